/// The form of names, and that no two things share one.
struct NameChecks {
    let specs: Specs
    let diagnostics: DiagnosticCollector

    func run(_ index: Int) {
        let subsystem = specs.subsystems[index]
        checkForms(of: subsystem)
        checkNamespace(of: subsystem)
        checkWireNames(of: subsystem)
        checkMadeNames(of: subsystem, index)
        for type in subsystem.types { checkMembers(of: type) }
        forEachFieldList(of: subsystem) { noun, fields in checkFields(fields, of: noun) }
    }

    // MARK: Forms

    private func checkForms(of subsystem: Subsystem) {
        for file in subsystem.files {
            guard let name = file.subsystem, !Naming.isLowerSnakeCase(name.value) else { continue }
            diagnostics.report(
                .badName,
                "a subsystem is called in `lower_snake` letters, not `\(name.value)`",
                at: name.range,
                help: lowerSnake(for: name.value).map { "did you mean `\($0)`?" }
            )
        }
        subsystem.forEachDeclared { kind, _, declared in
            if BuiltInType.isTaken(declared.name) {
                diagnostics.report(
                    .reservedName,
                    "`\(declared.name)` is a type of the language",
                    at: declared.nameRange,
                    help: "give \(kind.noun) of your own another name"
                )
            } else if !Naming.isUpperCamelCase(declared.name) {
                diagnostics.report(
                    .badName,
                    "\(kind.noun) is called in `UpperCamelCase` letters and digits, not `\(declared.name)`",
                    at: declared.nameRange,
                    help: suggestion(
                        [Naming.upperCamelCase(declared.name), Naming.upperCamelCase(Naming.snakeCase(declared.name))],
                        Naming.isUpperCamelCase,
                        for: declared.name
                    )
                )
            }
            if SwiftNames.type(declared.declaration) == "Self" {
                diagnostics.report(
                    .collision,
                    "\(kind.noun) cannot be called `Self` in Swift: inside every type that is the type itself",
                    at: declared.declaration.swiftName?.range ?? declared.nameRange,
                    help: "rename it, or give it a `swiftName`"
                )
            }
            checkFixedNames(of: declared.declaration, isField: false)
        }
    }

    private func checkFixedNames(of declaration: Declaration, isField: Bool) {
        if let name = declaration.swiftName, !Naming.isSwiftIdentifier(name.value) {
            diagnostics.report(
                .badSwiftName,
                "`\(name.value)` cannot be a name in Swift",
                at: name.range,
                help: "use letters, digits and `_`, starting with a letter"
            )
        }
        if !isField, let name = declaration.wireName, !Naming.isWireName(name.value) {
            diagnostics.report(
                .badWireName,
                "`\(name.value)` cannot be a wire name",
                at: name.range,
                help: "use `a-z`, `0-9`, `_`, `.` and `-`"
            )
        }
        guard isField, let name = declaration.wireName else { return }
        if name.value.isEmpty {
            diagnostics.report(.badWireName, "a name in JSON cannot be empty", at: name.range)
        } else if name.value.unicodeScalars.contains(where: { $0.value < 0x20 }) {
            diagnostics.report(.badWireName, "a name in JSON cannot hold a control character", at: name.range)
        }
    }

    /// The first of some better names that is good, or what names are made of when it is the letters that are not.
    private func suggestion(
        _ names: [String],
        _ isGood: (String) -> Bool,
        for name: String,
        canBeAnyOnTheWire: Bool = false
    ) -> String? {
        if let better = names.first(where: isGood) { return "did you mean `\(better)`?" }
        guard !name.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        return "use `a-z`, `A-Z` and `0-9`" + (canBeAnyOnTheWire ? "; a `wireName` can have any letters" : "")
    }

    // MARK: One namespace

    /// Who has a name.
    private enum Claimant: Equatable, CustomStringConvertible {
        case declared(Symbol.Kind, String)
        case generated(String, from: String)
        case subsystem

        var description: String {
            switch self {
            case .declared(let kind, let name): "the \(kind.rawValue) `\(name)`"
            case .generated(let what, let name): "\(what) of `\(name)`"
            case .subsystem: "the subsystem's own type"
            }
        }
    }

    /// All that is declared and all that is generated from it, by its name in Swift.
    private func checkNamespace(of subsystem: Subsystem) {
        var first: [String: (what: Claimant, range: SourceRange)] = [:]
        func claim(_ name: String, _ what: Claimant, at range: SourceRange) {
            guard let earlier = first.updateValue((what, range), forKey: name) else { return }
            first[name] = earlier
            guard earlier.what != what else {
                diagnostics.report(
                    .collision,
                    "\(what) is declared twice",
                    at: range,
                    notes: [.init("first declared here", at: earlier.range)]
                )
                return
            }
            diagnostics.report(
                .collision,
                "\(what) would be called `\(name)`, as \(earlier.what) is",
                at: range,
                notes: [.init("\(earlier.what) stands here", at: earlier.range)],
                help: "rename one of them, or give it a `swiftName`"
            )
        }
        subsystem.forEachDeclared { kind, _, declared in
            claim(
                SwiftNames.type(declared.declaration),
                .declared(kind, declared.name),
                at: declared.nameRange
            )
        }
        subsystem.forEachDeclared { kind, index, declared in
            for generated in SwiftNames.generated(kind, index, in: subsystem) {
                claim(generated.name, .generated(generated.what, from: declared.name), at: declared.nameRange)
            }
        }
        guard let name = subsystem.files.first?.subsystem else { return }
        claim(SwiftNames.subsystem(subsystem.name), .subsystem, at: name.range)
        for module in [subsystem.module, "Swift", "Misas"] {
            guard let taken = first[module] else { continue }
            diagnostics.report(
                .collision,
                "\(taken.what) would hide the module `\(module)`",
                at: taken.range,
                help: "rename it, or give it a `swiftName`"
            )
        }
    }

    private func checkWireNames(of subsystem: Subsystem) {
        var first: [String: (kind: Symbol.Kind, name: String, range: SourceRange)] = [:]
        subsystem.forEachDeclared { kind, _, declared in
            guard kind != .type else { return }
            let name = WireNames.message(declared.declaration, in: subsystem.name)
            guard let earlier = first.updateValue((kind, declared.name, declared.nameRange), forKey: name) else {
                return
            }
            first[name] = earlier
            // Two things of one name were told as such.
            guard earlier.name != declared.name else { return }
            let what = Claimant.declared(kind, declared.name)
            let range = declared.declaration.wireName?.range ?? declared.nameRange
            diagnostics.report(
                .wireNameCollision,
                "\(what) would be `\(name)` on the wire, as \(Claimant.declared(earlier.kind, earlier.name)) is",
                at: range,
                notes: [.init("\(Claimant.declared(earlier.kind, earlier.name)) stands here", at: earlier.range)],
                help: "give one of them a `wireName`"
            )
        }
    }

    // MARK: Names made of names

    /// Cases and arguments are called as what they stand for, but start with a small letter: `AB` and `Ab` are one.
    private func checkMadeNames(of subsystem: Subsystem, _ index: Int) {
        for aggregate in subsystem.aggregates {
            let events = aggregate.events.map { (subsystem.events[$0].declaration, subsystem.events[$0].nameRange) }
            checkMadeNames(events, "the case", of: "`\(aggregate.name).Event`")
        }
        for command in subsystem.commands where command.aggregate == nil {
            let emitted = command.emits.compactMap { reference in
                specs.symbol(reference, from: index).flatMap { symbol in
                    symbol.kind == .event ? (specs.declared(symbol), reference.range) : nil
                }
            }
            checkMadeNames(emitted, "the case", of: "`\(command.name).Emission`")
        }
        let arguments =
            subsystem.commands.filter { $0.aggregate == nil }.map { ($0.declaration, $0.nameRange) }
            + subsystem.queries.map { ($0.declaration, $0.nameRange) }
            + subsystem.projections.map { ($0.declaration, $0.nameRange) }
            + subsystem.policies.map { ($0.declaration, $0.nameRange) }
        checkMadeNames(arguments, "the argument", of: "`\(SwiftNames.subsystem(subsystem.name))`")
    }

    private func checkMadeNames(_ declarations: [(Declaration, SourceRange)], _ noun: String, of owner: String) {
        guard !declarations.map({ Naming.lowerCamelCase(SwiftNames.type($0.0)) }).areNamesDistinct else { return }
        var first: [String: (name: String, range: SourceRange)] = [:]
        for (declaration, range) in declarations {
            let name = Naming.lowerCamelCase(SwiftNames.type(declaration))
            guard let earlier = first[name] else {
                first[name] = (SwiftNames.type(declaration), range)
                continue
            }
            // One name twice is told where the names themselves are.
            guard earlier.name != SwiftNames.type(declaration) else { continue }
            diagnostics.report(
                .collision,
                "`\(declaration.name)` would be \(noun) `\(name)` of \(owner), as another one is",
                at: range,
                notes: [.init("the other stands here", at: earlier.range)],
                help: "rename one of them, or give it a `swiftName`"
            )
        }
    }

    // MARK: Members

    private func checkMembers(of type: TypeDeclaration) {
        switch type.kind {
        case .enumeration(let cases):
            checkCases(cases.map(\.declaration), of: type, reserved: ["allCases", "self"])
            checkWire(cases.map { ($0.name, $0.value, $0.valueRange) }, "case")
        case .union(let cases):
            checkCases(cases.map(\.declaration), of: type, reserved: ["self"])
            checkWire(cases.map { ($0.name, $0.wireName, $0.declaration.wireName?.range ?? $0.nameRange) }, "case")
        case .identifier, .structure, .wrapper, .invalid: break
        }
    }

    private func checkCases(_ cases: [Declaration], of type: TypeDeclaration, reserved: Set<String>) {
        if cases.isEmpty {
            guard diagnostics.isUnderstood(type.declaration.node) else { return }
            diagnostics.report(.noCases, "`\(type.name)` has no case, so it has no value", at: type.nameRange)
        }
        checkMembers(cases, noun: "a case")
        for declaration in cases where reserved.contains(SwiftNames.member(declaration)) {
            diagnostics.report(
                .collision,
                "a case cannot be called `\(SwiftNames.member(declaration))` in Swift: every enum has that already",
                at: declaration.nameRange,
                help: "rename it, or give it a `swiftName`"
            )
        }
    }

    private func checkFields(_ fields: [FieldDeclaration], of noun: String) {
        checkMembers(fields.map(\.declaration), noun: noun)
        checkWire(fields.map { ($0.name, $0.wireName, $0.declaration.wireName?.range ?? $0.nameRange) }, "field")
        for field in fields where Self.isTakenMember(SwiftNames.member(field.declaration)) {
            diagnostics.report(
                .collision,
                "\(noun) cannot be called `\(SwiftNames.member(field.declaration))` in Swift: every value has that already",
                at: field.declaration.swiftName?.range ?? field.nameRange,
                help: "rename it, or give it a `swiftName`"
            )
        }
    }

    /// What Swift gives to every value, or to every one that is `Hashable`, and no back-quotes make room for.
    private static func isTakenMember(_ name: String) -> Bool { name == "self" || name == "hashValue" }

    private func checkMembers(_ members: [Declaration], noun: String) {
        for member in members {
            if !Naming.isLowerCamelCase(member.name) {
                diagnostics.report(
                    .badName,
                    "\(noun) is called in `lowerCamelCase` letters and digits, not `\(member.name)`",
                    at: member.nameRange,
                    help: suggestion(
                        [
                            Naming.lowerCamelCase(member.name),
                            Naming.lowerCamelCase(Naming.upperCamelCase(Naming.snakeCase(member.name))),
                        ],
                        Naming.isLowerCamelCase,
                        for: member.name,
                        canBeAnyOnTheWire: true
                    )
                )
            }
            checkFixedNames(of: member, isField: true)
        }
        guard !members.map(SwiftNames.member).areNamesDistinct else { return }
        var first: [String: SourceRange] = [:]
        for member in members {
            let name = SwiftNames.member(member)
            if let earlier = first[name] {
                diagnostics.report(
                    .collision,
                    "`\(member.name)` would be called `\(name)` in Swift, as another one is",
                    at: member.nameRange,
                    notes: [.init("the other stands here", at: earlier)],
                    help: "rename one of them, or give it a `swiftName`"
                )
            } else {
                first[name] = member.nameRange
            }
        }
    }

    private func checkWire(_ members: [(name: String, wire: String, range: SourceRange)], _ noun: String) {
        guard !members.map({ $0.wire }).areNamesDistinct else { return }
        var first: [String: SourceRange] = [:]
        for member in members {
            if let earlier = first[member.wire] {
                diagnostics.report(
                    .wireNameCollision,
                    "the \(noun) `\(member.name)` would be `\(member.wire)` in JSON, as another one is",
                    at: member.range,
                    notes: [.init("the other stands here", at: earlier)],
                    help: "give one of them another name there"
                )
            } else {
                first[member.wire] = member.range
            }
        }
    }

    private func forEachFieldList(of subsystem: Subsystem, _ body: (String, [FieldDeclaration]) -> Void) {
        for type in subsystem.types { if case .structure(let fields) = type.kind { body("a field", fields) } }
        for error in subsystem.errors { body("a field", error.fields) }
        for event in subsystem.events { body("a field", event.fields) }
        for aggregate in subsystem.aggregates { body("a field", aggregate.state) }
        for command in subsystem.commands { body("a field", command.fields) }
        for query in subsystem.queries { body("a field", query.fields) }
        for prediction in subsystem.predictions { body("a field", prediction.fields) }
        for projection in subsystem.projections { body("a column", projection.table?.columns ?? []) }
    }
}

/// A name in `lower_snake` letters near one that is not.
func lowerSnake(for name: String) -> String? {
    let separated = String(name.map { $0 == "-" || $0 == " " ? "_" : $0 })
    let better = Naming.snakeCase(separated)
    return Naming.isLowerSnakeCase(better) ? better : nil
}
