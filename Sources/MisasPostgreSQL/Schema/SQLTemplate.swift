/// The text of a statement, with places for the name of the schema.
struct SQLTemplate: Sendable {
    /// The text as its file has it.
    let text: String

    init(_ text: String) {
        self.text = text
    }

    /// The text for a schema.
    func text(for schema: PostgresSchema) -> String {
        var rest = text[...]
        var result = ""
        while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
            result += rest[..<open.lowerBound]
            result += schema.value(of: rest[open.upperBound..<close.lowerBound])
            rest = rest[close.upperBound...]
        }
        return result + rest
    }
}
