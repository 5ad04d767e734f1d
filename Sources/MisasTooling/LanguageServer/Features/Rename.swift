internal import MisasCompiler

/// Another name for something, wherever it is named, with its stored name as it was.
struct Rename {
    /// Why something cannot be renamed, as a sentence without its stop.
    struct Refusal: Error {
        let message: String
    }

    private let snapshot: Snapshot
    private let specs: Specs
    private let names: NameIndex
    private let target: NameTarget

    init(_ target: NameTarget, in snapshot: Snapshot) throws(Refusal) {
        guard let specs = snapshot.specs, let names = snapshot.names else {
            throw Refusal(message: "there are no specs here")
        }
        self.snapshot = snapshot
        self.specs = specs
        self.names = names
        self.target = target
        if case .subsystem(let index) = target {
            throw Refusal(
                message: "the name of a subsystem is a part of the stored names of all its messages; "
                    + "`\(specs.subsystems[index].name)` can only be changed by hand"
            )
        }
        guard names.declaration(of: target) != nil else { throw Refusal(message: "it is not declared in a spec") }
        if let range = names.unplaced(of: target) {
            throw Refusal(message: "it is named in a text with escapes, in \(place(range)); write that plainly first")
        }
        for occurrence in names.occurrences(of: target) where occurrence.use != .stored {
            guard let other = names.others(than: target, at: occurrence.range).first else { continue }
            throw Refusal(
                message:
                    "in \(place(occurrence.range)) one name stands for `\(oldName)` of \(owner(of: target)) and of "
                    + "\(owner(of: other)); they can only be renamed together, by hand"
            )
        }
    }

    /// The name that it has.
    var oldName: String {
        switch target {
        case .symbol(let symbol): specs.declared(symbol).name
        case .member(let member): member.name
        case .subsystem(let index): specs.subsystems[index].name
        }
    }

    private func owner(of target: NameTarget) -> String {
        if case .member(let member) = target { "`\(specs.declared(member.owner).name)`" } else { "the subsystem" }
    }

    private func place(_ range: SourceRange) -> String {
        let (path, position) = snapshot.sources.start(of: range)
        return "\(Run.name(of: path)):\(position.line)"
    }

    // MARK: Edits

    /// The edits that give it a new name; they were tried, and the specs are as right as before.
    func edits(to newName: String) throws(Refusal) -> [TextEdit] {
        guard newName != oldName else { return [] }
        try check(newName)
        var edits: [TextEdit] = []
        let (keeping, replaced) = try keepingStoredName(newName)
        for occurrence in names.occurrences(of: target) where occurrence.use != .stored {
            let isReplaced = replaced.contains { range in
                range.file == occurrence.range.file && range.start <= occurrence.range.start
                    && occurrence.range.end <= range.end
            }
            if !isReplaced { edits.append(TextEdit(occurrence.range, newName)) }
        }
        edits = (edits + keeping).sorted()
        guard !zip(edits, edits.dropFirst()).contains(where: { $0.collides(with: $1) }) else {
            throw Refusal(message: "\(quoted) is written in a way that cannot be changed from here")
        }
        try tryOut(edits, newName)
        return edits
    }

    private var quoted: String { "`\(oldName)`" }

    private func check(_ name: String) throws(Refusal) {
        switch target {
        case .subsystem: break
        case .symbol(let symbol):
            guard Naming.isUpperCamelCase(name), !BuiltInType.isTaken(name) else {
                throw Refusal(
                    message: "\(symbol.kind.noun) is called in `UpperCamelCase` letters and digits, not `\(name)`"
                )
            }
            let reference = Reference(text: name, range: specs.declared(symbol).nameRange)
            guard reference.subsystem == nil, let taken = specs.symbol(reference, from: symbol.subsystem) else {
                return
            }
            let other = specs.declared(taken)
            throw Refusal(message: "there is \(taken.kind.noun) `\(name)` already, in \(place(other.nameRange))")
        case .member(let member):
            guard Naming.isLowerCamelCase(name) else {
                throw Refusal(
                    message: "\(noun(of: member)) is called in `lowerCamelCase` letters and digits, not `\(name)`"
                )
            }
            let other = NameTarget.Member(owner: member.owner, list: member.list, name: name)
            guard let taken = MemberDeclaration(other, in: specs) else { return }
            throw Refusal(
                message: "`\(specs.declared(member.owner).name)` has \(taken.noun) `\(name)` already, in "
                    + place(taken.declaration.nameRange)
            )
        }
    }

    private func noun(of member: NameTarget.Member) -> String {
        MemberDeclaration(member, in: specs)?.noun ?? "a field"
    }

    /// Checks the specs as they would be: a name can be taken in ways that only the compiler knows, such as by what is
    /// generated.
    private func tryOut(_ edits: [TextEdit], _ newName: String) throws(Refusal) {
        var texts: [String: [UInt8]] = [:]
        for (index, edits) in Dictionary(grouping: edits, by: \.range.file) {
            let file = snapshot.sources.files[Int(index)]
            texts[file.path] = edits.applied(to: file)
        }
        let after = snapshot.run.with(texts).compile(renders: false)
        var known: [DiagnosticCode: Int] = [:]
        for diagnostic in snapshot.outcome.diagnostics where diagnostic.severity == .error {
            known[diagnostic.code, default: 0] += 1
        }
        for diagnostic in after.diagnostics where diagnostic.severity == .error {
            known[diagnostic.code, default: 0] -= 1
            guard known[diagnostic.code, default: 0] < 0 else { continue }
            let place = diagnostic.range.map { range in
                let (path, position) = after.sources.start(of: range)
                return " (\(Run.name(of: path)):\(position.line))"
            }
            throw Refusal(message: "\(quoted) cannot become `\(newName)`: \(diagnostic.message)\(place ?? "")")
        }
    }

    // MARK: Stored names

    /// What keeps the stored name, and the places that are written anew with it.
    private func keepingStoredName(_ newName: String) throws(Refusal) -> ([TextEdit], [SourceRange]) {
        switch target {
        case .subsystem: return ([], [])
        case .symbol(let symbol):
            // Types have no name in what is stored.
            guard symbol.kind != .type else { return ([], []) }
            let declaration = specs.declared(symbol)
            let subsystem = specs.subsystems[symbol.subsystem].name
            var edits = try keeping(
                "wireName",
                specs.wireName(of: symbol),
                isFixed: declaration.wireName != nil,
                madeOfNewName: "\(subsystem).\(Naming.snakeCase(newName))",
                in: declaration
            ).edits
            if symbol.kind == .projection {
                edits = Self.joined(try keepingTable(of: symbol, declaration, newName) + edits)
            }
            return (edits, [])
        case .member(let member):
            guard let found = MemberDeclaration(member, in: specs) else { return ([], []) }
            if member.list == .cases, found.type == nil, case .enumeration(let cases) = specs.type(member.owner).kind {
                return try keepingCase(cases, of: member.owner, found, newName)
            }
            return try keeping(
                "wireName",
                found.storedName,
                isFixed: found.isNameFixed,
                madeOfNewName: member.list == .columns ? Naming.snakeCase(newName) : newName,
                in: found.declaration
            )
        }
    }

    private func keepingTable(
        of symbol: Symbol,
        _ declaration: Declaration,
        _ newName: String
    ) throws(Refusal) -> [TextEdit] {
        guard let table = specs.subsystems[symbol.subsystem].projections[symbol.index].table,
            let node = declaration.node["table"]
        else { return [] }
        let stored = Naming.snakeCase(declaration.name)
        if let name = table.name {
            // The name of the table that was only written to keep it.
            return name.value == Naming.snakeCase(newName) ? fixEdits(.removeEntry("name", from: node)) ?? [] : []
        }
        return try required(fixEdits(.addEntry("name", stored, to: node)))
    }

    /// What is put at the same place is put there in its order: what lies further in comes first.
    private static func joined(_ edits: [TextEdit]) -> [TextEdit] {
        var joined: [TextEdit] = []
        for edit in edits {
            if let same = joined.firstIndex(where: { $0.range == edit.range && edit.range.start == edit.range.end }) {
                joined[same] = TextEdit(edit.range, joined[same].text + edit.text)
            } else {
                joined.append(edit)
            }
        }
        return joined
    }

    private func fixEdits(_ edit: Fix.Edit) -> [TextEdit]? { FixEdits.edits(for: Fix(edit), in: snapshot.sources) }

    private func required(_ edits: [TextEdit]?) throws(Refusal) -> [TextEdit] {
        guard let edits else {
            throw Refusal(
                message: "there is no safe place for the `wireName` that would keep what is stored of \(quoted); "
                    + "add it by hand first"
            )
        }
        return edits
    }

    /// Adds the key that holds a stored name, or takes it away where the new name stands for the same.
    private func keeping(
        _ key: String,
        _ stored: String,
        isFixed: Bool,
        madeOfNewName made: String,
        in declaration: Declaration
    ) throws(Refusal) -> (edits: [TextEdit], replaced: [SourceRange]) {
        let node = declaration.node
        if isFixed {
            guard made == stored else { return ([], []) }
            return (withoutStoredName(key, declaration), [])
        }
        guard made != stored else { return ([], []) }
        guard node.scalar == nil || node.isEmpty else {
            // `account: AccountID` becomes a mapping with room for more.
            let range = node.range
            let source = snapshot.sources.file(of: range).text(in: range.start..<range.end)
            guard !source.contains("\n"), !source.contains("\r") else { return (try required(nil), []) }
            let isQuoted = source.hasPrefix("\"") || source.hasPrefix("'")
            let needsQuotes = !isQuoted && source.contains { ",[]{}".contains($0) }
            let type = needsQuotes ? "'\(source)'" : source
            return ([TextEdit(range, "{ type: \(type), \(key): \(stored) }")], [])
        }
        return (try required(fixEdits(.addEntry(key, stored, to: node))), [])
    }

    /// Takes the key away that holds a stored name, and with it a mapping that had room for nothing else.
    private func withoutStoredName(_ key: String, _ declaration: Declaration) -> [TextEdit] {
        let node = declaration.node
        guard case .mapping(let entries) = node.content else { return [] }
        let file = snapshot.sources.file(of: node.range)
        let source = file.text(in: node.range.start..<node.range.end)
        if source.hasPrefix("{"), !source.contains("#"), !source.contains("\n"), !source.contains("\r") {
            if entries.count == 1, declaration.nameRange.end < node.range.start {
                // `Closed: { wireName: … }` had nothing behind its colon.
                let start = declaration.nameRange.end
                let between = file.text(in: start..<node.range.start)
                if between.unicodeScalars.first == ":", between.dropFirst().allSatisfy({ $0 == " " }) {
                    return [TextEdit(SourceRange(file: node.range.file, start: start + 1, end: node.range.end), "")]
                }
            }
            if entries.count == 2, let type = entries.first(where: { $0.key == "type" })?.value, type.scalar != nil {
                var text = file.text(in: type.range.start..<type.range.end)
                // Quotes that only the braces made necessary go with them.
                if type.scalar?.isVerbatim == true, let plain = type.text, text == "'\(plain)'",
                    !isInFlow(declaration)
                {
                    text = plain
                }
                return [TextEdit(node.range, text)]
            }
        }
        return fixEdits(.removeEntry(key, from: node)) ?? []
    }

    /// Whether a declaration stands in braces itself.
    private func isInFlow(_ declaration: Declaration) -> Bool {
        let file = snapshot.sources.file(of: declaration.nameRange)
        let line = file.position(of: declaration.nameRange.start).line
        let start = file.offset(ofLine: line)
        return !file.text(in: start..<declaration.nameRange.start).allSatisfy { $0 == " " || $0 == "\"" || $0 == "'" }
    }

    // MARK: Cases

    private func keepingCase(
        _ cases: [TypeDeclaration.EnumCase],
        of owner: Symbol,
        _ found: MemberDeclaration,
        _ newName: String
    ) throws(Refusal) -> ([TextEdit], [SourceRange]) {
        guard let list = specs.declared(owner).node["enum"] else { return ([], []) }
        guard list.sequence == nil else { return try keepingCase(ofList: list, cases, found, newName) }
        let node = found.declaration.node
        if found.declaration.wireName != nil {
            return try keeping(
                "wireName",
                found.storedName,
                isFixed: true,
                madeOfNewName: newName,
                in: found.declaration
            )
        }
        if node.isEmpty {
            let source = snapshot.sources.file(of: found.declaration.nameRange)
            let end = found.declaration.nameRange.end
            guard source.text(in: end..<min(end + 1, source.length)) == ":" else { return (try required(nil), []) }
            let place = SourceRange(file: found.declaration.nameRange.file, start: end + 1, end: end + 1)
            return ([TextEdit(place, " \(found.storedName)")], [])
        }
        if node.mapping != nil, node["value"] == nil {
            return (try required(fixEdits(.addEntry("value", found.storedName, to: node))), [])
        }
        return ([], [])
    }

    /// A list of cases has no room for values: it becomes a mapping.
    private func keepingCase(
        ofList list: Node,
        _ cases: [TypeDeclaration.EnumCase],
        _ found: MemberDeclaration,
        _ newName: String
    ) throws(Refusal) -> ([TextEdit], [SourceRange]) {
        let file = snapshot.sources.file(of: list.range)
        let source = file.text(in: list.range.start..<list.range.end)
        guard source.hasPrefix("["), !source.contains("#"), !source.contains("\""), !source.contains("'") else {
            throw Refusal(
                message: "a list has no room for the stored name of \(quoted); write the cases as "
                    + "`{ \(oldName): \(oldName), … }` first"
            )
        }
        let entries = cases.map { item in
            (item.name == found.declaration.name ? newName : item.name) + ": " + item.value
        }
        return ([TextEdit(list.range, "{ \(entries.joined(separator: ", ")) }")], [list.range])
    }
}
