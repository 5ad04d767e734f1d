/// What can change in the text of specs so that a diagnostic is not told any more.
///
/// It names places and what belongs there; how that is written, in a line or over several, is for those who have the text.
package struct Fix: Sendable {
    package let edits: [Edit]
    /// Whether it is certain that this was meant, so that nobody has to be asked.
    package let isCertain: Bool

    package enum Edit: Sendable {
        /// Other text in the place of one, which keeps the quotes that it stands in.
        case replace(SourceRange, String, with: String)
        /// YAML in the place of a text, with its quotes.
        case rewrite(SourceRange, String)
        /// Quotes around a type with a comma, of which all before the comma stands at a place.
        case quoteType(at: SourceRange)
        /// A key with its value, as YAML of one line, into a mapping.
        case addEntry(String, String, to: Node)
        /// A name into a list.
        case addItem(String, to: Node)
        /// Takes a key with its value out of a mapping.
        case removeEntry(String, from: Node)
        /// Takes an item out of a list, together with what stands between it and the one before.
        case removeItem(SourceRange, after: SourceRange)
        /// Takes a comment away.
        case removeComment(SourceRange)
    }

    package init(_ edits: [Edit], isCertain: Bool = true) {
        self.edits = edits
        self.isCertain = isCertain
    }

    package init(_ edit: Edit, isCertain: Bool = true) {
        self.init([edit], isCertain: isCertain)
    }

    /// Takes the quotes from a text.
    ///
    /// - Returns: `nil` where there is no text.
    init?(unquoting node: Node) {
        guard let text = node.text else { return nil }
        self.init(.rewrite(node.range, text))
    }

    /// One text in the place of another.
    package static func replace(
        _ range: SourceRange,
        _ old: String,
        with new: String,
        isCertain: Bool = true
    ) -> Fix {
        Fix(.replace(range, old, with: new), isCertain: isCertain)
    }

    /// What was probably meant in the place of a name.
    static func replace(_ range: SourceRange, _ old: String, with guess: Guess) -> Fix {
        .replace(range, old, with: guess.text, isCertain: guess.isCertain)
    }
}
