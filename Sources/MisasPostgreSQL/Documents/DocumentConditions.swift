import Misas
import PostgresClient

/// Writes predicates and orders as SQL.
///
/// Whatever comes from a caller becomes a value; none of it becomes text.
///
/// Comparisons are `NULL` where the field is missing or of another kind. Joined by `AND` and `OR` alone that is as good as
/// false, and `IS NOT TRUE` makes it so before it is negated.
struct DocumentConditions {
    let schema: String
    var values: StatementValues

    // MARK: Predicates

    mutating func condition(_ predicate: DocumentPredicate) -> String {
        switch predicate {
        case .compare(let field, let comparison, let value):
            // What is not of the field's kind was refused before.
            DocumentOrdinal(value, kind: field.kind).map { compare(field, comparison, $0) } ?? "false"
        case .isIn(let field, let values):
            isIn(field, values.compactMap { DocumentOrdinal($0, kind: field.kind) })
        case .hasPrefix(let path, let prefix): hasPrefix(path, prefix)
        case .isNull(let path): "coalesce(jsonb_typeof(\(member(path))), 'null') = 'null'"
        case .all(let parts): parts.map { condition($0) }.condition(joinedBy: "AND", empty: "true")
        case .any(let parts): parts.map { condition($0) }.condition(joinedBy: "OR", empty: "false")
        case .not(let part): "((\(condition(part))) IS NOT TRUE)"
        }
    }

    private mutating func compare(
        _ field: DocumentField,
        _ comparison: DocumentPredicate.Comparison,
        _ ordinal: DocumentOrdinal
    ) -> String {
        let expression = expression(field)
        let sign = comparison.sqlOperator
        switch ordinal {
        case .boolean(let flag): return "\(expression.value) \(sign) \(values.place(.boolean(flag)))"
        case .duration(let microseconds): return "\(expression.value) \(sign) \(values.place(.bigint(microseconds)))"
        case .number(let number) where !expression.isCut:
            return "\(expression.value) \(sign) \(values.place(.text(number.numericText)))::numeric"
        case .number(let number): return compare(expression, comparison, number.documentKey)
        case .text(let text): return compare(expression, comparison, text.string)
        }
    }

    /// A text that is shorter than what an index holds compares with the beginning of another as with the whole.
    private mutating func compare(
        _ expression: DocumentExpression,
        _ comparison: DocumentPredicate.Comparison,
        _ text: String
    ) -> String {
        let place = values.place(.text(text))
        guard let beginning = Self.beginning(of: text) else {
            return "\(expression.key) \(comparison.sqlOperator) \(place)"
        }
        let least = comparison.includingEqual.sqlOperator
        return "(\(expression.key) \(least) \(values.place(.text(beginning)))"
            + " AND \(expression.value) \(comparison.sqlOperator) \(place))"
    }

    private mutating func isIn(
        _ field: DocumentField,
        _ ordinals: [DocumentOrdinal]
    ) -> String {
        let expression = expression(field)
        var booleans: [Bool] = []
        var durations: [Int64] = []
        var numbers: [String] = []
        var texts: [String] = []
        var parts: [String] = []
        for ordinal in ordinals {
            switch ordinal {
            case .boolean(let flag): booleans.append(flag)
            case .duration(let microseconds): durations.append(microseconds)
            case .number(let number) where !expression.isCut: numbers.append(number.numericText)
            case .number(let number): texts.append(number.documentKey)
            case .text(let text): texts.append(text.string)
            }
        }
        for text in texts where Self.beginning(of: text) != nil { parts.append(compare(expression, .equal, text)) }
        texts.removeAll { Self.beginning(of: $0) != nil }
        if !texts.isEmpty { parts.append("\(expression.key) = ANY (\(values.place(.texts(texts))))") }
        if !booleans.isEmpty { parts.append("\(expression.value) = ANY (\(values.place(.booleans(booleans))))") }
        if !durations.isEmpty { parts.append("\(expression.value) = ANY (\(values.place(.bigints(durations))))") }
        if !numbers.isEmpty { parts.append("\(expression.value) = ANY (\(values.place(.texts(numbers)))::numeric[])") }
        return parts.isEmpty ? "false" : "(" + parts.joined(separator: " OR ") + ")"
    }

    private mutating func hasPrefix(
        _ path: String,
        _ prefix: String
    ) -> String {
        let expression = expression(DocumentField(path, .text))
        let place = values.place(.text(prefix))
        guard let beginning = Self.beginning(of: prefix) else { return "starts_with(\(expression.key), \(place))" }
        return "(starts_with(\(expression.key), \(values.place(.text(beginning))))"
            + " AND starts_with(\(expression.value), \(place)))"
    }

    // MARK: Orders

    /// What is missing comes last, or first when descending; what is left undecided goes by the identifiers.
    mutating func order(_ sort: [DocumentSort]) -> String {
        var keys: [String] = []
        for sort in sort {
            let expression = expression(sort.field)
            let direction = sort.isDescending ? "DESC NULLS FIRST" : "ASC NULLS LAST"
            // By the beginnings first, which an index may give in order.
            if expression.isCut { keys.append("\(expression.key) \(direction)") }
            keys.append("\(expression.value) \(direction)")
        }
        return (keys + ["id"]).joined(separator: ", ")
    }

    // MARK: Parts

    private mutating func expression(_ field: DocumentField) -> DocumentExpression {
        DocumentExpression(field, schema: schema) { values.place(.text($0)) }
    }

    private mutating func member(_ path: String) -> String {
        DocumentExpression.member(path) { values.place(.text($0)) }
    }

    /// The beginning of a text, as an index holds it; `nil` where the text is shorter than that.
    private static func beginning(of text: String) -> String? {
        let characters = DocumentExpression.keyCharacters
        // Every character has at least a byte.
        guard text.utf8.count >= characters, text.unicodeScalars.count >= characters else { return nil }
        return String(text.unicodeScalars.prefix(characters))
    }
}

extension DocumentPredicate.Comparison {
    fileprivate var includingEqual: Self {
        switch self {
        case .less: .lessOrEqual
        case .greater: .greaterOrEqual
        case .equal, .lessOrEqual, .greaterOrEqual: self
        }
    }
}
