internal import MisasCompiler

/// A page that is being written, with its headings and what links to them are called.
struct MarkdownPage {
    private(set) var text = ""
    /// The anchors of things on this page.
    private(set) var anchors: [Symbol: String] = [:]
    private var counts: [String: Int] = [:]

    /// Writes a heading, and remembers what it is of.
    mutating func heading(_ level: Int, _ text: String, of symbol: Symbol? = nil) {
        let anchor = anchor(of: text)
        if let symbol { anchors[symbol] = anchor }
        block(String(repeating: "#", count: level) + " " + MarkdownText.inline(text))
    }

    /// Writes something with an empty line behind it.
    mutating func block(_ text: String) {
        guard !text.isEmpty else { return }
        self.text += text + "\n\n"
    }

    mutating func list(_ items: [String]) {
        block(items.map { "- " + $0 }.joined(separator: "\n"))
    }

    mutating func table(_ heads: [String], _ rows: [[String]]) {
        guard !rows.isEmpty else { return }
        func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
        block(([line(heads), line(heads.map { _ in "---" })] + rows.map(line)).joined(separator: "\n"))
    }

    /// The anchor of a heading, as GitHub and others make it of its text: the second of one text has a number behind it.
    private mutating func anchor(of text: String) -> String {
        let base = String(
            text.lowercased().compactMap { character in
                character == " "
                    ? "-" : character.isLetter || character.isNumber || "-_".contains(character) ? character : nil
            }
        )
        let count = counts[base, default: 0]
        counts[base] = count + 1
        return count == 0 ? base : "\(base)-\(count)"
    }

    /// The page with one line break at its end.
    var whole: String {
        var text = text
        while text.hasSuffix("\n\n") { text.removeLast() }
        return text
    }
}
