internal import MisasCompiler

/// A document of YAML that is to be written, with its comments.
package indirect enum YAMLTree: Sendable, Equatable {
    /// A text, in quotes where it would be something else without.
    case text(String)
    /// What is written as it is: a number, a boolean.
    case literal(String)
    case list([YAMLTree])
    case mapping([Entry])
    /// A mapping in braces, where it fits a line and has no comments.
    case flow([Entry])

    package struct Entry: Sendable, Equatable {
        package let key: String
        package let value: YAMLTree
        /// What stands above it, a line each.
        package var comments: [String] = []

        package init(_ key: String, _ value: YAMLTree, comments: [String] = []) {
            self.key = key
            self.value = value
            self.comments = comments
        }
    }

    /// A mapping without the entries that there is nothing to say of.
    static func entries(_ entries: (String, YAMLTree?)...) -> [Entry] {
        entries.compactMap { key, value in value.map { Entry(key, $0) } }
    }

    /// The entries of a mapping as a document, with comments at its beginning.
    package static func document(_ entries: [Entry], comments: [String] = []) -> String {
        var text = ""
        for comment in comments { text += YAMLText.comment(comment) + "\n" }
        for (index, entry) in entries.enumerated() {
            // Sections stand apart.
            let isSection = if case .mapping = entry.value { true } else { false }
            if isSection, index > 0 { text += "\n" }
            write(entry, to: &text, level: 0)
        }
        return text
    }

    /// How long a line may be that holds more than one value.
    private static let width = 110

    private static func write(_ entry: Entry, to text: inout String, level: Int) {
        let indent = String(repeating: "  ", count: level)
        for comment in entry.comments { text += indent + YAMLText.comment(comment) + "\n" }
        let head = indent + YAMLText.scalar(entry.key, inFlow: true) + ":"
        switch entry.value {
        case .mapping(let entries) where !entries.isEmpty: write(entries, below: head, to: &text, level: level)
        case .flow(let entries):
            let line = "\(head) \(entry.value.inline)"
            if line.utf8.count <= width || entries.isEmpty, !entry.value.hasComments {
                text += line + "\n"
            } else {
                write(entries, below: head, to: &text, level: level)
            }
        case .text(let value): text += "\(head) \(YAMLText.block(value, indent: indent + "  "))\n"
        case .list(let items):
            let line = "\(head) \(entry.value.inline)"
            guard line.utf8.count > width, !items.isEmpty else {
                text += line + "\n"
                return
            }
            text += head + "\n"
            for item in items { text += "\(indent)  - \(item.inline)\n" }
        case .mapping, .literal: text += "\(head) \(entry.value.inline)\n"
        }
    }

    private static func write(_ entries: [Entry], below head: String, to text: inout String, level: Int) {
        text += head + "\n"
        for inner in entries { write(inner, to: &text, level: level + 1) }
    }

    /// In one line.
    private var inline: String {
        switch self {
        case .text(let value): YAMLText.scalar(value, inFlow: true)
        case .literal(let value): value
        case .list(let items): "[" + items.map(\.inline).joined(separator: ", ") + "]"
        case .mapping(let entries), .flow(let entries):
            entries.isEmpty
                ? "{}"
                : "{ "
                    + entries.map { "\(YAMLText.scalar($0.key, inFlow: true)): \($0.value.inline)" }
                    .joined(separator: ", ") + " }"
        }
    }

    private var hasComments: Bool {
        switch self {
        case .text, .literal: false
        case .list(let items): items.contains(where: \.hasComments)
        case .mapping(let entries), .flow(let entries):
            entries.contains { !$0.comments.isEmpty || $0.value.hasComments }
        }
    }
}
