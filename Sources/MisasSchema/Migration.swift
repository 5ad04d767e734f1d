/// One step of the schema's history.
///
/// Once released it never changes.
package struct Migration: Sendable {
    /// Its place among all.
    package let number: Int32
    /// What it is about, in a word or two.
    package let name: String
    /// The SHA-256 of its text before the schema's name was put into it, in hexadecimal digits, as the table of migrations
    /// has it.
    package let hash: String
    /// Its text, with places for the name of the schema.
    package let template: SQLTemplate

    /// A migration of a text.
    package init(number: Int32, name: String, hash: String, _ text: String) {
        self.number = number
        self.name = name
        self.hash = hash
        template = SQLTemplate(text)
    }
}
