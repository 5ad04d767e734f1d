/// Holds a tree against a grammar: unknown, missing and repeated keys, and nodes of a wrong kind.
///
/// What it accepts, the readers of the model can read without asking again; what it refuses, they pass over.
struct GrammarChecker {
    let diagnostics: DiagnosticCollector
    /// Whether the file was read to its end; in one that was not, a missing key may just be unread.
    let isWhole: Bool

    func check(_ node: Node, _ grammar: MappingGrammar, keyRange: SourceRange? = nil) {
        guard let entries = node.mapping else {
            expected("a mapping with the keys of \(grammar.noun)", node, keyRange)
            return
        }
        var seen: [Int] = []
        var misspelt: Set<String> = []
        for entry in entries.withoutRestsOfTypes() {
            guard let index = grammar.index(of: entry.key) else {
                if let meant = unknownKey(entry, grammar, in: node) { misspelt.insert(meant) }
                continue
            }
            if seen.contains(index) {
                duplicate(entry, in: entries)
            } else {
                seen.append(index)
            }
            check(entry.value, grammar.keys[index].shape, of: entry)
        }
        guard isWhole, grammar.required.contains(where: { !seen.contains($0) }) else { return }
        let missing = grammar.required.filter { !seen.contains($0) }.map { grammar.keys[$0] }
            .filter { !misspelt.contains($0.name) }
        guard !missing.isEmpty else { return }
        diagnostics.report(
            .missingKey,
            "\(grammar.noun) needs \(missing.map { "`\($0.name)`" }.joined(separator: " and "))",
            at: keyRange ?? firstLine(of: node),
            help: missing.map { "`\($0.name)` is \(Self.clause($0.summary))" }.joined(separator: ", "),
            fix: missing.map(\.name) == ["misas"] && !entries.isEmpty
                ? Fix(.addEntry("misas", String(LanguageGrammar.version), to: node)) : nil
        )
    }

    /// `The type of its reply.` → `the type of its reply`.
    private static func clause(_ sentence: String) -> String {
        sentence.prefix(1).lowercased() + sentence.dropFirst().drop { $0 == "." }.prefix { $0 != "." }
    }

    private func check(_ node: Node, _ shape: Shape, of entry: Node.Entry) {
        switch shape {
        case .text:
            guard node.scalar != nil, !node.isEmpty else { return expected(shape.expectation, node, entry.keyRange) }
        case .integer(let minimum): checkInteger(node, minimum: minimum, of: entry)
        case .boolean: checkBoolean(node, of: entry)
        case .choice(let words): checkChoice(node, words, of: entry)
        case .anything: break
        case .freeMapping:
            guard node.mapping != nil else { return expected(shape.expectation, node, entry.keyRange) }
        case .list(let item):
            guard let items = node.sequence else {
                let list = listText(node, item)
                return expected(
                    shape.expectation,
                    node,
                    entry.keyRange,
                    help: list.map { "write `\(entry.key): \($0)`" },
                    fix: list.map { Fix(.rewrite(node.range, $0)) }
                )
            }
            for element in items {
                check(element, item, of: Node.Entry(key: entry.key, keyRange: element.range, value: element))
            }
        case .table(let value): checkTable(node, value, of: entry)
        case .mapping(let grammar): check(node, grammar, keyRange: entry.keyRange)
        case .short(let scalar, let longer):
            if node.scalar != nil, !node.isEmpty {
                check(node, scalar, of: entry)
            } else if case .mapping = node.content {
                check(node, longer, of: entry)
            } else {
                expected(shape.expectation, node, entry.keyRange)
            }
        }
    }

    private func checkTable(_ node: Node, _ value: Shape, of entry: Node.Entry) {
        guard let entries = node.mapping else {
            return expected("a mapping from names to their meaning", node, entry.keyRange)
        }
        let items = entries.withoutRestsOfTypes()
        for item in items { check(item.value, value, of: item) }
        guard !items.haveDistinctKeys else { return }
        var first: [String: SourceRange] = [:]
        for item in items {
            if let earlier = first[item.key] {
                duplicate(item, first: earlier)
            } else {
                first[item.key] = item.keyRange
            }
        }
    }

    private func checkInteger(_ node: Node, minimum: Int, of entry: Node.Entry) {
        guard let scalar = node.scalar, scalar.isPlain else {
            let value = node.text.flatMap(PlainScalar.integer)
            return expected(
                "a whole number",
                node,
                entry.keyRange,
                help: value == nil ? nil : Self.unquote,
                fix: value.map { $0 >= minimum } == true ? Fix(unquoting: node) : nil
            )
        }
        guard let value = PlainScalar.integer(scalar.text) else {
            diagnostics.report(
                .badInteger,
                "`\(entry.key)` is a whole number, not \(node.kindName)",
                at: node.isEmpty ? entry.keyRange : node.range,
                help: PlainScalar.hasLeadingZero(scalar.text) ? "write it without leading zeros" : nil,
                fix: Int(scalar.text).flatMap { value in
                    // To some, leading zeros begin an octal number.
                    let isPlain = value < 8
                    return
                        PlainScalar.hasLeadingZero(scalar.text) && value >= minimum
                        ? .replace(node.range, scalar.text, with: String(value), isCertain: isPlain) : nil
                }
            )
            return
        }
        if value < minimum {
            diagnostics.report(.badInteger, "`\(entry.key)` is at least \(minimum), not \(value)", at: node.range)
        }
    }

    private func checkBoolean(_ node: Node, of entry: Node.Entry) {
        guard let scalar = node.scalar, scalar.isPlain, PlainScalar.boolean(scalar.text) == nil else {
            if node.scalar?.isPlain != true {
                let isQuoted = node.text.flatMap(PlainScalar.boolean) != nil
                expected(
                    "`true` or `false`",
                    node,
                    entry.keyRange,
                    help: isQuoted ? Self.unquote : nil,
                    fix: isQuoted ? Fix(unquoting: node) : nil
                )
            }
            return
        }
        let meaning = PlainScalar.looseBoolean(scalar.text)
        diagnostics.report(
            .badBoolean,
            "`\(entry.key)` is `true` or `false`, not \(node.kindName)",
            at: node.isEmpty ? entry.keyRange : node.range,
            help: meaning.map { "did you mean `\($0)`?" },
            fix: meaning.map { .replace(node.range, scalar.text, with: String($0)) }
        )
    }

    private func checkChoice(_ node: Node, _ words: [String], of entry: Node.Entry) {
        let shape = Shape.choice(words)
        guard let text = node.text, !node.isEmpty else { return expected(shape.expectation, node, entry.keyRange) }
        guard !words.contains(text) else { return }
        let near = guess(text, among: words)
        diagnostics.report(
            .badChoice,
            "`\(entry.key)` is \(shape.expectation), not `\(text)`",
            at: node.range,
            help: near.map { "did you mean `\($0)`?" },
            fix: near.map { .replace(node.range, text, with: $0) }
        )
    }

    /// - Returns: the key that was probably meant.
    private func unknownKey(_ entry: Node.Entry, _ grammar: MappingGrammar, in node: Node) -> String? {
        let names = grammar.keys.map(\.name)
        let meant = guess(entry.key, among: names)
        let known = names.sorted().map { "`\($0)`" }.joined(separator: ", ")
        diagnostics.report(
            .unknownKey,
            "`\(entry.key)` is not a key of \(grammar.noun)",
            at: entry.keyRange,
            help: meant.map { "did you mean `\($0)`?" } ?? "the keys are \(known)",
            fix: meant.flatMap { node[$0.text] == nil ? .replace(entry.keyRange, entry.key, with: $0) : nil }
        )
        return meant?.text
    }

    private static let unquote = "leave out the quotes"

    private func duplicate(_ entry: Node.Entry, in entries: [Node.Entry]) {
        guard let first = entries.first(where: { $0.key == entry.key }) else { return }
        duplicate(entry, first: first.keyRange)
    }

    private func duplicate(_ entry: Node.Entry, first: SourceRange) {
        diagnostics.report(
            .duplicateKey,
            "`\(entry.key)` is written twice",
            at: entry.keyRange,
            notes: [.init("it stands here first", at: first)]
        )
    }

    /// The list that was probably meant by a text alone.
    private func listText(_ node: Node, _ item: Shape) -> String? {
        guard let text = node.text, !node.isEmpty, text.utf8.allSatisfy(Self.needsNoQuotes) else { return nil }
        switch item {
        case .text: return "[\(text)]"
        case .choice(let words): return words.contains(text) ? "[\(text)]" : nil
        case .list: return listText(node, .text).map { "[\($0)]" }
        default: return nil
        }
    }

    private static func needsNoQuotes(_ byte: UInt8) -> Bool {
        Naming.isLetterOrDigit(byte) || "_.-, ".utf8.contains(byte)
    }

    private func expected(
        _ what: String,
        _ node: Node,
        _ keyRange: SourceRange?,
        help: String? = nil,
        fix: Fix? = nil
    ) {
        let isNothing = node.isEmpty
        diagnostics.report(
            .wrongKind,
            isNothing ? "\(what) is missing here" : "\(what) belongs here, not \(node.kindName)",
            at: isNothing ? keyRange ?? node.range : firstLine(of: node),
            help: help,
            fix: fix
        )
    }

    /// A range that is shown as one caret line: the first token of a collection, the whole of a scalar.
    private func firstLine(of node: Node) -> SourceRange {
        if node.scalar != nil { return node.range }
        return node.range.part(from: 0, length: 1)
    }
}
