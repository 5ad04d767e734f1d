internal import MisasCompiler

/// Adds entries to a spec's text, and leaves the rest of it as it is.
struct SpecInsertion {
    /// An entry cannot be added here without writing anew what is there.
    struct Impossible: Error {}

    private let file: SourceFile
    private let root: Node

    init(_ file: SourceFile, root: Node) {
        self.file = file
        self.root = root
    }

    /// The text with an entry more at the end of a mapping.
    ///
    /// - Parameters:
    ///   - entry: its lines, without indentation.
    ///   - path: the keys that lead to the mapping; those that are missing are added.
    func text(adding entry: String, to path: [String]) throws(Impossible) -> String {
        var node = root
        var depth = 0
        var last: (key: SourceRange, value: Node)?
        for key in path {
            guard case .mapping(let entries) = node.content, let next = entries.first(where: { $0.key == key }) else {
                break
            }
            last = (next.keyRange, next.value)
            node = next.value
            depth += 1
        }
        let missing = Array(path[depth...])
        if depth > 0, node.isEmpty, let last {
            // A key with nothing behind it: what is added stands below.
            let column = file.position(of: last.key.start).column - 1
            return insert(Self.lines(missing, entry, at: column + 2), behind: last.key)
        }
        guard case .mapping(let entries) = node.content, let first = entries.first, let end = entries.last,
            isBlock(node, first)
        else { throw Impossible() }
        let column = file.position(of: first.keyRange.start).column - 1
        if depth == 0, let section = missing.first, let later = Self.later(than: section, in: entries) {
            return insert(Self.lines(missing, entry, at: column) + "\n", before: later.keyRange)
        }
        let separator = depth == 0 ? "\n" : ""
        let added = separator + Self.lines(missing, entry, at: column)
        return insert(added, behind: end.value.isEmpty ? end.keyRange : end.value.range)
    }

    /// The first section that stands behind another one in the language's order.
    private static func later(than section: String, in entries: [Node.Entry]) -> Node.Entry? {
        let order = LanguageGrammar.file.keys.map(\.name)
        guard let place = order.firstIndex(of: section) else { return nil }
        return entries.first { entry in order.firstIndex(of: entry.key).map { $0 > place } ?? false }
    }

    /// Whether a mapping is written with a line for each entry.
    private func isBlock(_ node: Node, _ first: Node.Entry) -> Bool {
        // One in braces begins before its first key.
        node.range.start == first.keyRange.start
    }

    private static func lines(_ missing: [String], _ entry: String, at column: Int) -> String {
        var text = ""
        var column = column
        for key in missing {
            text += String(repeating: " ", count: column) + key + ":\n"
            column += 2
        }
        for line in entry.split(separator: "\n", omittingEmptySubsequences: false) {
            text += line.isEmpty ? "\n" : String(repeating: " ", count: column) + line + "\n"
        }
        return text
    }

    /// Puts lines before the one in which something stands, and before the comments above it.
    private func insert(_ lines: String, before range: SourceRange) -> String {
        var line = file.position(of: range.start).line
        while line > 1, file.line(line - 1).drop(while: \.isWhitespace).hasPrefix("#") { line -= 1 }
        let byte = file.byteOffset(of: file.offset(ofLine: line))
        return String(decoding: file.text[..<byte], as: UTF8.self) + lines
            + String(decoding: file.text[byte...], as: UTF8.self)
    }

    /// Puts lines behind the one in which something ends.
    private func insert(_ lines: String, behind range: SourceRange) -> String {
        let line = file.position(of: max(range.end - 1, range.start)).line
        let end = file.scalarRange(ofLine: line).upperBound
        let byte = file.byteOffset(of: end)
        let before = String(decoding: file.text[..<byte], as: UTF8.self)
        var after = String(decoding: file.text[byte...], as: UTF8.self)
        if after.hasPrefix("\r\n") { after.removeFirst() } else if after.hasPrefix("\n") { after.removeFirst() }
        return before + "\n" + lines + after
    }
}
