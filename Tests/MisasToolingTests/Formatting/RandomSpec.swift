import TestSupport

/// A random document of YAML in a random layout: any indentation, blocks and brackets, every kind of text, comments and empty
/// lines wherever they may stand.
struct RandomSpec {
    /// What is written, without its layout.
    indirect enum Model {
        case text(String)
        case lines([String])
        case list([Model])
        case mapping([(key: String, value: Model)])
        case alias(String)
        case anchored(String, Model)
        case tagged(Model)
        case nothing
    }

    let root: Model

    init(using generator: inout SeededGenerator) {
        var anchors: [String] = []
        var entries: [(key: String, value: Model)] = []
        for index in 0..<Int.random(in: 1...6, using: &generator) {
            entries.append((key: "key\(index)", value: Self.model(depth: 3, &anchors, &generator)))
        }
        root = .mapping(entries)
    }

    private static let words = [
        "a", "int", "list<string>?", "what lies where", "it's", "größe", "合計", "👩‍👩‍👧 there", "שלום", "x:y", "a#b", "- ",
        "? a", "",
        " both ", "100ms..30s", "{", "[x]", "#", "true", "~", "a: b", "\\", "\"", "%", "@", "`", "!t", "&a", "*a",
        "---", "key:",
    ]

    private static func model(depth: Int, _ anchors: inout [String], _ generator: inout SeededGenerator) -> Model {
        switch Int.random(in: 0..<(depth > 0 ? 14 : 7), using: &generator) {
        case 0...3: return .text(words.randomElement(using: &generator) ?? "a")
        case 4:
            return .lines(
                (0..<Int.random(in: 1...4, using: &generator)).map { _ in
                    ["a line", "", "  more", "end ", "#no comment"].randomElement(using: &generator) ?? ""
                }
            )
        case 5: return .nothing
        case 6:
            if let anchor = anchors.randomElement(using: &generator) { return .alias(anchor) }
            return .text("no alias")
        case 7:
            let inner = model(depth: depth - 1, &anchors, &generator)
            if case .alias = inner { return inner }
            if case .anchored = inner { return inner }
            anchors.append("n\(anchors.count)")
            return .anchored("n\(anchors.count - 1)", inner)
        case 8:
            let inner = model(depth: depth - 1, &anchors, &generator)
            switch inner {
            case .text, .list, .mapping: return .tagged(inner)
            default: return inner
            }
        case 9...10:
            var items: [Model] = []
            for _ in 0..<Int.random(in: 0...4, using: &generator) {
                items.append(model(depth: depth - 1, &anchors, &generator))
            }
            return .list(items)
        default:
            var entries: [(key: String, value: Model)] = []
            for index in 0..<Int.random(in: 0...4, using: &generator) {
                let key = ["k\(index)", "two words \(index)", "ключ\(index)", "k: \(index)"].randomElement(
                    using: &generator
                )
                entries.append((key ?? "k", model(depth: depth - 1, &anchors, &generator)))
            }
            return .mapping(entries)
        }
    }

    /// Writes the document in a random layout.
    func text(using generator: inout SeededGenerator) -> String {
        var writer = Writer(generator: generator)
        writer.document(root)
        generator = writer.generator
        return writer.finished
    }
}

extension RandomSpec {
    private struct Writer {
        var generator: SeededGenerator
        private var text = ""
        private var comments = 0

        init(generator: SeededGenerator) {
            self.generator = generator
        }

        /// With one kind of line breaks, and perhaps a byte-order mark.
        var finished: String {
            var generator = generator
            let lineBreaks = ["\n", "\n", "\n", "\n", "\r\n", "\r\n", "\r", "\u{85}", "\u{2028}"]
            let lineBreak = lineBreaks.randomElement(using: &generator) ?? "\n"
            let mark = Int.random(in: 0..<6, using: &generator) == 0 ? "\u{FEFF}" : ""
            return mark + text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineBreak)
        }

        private mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &generator) == 0 }

        mutating func document(_ root: Model) {
            comment(indent: 0, upTo: 3)
            if chance(6) { text += "---" + trailing() + "\n" }
            if chance(10) {
                bracketed(root, indent: 0)
                text += trailing() + "\n"
            } else {
                block(root, column: chance(4) ? Int.random(in: 1...3, using: &generator) : 0)
            }
            comment(indent: 0, upTo: 4)
            if chance(10) { text += "..." + trailing() + "\n" }
            if chance(6), text.hasSuffix("\n"), !text.hasSuffix("\n\n") { text.removeLast() }
        }

        private mutating func spaces(_ least: Int = 0) -> String {
            String(repeating: " ", count: least + (chance(3) ? Int.random(in: 0...3, using: &generator) : 0))
        }

        private mutating func commentText() -> String {
            comments += 1
            return ["# ", "#", "## ", "#   ", "#\t"].randomElement(using: &generator).map { "\($0)c\(comments)" } ?? "#"
        }

        /// What may stand at the end of a line.
        private mutating func trailing() -> String {
            guard chance(8) else { return chance(8) ? "  " : "" }
            // Some are aligned.
            let line = text[(text.lastIndex(of: "\n").map { text.index(after: $0) } ?? text.startIndex)...]
            let column = [16, 24].randomElement(using: &generator) ?? 16
            let aligned = String(repeating: " ", count: max(1, column - line.count))
            return ([" ", "  ", "\t ", aligned, aligned].randomElement(using: &generator) ?? " ") + commentText()
        }

        /// Lines of comments, and empty ones.
        private mutating func comment(indent: Int, upTo extra: Int = 0) {
            guard chance(5) else { return }
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                if chance(2) {
                    let column = indent + Int.random(in: 0...extra, using: &generator)
                    text += String(repeating: " ", count: column) + commentText() + "\n"
                } else {
                    text += (chance(3) ? "   " : "") + "\n"
                }
            }
        }

        private func pad(_ column: Int) -> String { String(repeating: " ", count: column) }

        // MARK: Blocks

        /// Writes the entries of a block, each on lines of its own.
        private mutating func block(_ model: Model, column: Int, isInLine: Bool = false) {
            var isFirst = isInLine
            switch model {
            case .mapping(let entries):
                for (key, value) in entries {
                    if !isFirst {
                        comment(indent: column, upTo: 2)
                        text += pad(column)
                    }
                    isFirst = false
                    if chance(12) {
                        text += "? " + scalarKey(key) + trailing() + "\n" + pad(column) + ":"
                    } else {
                        text += scalarKey(key) + spaces() + ":"
                    }
                    self.value(value, column: column, mayStandBelow: true)
                }
            case .list(let items):
                for item in items {
                    if !isFirst {
                        comment(indent: column, upTo: 2)
                        text += pad(column)
                    }
                    isFirst = false
                    text += "-"
                    self.item(item, column: column)
                }
            default: break
            }
        }

        private mutating func item(_ item: Model, column: Int) {
            let gap = Int.random(in: 1...3, using: &generator)
            switch item {
            case .mapping(let entries) where !entries.isEmpty && chance(2):
                text += pad(gap)
                block(item, column: column + 1 + gap, isInLine: true)
            case .list(let items) where !items.isEmpty && chance(2):
                text += pad(gap)
                block(item, column: column + 1 + gap, isInLine: true)
            default: value(item, column: column, mayStandBelow: false)
            }
        }

        /// Writes what stands behind a `:` or `-`, to the end of its line or lines.
        private mutating func value(_ model: Model, column: Int, mayStandBelow: Bool) {
            switch model {
            case .nothing: text += trailing() + "\n"
            case .anchored(let name, let inner):
                text += spaces(1) + "&" + name
                value(inner, column: column, mayStandBelow: false)
            case .tagged(let inner):
                text += spaces(1) + "!own"
                value(inner, column: column, mayStandBelow: false)
            case .mapping(let entries) where !entries.isEmpty && !chance(4):
                text += trailing() + "\n"
                block(model, column: column + Int.random(in: 1...4, using: &generator))
            case .list(let items) where !items.isEmpty && !chance(4):
                text += trailing() + "\n"
                let least = mayStandBelow ? 0 : 1
                block(model, column: column + Int.random(in: least...4, using: &generator))
            case .mapping, .list:
                toLine(column, mayStandBelow)
                bracketed(model, indent: column + 1)
                text += trailing() + "\n"
            case .alias(let name): text += spaces(1) + "*" + name + trailing() + "\n"
            case .text(let string):
                toLine(column, mayStandBelow)
                text += scalar(string, indent: column + 1, isInBrackets: false) + trailing() + "\n"
            case .lines(let lines): blockText(lines, column: column)
            }
        }

        /// Goes to where a value begins: on the same line, or on one below.
        private mutating func toLine(_ column: Int, _ mayStandBelow: Bool) {
            guard mayStandBelow, chance(6) else { return text += spaces(1) }
            text += trailing() + "\n"
            comment(indent: column + 1)
            text += pad(column + Int.random(in: 1...3, using: &generator))
        }

        private mutating func blockText(_ lines: [String], column: Int) {
            let indentation = Int.random(in: 1...4, using: &generator)
            let first = lines.first { !$0.isEmpty } ?? ""
            let needsIndicator = first.hasPrefix(" ") || chance(6)
            text += spaces(1) + (chance(2) ? "|" : ">") + (needsIndicator ? "\(indentation)" : "")
            text += ["", "-", "+"].randomElement(using: &generator) ?? ""
            text += trailing() + "\n"
            for line in lines { text += (line.isEmpty ? "" : pad(column + indentation) + line) + "\n" }
        }

        // MARK: Texts

        private mutating func scalarKey(_ key: String) -> String {
            key.contains(": ") || chance(6) ? quoted(key) : key
        }

        private mutating func scalar(_ string: String, indent: Int, isInBrackets: Bool) -> String {
            let isPlain =
                !string.isEmpty && string.allSatisfy { $0.isLetter || $0.isNumber || " <>?.".contains($0) }
                && string.first?.isLetter == true && string.last != " "
            guard isPlain, chance(2) || string.count < 4 else { return quoted(string, indent: indent) }
            guard chance(4), string.contains(" ") else { return string }
            // A space may be a line break.
            let words = string.split(separator: " ").map(String.init)
            return words.joined(separator: spaces() + "\n" + pad(indent + Int.random(in: 0...3, using: &generator)))
        }

        private mutating func quoted(_ string: String, indent: Int? = nil) -> String {
            if chance(2), !string.contains("\\") {
                return "'" + string.replacing("'", with: "''") + "'"
            }
            var text = string.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            if let indent, chance(4) {
                text += [" \\", "\\ ", ""].randomElement(using: &generator) ?? ""
                text += "  \n" + (chance(3) ? "\n" : "") + pad(indent) + "rest"
                // Blanks behind a backslash at the end of a line would be another escape.
                text = text.replacing("\\  \n", with: "\\\n")
            }
            return "\"" + text + "\""
        }

        // MARK: Brackets

        private mutating func bracketed(_ model: Model, indent: Int) {
            switch model {
            case .mapping(let entries):
                text += "{"
                for (index, entry) in entries.enumerated() {
                    gap(indent)
                    text += chance(12) ? "? " : ""
                    text += scalarKey(entry.key)
                    if case .nothing = entry.value, chance(2) {
                    } else {
                        text += spaces() + ":" + spaces(1)
                        bracketed(entry.value, indent: indent)
                    }
                    gap(indent)
                    if index + 1 < entries.count || chance(6) { text += "," }
                }
                gap(indent)
                text += "}"
            case .list(let items):
                text += "["
                for (index, item) in items.enumerated() {
                    gap(indent)
                    if case .nothing = item {
                        text += "''"
                    } else if chance(10) {
                        text += "pair: "
                        bracketed(item, indent: indent)
                    } else {
                        bracketed(item, indent: indent)
                    }
                    gap(indent)
                    if index + 1 < items.count || chance(6) { text += "," }
                }
                gap(indent)
                text += "]"
            case .text(let string): text += scalar(string, indent: indent, isInBrackets: true)
            case .lines(let lines): text += quoted(lines.joined(separator: " "), indent: indent)
            case .alias(let name): text += "*\(name) "
            case .anchored(let name, let inner):
                text += "&\(name) "
                bracketed(inner, indent: indent)
            case .tagged(let inner):
                text += "!own "
                bracketed(inner, indent: indent)
            case .nothing: break
            }
        }

        /// White space in brackets, perhaps with line breaks and comments.
        private mutating func gap(_ indent: Int) {
            text += spaces()
            guard chance(8) else { return }
            text += trailing() + "\n"
            comment(indent: indent)
            text += pad(indent + Int.random(in: 0...3, using: &generator))
        }
    }
}
