/// Finds what names mean, and says so when they mean nothing or something else.
///
/// Each place in a spec is asked about once here; later passes look names up in ``Specs`` without a word, so that a
/// bad name is told once.
struct ReferenceResolver {
    let specs: Specs
    let diagnostics: DiagnosticCollector

    /// Resolves a name that must mean one of some kinds of things.
    ///
    /// - Returns: `nil` after a diagnostic, or without one when the name may stand in an unread part of a file.
    @discardableResult
    func resolve(_ reference: Reference, from subsystem: Int, as kinds: Set<Symbol.Kind>, noun: String) -> Symbol? {
        guard let home = home(of: reference, from: subsystem) else { return nil }
        guard let symbol = specs.symbol(reference, from: subsystem) else {
            unknown(reference, home: home, from: subsystem, kinds: kinds, noun: noun)
            return nil
        }
        guard kinds.contains(symbol.kind) else {
            diagnostics.report(
                .wrongReference,
                "`\(reference)` is \(symbol.kind.noun); \(noun) belongs here",
                at: reference.range,
                notes: [.init("it is declared here", at: specs.declared(symbol).nameRange)]
            )
            return nil
        }
        return symbol
    }

    /// The subsystem that a name is looked up in.
    private func home(of reference: Reference, from subsystem: Int) -> Int? {
        guard let name = reference.subsystem else { return subsystem }
        let file = specs.subsystems[subsystem].files.first { $0.index == reference.range.file }
        guard let file, !file.uses.contains(where: { $0.value == name }) else {
            // A subsystem that `uses` names and nobody knows is told there.
            return specs.index(ofSubsystem: name)
        }
        let isKnown = specs.index(ofSubsystem: name) != nil
        let near = guess(name, among: file.uses.map(\.value))
        let range = reference.range.part(from: 0, length: name.unicodeScalars.count)
        diagnostics.report(
            .notUsed,
            "this file does not use `\(name)`",
            at: range,
            help: near.map { "did you mean `\($0)`?" }
                ?? (isKnown
                    ? "add it to the file's `uses: [\(name)]`"
                    : "add it to the file's `uses`, and its target to the dependencies"),
            fix: near.map { .replace(range, name, with: $0.text, isCertain: $0.isCertain && !isKnown) }
                ?? (isKnown ? Fix(Self.use(name, in: file)) : nil)
        )
        return nil
    }

    /// What lets a file name things of another subsystem.
    private static func use(_ name: String, in file: SpecFile) -> Fix.Edit {
        file.root["uses"].map { .addItem(name, to: $0) } ?? .addEntry("uses", "[\(name)]", to: file.root)
    }

    private func unknown(_ reference: Reference, home: Int, from subsystem: Int, kinds: Set<Symbol.Kind>, noun: String)
    {
        guard !specs.subsystems[home].unreadNames.contains(reference.name) else { return }
        let isType = kinds == [.type]
        let builtIns =
            isType && reference.subsystem == nil ? BuiltInType.allCases.map(\.rawValue) + ["list", "set", "map"] : []
        let candidates = specs.names(of: kinds, in: home) + builtIns
        var better: Guess?
        var edits: [Fix.Edit] = []
        if let near = guess(reference.name, among: candidates) {
            let name = reference.subsystem.map { "\($0).\(near)" } ?? near.text
            better = Guess(text: name, isCertain: near.isCertain)
        } else if reference.subsystem == nil, let other = elsewhere(reference, kinds: kinds, from: subsystem) {
            let file = specs.subsystems[subsystem].files.first { $0.index == reference.range.file }
            let isUsed = file?.uses.contains { $0.value == other } ?? true
            better = Guess(text: "\(other).\(reference.name)", isCertain: isUsed)
            if let file, !isUsed { edits.append(Self.use(other, in: file)) }
        }
        let place = reference.subsystem.map { " in `\($0)`" } ?? ""
        diagnostics.report(
            .unknownName,
            "there is no \(strip(noun)) `\(reference.name)`\(place)",
            at: reference.range,
            help: better.map { "did you mean `\($0)`?" },
            fix: better.flatMap { better in
                // A constructor of types means nothing by itself.
                if BuiltInType.constructors.contains(better.text) { return nil }
                edits.insert(.replace(reference.range, reference.description, with: better.text), at: 0)
                return Fix(edits, isCertain: better.isCertain)
            }
        )
    }

    /// The other subsystem that has the name, which is probably what was meant.
    private func elsewhere(_ reference: Reference, kinds: Set<Symbol.Kind>, from subsystem: Int) -> String? {
        for (index, other) in specs.subsystems.enumerated() where index != subsystem {
            if specs.names(of: kinds, in: index).contains(reference.name) { return other.name }
        }
        return nil
    }

    private func strip(_ noun: String) -> String {
        for article in ["an ", "a "] where noun.hasPrefix(article) { return String(noun.dropFirst(article.count)) }
        return noun
    }

    private static let types: Set<Symbol.Kind> = [.type]

    /// Resolves every name in a type.
    func resolve(_ type: TypeExpression, from subsystem: Int) {
        switch type {
        case .builtIn, .invalid: break
        case .named(let reference): resolve(reference, from: subsystem, as: Self.types, noun: "a type")
        case .optional(let type), .list(let type), .set(let type): resolve(type, from: subsystem)
        case .map(let key, let value):
            resolve(key, from: subsystem)
            resolve(value, from: subsystem)
        }
    }

    /// Resolves a list of names, each of which may stand in it once.
    func resolveAll(_ references: [Reference], from subsystem: Int, as kinds: Set<Symbol.Kind>, noun: String) {
        var first: [Symbol: SourceRange] = [:]
        for (place, reference) in references.enumerated() {
            guard let symbol = resolve(reference, from: subsystem, as: kinds, noun: noun) else { continue }
            if let earlier = first[symbol] {
                diagnostics.report(
                    .repeated,
                    "`\(reference)` stands in this list twice",
                    at: reference.range,
                    notes: [.init("it stands here first", at: earlier)],
                    fix: Fix(.removeItem(reference.range, after: references[place - 1].range))
                )
            } else {
                first[symbol] = reference.range
            }
        }
    }
}
