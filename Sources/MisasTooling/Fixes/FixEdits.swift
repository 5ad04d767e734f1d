package import MisasCompiler

/// Writes a fix as the file is written that it is for: in a line or over several, with its quotes, indentation and line
/// breaks, and with every comment where it was.
package enum FixEdits {
    /// The edits that a fix is made of, in their order; no two collide.
    ///
    /// - Returns: `nil` where the text is written in a way that leaves no safe place for it, such as within an anchor.
    /// - Complexity: O(length of what is changed and of the white space around it)
    package static func edits(for fix: Fix, in sources: SourceMap) -> [TextEdit]? {
        var all: [TextEdit] = []
        for edit in fix.edits {
            guard let edits = edits(for: edit, in: sources) else { return nil }
            all += edits
        }
        all = all.sorted()
        let collide = zip(all, all.dropFirst()).contains { $0.collides(with: $1) }
        return all.isEmpty || collide ? nil : all
    }

    private static func edits(for edit: Fix.Edit, in sources: SourceMap) -> [TextEdit]? {
        switch edit {
        case .replace(let range, let old, let new):
            return WordEdits(text: SpecText(range, in: sources)).replace(range, old, with: new)
        case .rewrite(let range, let yaml):
            return WordEdits(text: SpecText(range, in: sources)).rewrite(range, yaml)
        case .quoteType(let range):
            return WordEdits(text: SpecText(range, in: sources)).quoteType(at: range)
        case .addEntry(let key, let value, let node):
            let inner = value.hasPrefix("[") && value.hasSuffix("]") ? value.dropFirst().dropLast() : value[...]
            guard isName(key), isName(inner) else { return nil }
            return EntryEdits(text: SpecText(node.range, in: sources), node: node).add(key, value)
        case .removeEntry(let key, let node):
            return EntryEdits(text: SpecText(node.range, in: sources), node: node).remove(key)
        case .addItem(let name, let node):
            guard isName(name) else { return nil }
            return ItemEdits(text: SpecText(node.range, in: sources)).add(name, to: node)
        case .removeItem(let range, let previous):
            guard range.file == previous.file else { return nil }
            return ItemEdits(text: SpecText(range, in: sources)).remove(range, after: previous)
        case .removeComment(let range):
            return CommentEdits(text: SpecText(range, in: sources)).remove(range)
        }
    }

    /// Whether a text is a name, or a number, that means itself without quotes too.
    private static func isName(_ text: some StringProtocol) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."):
                    true
                default: false
                }
            }
    }
}
