/// One step of the schema's history.
///
/// Once released it never changes.
package struct Migration: Sendable {
    /// Its place among all.
    package let number: Int32
    /// What it is about, in a word or two.
    package let name: String
    /// Its text, with places for the name of the schema.
    package let template: SQLTemplate

    /// A migration of a text.
    package init(number: Int32, name: String, _ text: String) {
        self.number = number
        self.name = name
        template = SQLTemplate(text)
    }

    /// The hash of its text before the schema's name was put into it, as the table of migrations has it.
    package var hash: String {
        SHA256.hash(template.text.utf8).map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0\(digits)" : digits
        }
        .joined()
    }
}
