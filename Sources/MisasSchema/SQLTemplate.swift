/// The text of a statement, with places for the name of the schema.
package struct SQLTemplate: Sendable {
    /// The text as its file has it.
    package let text: String

    /// A template of a text.
    package init(_ text: String) {
        self.text = text
    }

    /// The text with its places filled.
    ///
    /// - Parameter value: What stands at a place, by the place's name.
    package func text(filling value: (Substring) -> String) -> String {
        var rest = text[...]
        var result = ""
        while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
            result += rest[..<open.lowerBound]
            result += value(rest[open.upperBound..<close.lowerBound])
            rest = rest[close.upperBound...]
        }
        return result + rest
    }
}
