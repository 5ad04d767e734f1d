import PostgresClient

/// The text of a statement, with places for the name of the schema.
struct SQLTemplate: Sendable {
    /// The text as its file has it.
    let text: String

    init(_ text: String) {
        self.text = text
    }

    /// The text for a schema, and for a role where it names one.
    func text(for schema: PostgresSchema, role: String? = nil) -> String {
        var rest = text[...]
        var result = ""
        while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
            result += rest[..<open.lowerBound]
            let place = rest[open.upperBound..<close.lowerBound]
            if place == "role", let role {
                result += PostgresIdentifier.quoted(role)
            } else {
                result += schema.value(of: place)
            }
            rest = rest[close.upperBound...]
        }
        return result + rest
    }
}
