internal import MisasCompiler

/// A value as a spec has it, in one line.
enum LiteralText {
    /// Beyond this many characters the rest is left out: who needs all of it reads the spec.
    private static let maximumLength = 200

    static func text(of node: Node) -> String {
        var writer = Writer(rest: maximumLength)
        writer.write(node)
        return writer.rest < 0 ? writer.text + "…" : writer.text
    }

    /// Writes as YAML does inside of `{ }`.
    private struct Writer {
        var text = ""
        /// How many characters there is room for.
        var rest: Int

        mutating func write(_ node: Node) {
            switch node.content {
            case .scalar(let scalar):
                // A text that could be taken for something else, or cannot be seen, has its quotes.
                let needsQuotes = !scalar.isPlain && (scalar.text.isEmpty || PlainScalarForm.isAmbiguous(scalar.text))
                add(needsQuotes ? JSONText.quoted(scalar.text) : scalar.text)
            case .sequence(let items):
                add("[")
                for (index, item) in items.enumerated() where rest >= 0 {
                    if index > 0 { add(", ") }
                    write(item)
                }
                add("]")
            case .mapping(let entries):
                add("{")
                for (index, entry) in entries.enumerated() where rest >= 0 {
                    add(index > 0 ? ", \(entry.key): " : "\(entry.key): ")
                    write(entry.value)
                }
                add("}")
            }
        }

        private mutating func add(_ piece: String) {
            guard rest >= 0 else { return }
            let prefix = piece.prefix(rest)
            rest = prefix.endIndex == piece.endIndex ? rest - prefix.count : -1
            text += prefix
        }
    }

    private enum PlainScalarForm {
        /// Whether a text reads like a number, a boolean or nothing, has spaces at an end, or lines.
        static func isAmbiguous(_ text: String) -> Bool {
            ["true", "false", "null", "~"].contains(text) || Double(text) != nil
                || text.first?.isWhitespace == true || text.last?.isWhitespace == true
                || text.contains(where: \.isNewline)
        }
    }
}
