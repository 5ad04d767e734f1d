import CorpusSupport
import MisasCompiler
import TestSupport
import Testing

@testable import MisasTooling

@Suite("YAML that is written")
struct YAMLTreeTests {
    private static let texts = [
        "", " ", "a", "a b", "a: b", "a:", ": a", "a #b", "a#b", "# a", "- a", "-", "?", "? a", "@a", "`a`", "*a", "&a",
        "!a",
        "%a", "|", ">", "{a}", "[a]", "a, b", "a,b", "'a'", "it's", "\"a\"", "a\"b", "\\", "a\\n", "true", "True", "no",
        "null", "Null", "~", "1", "01", "1.5", "-1", "0x1F", "1e3", ".5", "2022-10-12", "12:30:45", "<<", "=", "a\nb",
        "\na",
        "a\n", "a\n\n b", " a\nb", "a\n  b", "a\tb", "\ta", "a\r\nb", "\u{7}", "\u{85}", "\u{A0}", "\u{2028}",
        "\u{FEFF}a",
        "\u{202E}abc", "\u{FFFE}", "\u{FFFF}", "é", "größe", "合計", "👍🏽", "---", "...", "--- a", "a---", "gen:go:name",
        "map<string, int>", "list<int>?", "GET /a/{b}", "x \u{200B}y", "a \n", "a\n#b", "a\n- b",
    ]

    @Test("holds each text as it is, as a value, in brackets and as a key")
    func texts() throws {
        for text in Self.texts {
            try expect(.text(text), text)
            try expect(.list([.text(text), .text("x")]), text)
            try expect(.flow([.init("x", .text(text)), .init("y", .text("z"))]), text)
            guard text != "<<" else { continue }
            let root = try read(YAMLTree.document([.init(text, .text("x"))]))
            #expect(root.mapping?.map(\.key) == [text])
        }
    }

    @Test("holds random texts in random trees")
    func random() throws {
        let seed = ValidCorpus.seed()
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<Mutations.count(ordinarily: 500) {
            let entries = entries(&generator, depth: 0)
            let text = YAMLTree.document(entries, comments: [Self.text(&generator)])
            let root = try read(text)
            #expect(matches(root, .mapping(entries)), "seed \(seed)\n\(text)")
        }
    }

    private static func text(_ generator: inout SeededGenerator) -> String {
        let pieces = (0...Int.random(in: 0...2, using: &generator)).map { _ in
            texts.randomElement(using: &generator) ?? ""
        }
        return pieces.joined(separator: [" ", "", "\n"].randomElement(using: &generator) ?? "")
    }

    private func entries(_ generator: inout SeededGenerator, depth: Int) -> [YAMLTree.Entry] {
        (0..<Int.random(in: 0...4, using: &generator)).map { index in
            let comments = Int.random(in: 0..<4, using: &generator) == 0 ? [Self.text(&generator)] : []
            let key = "\(Self.text(&generator))\(index)"
            return .init(key, tree(&generator, depth: depth + 1), comments: comments)
        }
    }

    private func tree(_ generator: inout SeededGenerator, depth: Int) -> YAMLTree {
        switch Int.random(in: 0..<(depth > 4 ? 2 : 5), using: &generator) {
        case 0: .literal(["1", "true", "-2.5"].randomElement(using: &generator) ?? "1")
        case 1: .text(Self.text(&generator))
        case 2: .list((0..<Int.random(in: 0...3, using: &generator)).map { _ in tree(&generator, depth: depth + 1) })
        case 3: .mapping(entries(&generator, depth: depth))
        default: .flow(entries(&generator, depth: depth))
        }
    }

    private func matches(_ node: Node, _ tree: YAMLTree) -> Bool {
        switch tree {
        case .text(let text): node.text == text && (node.scalar?.isPlain == false || !node.isNull)
        case .literal(let text): node.text == text && node.scalar?.isPlain == true
        case .list(let items):
            node.sequence?.count == items.count && zip(node.sequence ?? [], items).allSatisfy { matches($0, $1) }
        case .mapping(let entries), .flow(let entries):
            node.mapping?.map(\.key) == entries.map(\.key)
                && zip(node.mapping ?? [], entries).allSatisfy { matches($0.value, $1.value) }
        }
    }

    private func expect(_ tree: YAMLTree, _ text: String) throws {
        let root = try read(YAMLTree.document([.init("key", tree), .init("last", .text("x"))]))
        let value = try #require(root["key"])
        #expect(matches(value, tree), "\(text.debugDescription)")
        #expect(root["last"]?.text == "x")
    }

    private func read(_ text: String) throws -> Node {
        let collector = DiagnosticCollector()
        var sources = SourceMap()
        let parser = SpecParser(diagnostics: collector)
        let index = try #require(parser.file(path: "x", bytes: Array(text.utf8), into: &sources))
        let root = parser.parse(index, in: sources).root
        #expect(
            collector.diagnostics.isEmpty,
            "\(TextRenderer(sources: sources).render(collector.diagnostics))\n\(text)"
        )
        return root
    }
}
