/// A field of a structure, message, error or state, or a column of a table.
package final class FieldDeclaration: Declared {
    package let declaration: Declaration
    package let type: TypeExpression
    package let typeRange: SourceRange
    package let defaultValue: Node?
    package let example: Node?
    package let isPersonal: Bool
    package let checks: ValueChecks

    init(_ entry: Node.Entry, diagnostics: DiagnosticCollector) {
        declaration = Declaration(entry)
        guard entry.value.scalar == nil else {
            type = TypeExpressionParser.parse(entry.value, diagnostics: diagnostics)
            typeRange = entry.value.range
            defaultValue = nil
            example = nil
            isPersonal = false
            checks = .none
            return
        }
        let typeNode = entry.value["type"]
        type = typeNode.map { TypeExpressionParser.parse($0, diagnostics: diagnostics) } ?? .invalid
        typeRange = typeNode?.range ?? entry.keyRange
        defaultValue = entry.value["default"]
        example = entry.value["example"]
        isPersonal = entry.value["personal"]?.boolean ?? false
        checks = ValueChecks(entry.value)
    }

    /// The name of the member in JSON.
    package var wireName: String { declaration.wireName?.value ?? declaration.name }
}

/// What a value must fulfil when it enters, beyond its type.
package struct ValueChecks: Sendable {
    package let minLength: Located<Int>?
    package let maxLength: Located<Int>?
    package let pattern: Located<String>?
    package let minimum: Node?
    package let maximum: Node?
    package let minItems: Located<Int>?
    package let maxItems: Located<Int>?

    package static let none = Self(Node(content: .sequence([]), range: SourceRange(file: 0, start: 0, end: 0)))

    init(_ node: Node) {
        minLength = node["minLength"]?.locatedInteger
        maxLength = node["maxLength"]?.locatedInteger
        pattern = node["pattern"]?.locatedText
        minimum = node["minimum"]
        maximum = node["maximum"]
        minItems = node["minItems"]?.locatedInteger
        maxItems = node["maxItems"]?.locatedInteger
    }

    package var isEmpty: Bool {
        minLength == nil && maxLength == nil && pattern == nil && minimum == nil && maximum == nil && minItems == nil
            && maxItems == nil
    }
}

extension Node {
    /// The fields under a key of this mapping.
    func fields(_ key: String, diagnostics: DiagnosticCollector) -> [FieldDeclaration] {
        tables(key).map { FieldDeclaration($0, diagnostics: diagnostics) }
    }
}
