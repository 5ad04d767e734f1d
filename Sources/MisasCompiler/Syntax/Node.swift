/// A node of a YAML document with the exact place where it stands.
///
/// A class, like ``Entry``: nodes are handed on far more often than they are made, and never change.
package final class Node: Sendable {
    package let content: Content
    package let range: SourceRange

    init(content: Content, range: SourceRange) {
        self.content = content
        self.range = range
    }

    package enum Content: Sendable {
        case scalar(Scalar)
        case sequence([Node])
        case mapping([Entry])
    }

    /// One key of a mapping with its value.
    ///
    /// Keys that are not plain text never get this far.
    package final class Entry: Sendable {
        package let key: String
        package let keyRange: SourceRange
        package let value: Node

        init(key: String, keyRange: SourceRange, value: Node) {
            self.key = key
            self.keyRange = keyRange
            self.value = value
        }
    }

    package struct Scalar: Sendable {
        package let text: String
        /// Whether it was written without quotes and not as a block, so that `true` or `12` mean more than their text.
        package let isPlain: Bool
        /// Whether it stands inside `{ }` or `[ ]`, where a comma ends it.
        package let isInFlow: Bool
        /// Whether text and source are the same, scalar by scalar, so that a part of the text has a place of its own.
        package let isVerbatim: Bool
    }

    package var scalar: Scalar? {
        if case .scalar(let scalar) = content { scalar } else { nil }
    }

    /// The text of a scalar of any style.
    package var text: String? { scalar?.text }

    package var sequence: [Node]? {
        if case .sequence(let nodes) = content { nodes } else { nil }
    }

    /// The entries of a mapping; an empty value counts as an empty mapping.
    package var mapping: [Entry]? {
        switch content {
        case .mapping(let entries): entries
        case .scalar(let scalar) where scalar.isPlain && scalar.text.isEmpty: []
        default: nil
        }
    }

    /// Whether nothing was written: `key:` with no value.
    package var isEmpty: Bool {
        if case .scalar(let scalar) = content { scalar.isPlain && scalar.text.isEmpty } else { false }
    }

    /// Whether it is a plain `null`, `~` or nothing at all.
    package var isNull: Bool {
        guard case .scalar(let scalar) = content, scalar.isPlain else { return false }
        return scalar.text.isEmpty || scalar.text == "null" || scalar.text == "~"
    }

    /// The value of a key of this mapping, the first if it is written twice.
    package subscript(key: String) -> Node? {
        guard case .mapping(let entries) = content else { return nil }
        var index = 0
        while index < entries.count {
            if entries[index].key == key { return entries[index].value }
            index += 1
        }
        return nil
    }

    /// What kind of node it is, as a person would call it.
    package var kindName: String {
        switch content {
        case .scalar(let scalar):
            scalar.isPlain && scalar.text.isEmpty ? "nothing" : scalar.isPlain ? "`\(scalar.text)`" : "a text"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }

    /// Where a part of this scalar's text stands: exactly, if the text was written as it is; else the whole scalar.
    package func range(ofPartAt offset: Int, length: Int) -> SourceRange {
        guard let scalar, scalar.isVerbatim else { return range }
        let quote = scalar.isPlain ? 0 : 1
        return range.part(from: offset + quote, length: length)
    }
}
