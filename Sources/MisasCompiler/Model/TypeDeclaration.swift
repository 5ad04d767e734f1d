/// A type of a subsystem's own.
package final class TypeDeclaration: Declared {
    package let declaration: Declaration
    package let kind: Kind
    package let example: Node?
    package let checks: ValueChecks

    package indirect enum Kind: Sendable {
        case identifier(BuiltInType)
        case enumeration([EnumCase])
        case structure([FieldDeclaration])
        case wrapper(TypeExpression, at: SourceRange)
        case union([UnionCase])
        /// Not one of these, and said so.
        case invalid
    }

    package struct EnumCase: Declared {
        package let declaration: Declaration
        /// What stands in JSON.
        package let value: String
        package let valueRange: SourceRange
    }

    package struct UnionCase: Declared {
        package let declaration: Declaration
        /// What the case carries; `nil` for a bare case.
        package let type: TypeExpression?
        package let typeRange: SourceRange

        /// What stands in JSON.
        package var wireName: String { declaration.wireName?.value ?? declaration.name }
    }

    private static let kinds = ["identifier", "enum", "fields", "wraps", "union"]

    init(_ entry: Node.Entry, diagnostics: DiagnosticCollector) {
        declaration = Declaration(entry)
        example = entry.value["example"]
        checks = ValueChecks(entry.value)
        let entries = entry.value.mapping ?? []
        let given = entries.filter { Self.kinds.contains($0.key) }
        let names = Self.kinds.map { "`\($0)`" }.joined(separator: ", ")
        guard let first = given.first else {
            if diagnostics.isUnderstood(entry.value) {
                diagnostics.report(.typeKind, "`\(entry.key)` needs one of \(names)", at: entry.keyRange)
            }
            kind = .invalid
            return
        }
        if let second = given.dropFirst().first(where: { $0.key != first.key }) {
            diagnostics.report(
                .typeKind,
                "a type has one of \(names); this one has `\(first.key)` already",
                at: second.keyRange,
                notes: [.init("`\(first.key)` stands here", at: first.keyRange)]
            )
        }
        kind = Self.kind(first, in: entry.value, diagnostics: diagnostics)
    }

    private static func kind(_ entry: Node.Entry, in node: Node, diagnostics: DiagnosticCollector) -> Kind {
        switch entry.key {
        case "identifier":
            return entry.value.text.flatMap(BuiltInType.init(rawValue:)).map(Kind.identifier) ?? .invalid
        case "enum": return enumeration(entry, diagnostics: diagnostics)
        case "fields": return .structure(node.fields("fields", diagnostics: diagnostics))
        case "wraps":
            let type = TypeExpressionParser.parse(entry.value, diagnostics: diagnostics)
            return .wrapper(type, at: entry.value.range)
        default: return .union(entry.value.table.map { unionCase($0, diagnostics: diagnostics) })
        }
    }

    private static func enumeration(_ entry: Node.Entry, diagnostics: DiagnosticCollector) -> Kind {
        let checker = GrammarChecker(diagnostics: diagnostics, isWhole: true)
        if let items = entry.value.sequence {
            return .enumeration(
                items.compactMap { item in
                    guard let text = item.text, !item.isEmpty else {
                        diagnostics.report(
                            .wrongKind,
                            "the name of a case belongs here, not \(item.kindName)",
                            at: item.range
                        )
                        return nil
                    }
                    let declaration = Declaration(Node.Entry(key: text, keyRange: item.range, value: item))
                    return EnumCase(declaration: declaration, value: text, valueRange: item.range)
                }
            )
        }
        guard case .mapping(let entries) = entry.value.content else {
            diagnostics.report(
                .wrongKind,
                "a list of cases belongs here, not \(entry.value.kindName)",
                at: entry.value.isEmpty ? entry.keyRange : entry.value.range,
                help: "write `enum: [a, b]`, or `enum: {a: A, b: B}` with values"
            )
            return .invalid
        }
        var seen: [String: SourceRange] = [:]
        var cases: [EnumCase] = []
        for item in entries {
            if let first = seen[item.key] {
                diagnostics.report(
                    .duplicateKey,
                    "`\(item.key)` is written twice",
                    at: item.keyRange,
                    notes: [.init("it stands here first", at: first)]
                )
                continue
            }
            seen[item.key] = item.keyRange
            if item.value.sequence != nil || item.value.mapping != nil && !item.value.isEmpty {
                checker.check(item.value, LanguageGrammar.enumCase, keyRange: item.keyRange)
            }
            let declaration = Declaration(item)
            let value = item.value.isEmpty ? nil : item.value.scalar != nil ? item.value : item.value["value"]
            cases.append(
                EnumCase(
                    declaration: declaration,
                    value: declaration.wireName?.value ?? value?.text ?? item.key,
                    valueRange: value?.range ?? item.keyRange
                )
            )
        }
        return .enumeration(cases)
    }

    private static func unionCase(_ entry: Node.Entry, diagnostics: DiagnosticCollector) -> UnionCase {
        let node = entry.value.scalar != nil ? entry.value : entry.value["type"]
        let type: TypeExpression? =
            if node?.text == "none" { nil } else {
                node.map { TypeExpressionParser.parse($0, diagnostics: diagnostics) } ?? .invalid
            }
        return UnionCase(declaration: Declaration(entry), type: type, typeRange: node?.range ?? entry.keyRange)
    }
}
