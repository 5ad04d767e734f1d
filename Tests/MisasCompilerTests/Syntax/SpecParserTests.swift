import Testing

@testable import MisasCompiler

@Suite("Places of nodes")
struct SpecParserTests {
    /// Every key and scalar with the text that stands at its place.
    private func places(_ text: String) -> [(value: String, source: String)] {
        let collector = DiagnosticCollector()
        let parser = SpecParser(diagnostics: collector)
        var sources = SourceMap()
        guard let index = parser.file(path: "x", bytes: Array(text.utf8), into: &sources) else { return [] }
        let document = parser.parse(index, in: sources)
        #expect(collector.diagnostics.isEmpty)
        var found: [(String, String)] = []
        func source(_ range: SourceRange) -> String { sources.files[0].text(in: range.start..<range.end) }
        func visit(_ node: Node) {
            switch node.content {
            case .scalar(let scalar): found.append((scalar.text, source(node.range)))
            case .sequence(let items): items.forEach(visit)
            case .mapping(let entries):
                for entry in entries {
                    found.append((entry.key, source(entry.keyRange)))
                    visit(entry.value)
                }
            }
        }
        visit(document.root)
        return found
    }

    private static let text = """
        a: |
          two
          lines 合計
        größe: "double
          folded"
        plain: one
          two

          three
        'quoted': [x, "y",
          👩‍👧: z]
        last: end

        """

    @Test("Scalars stand where they were written, whatever ends the lines", arguments: ["\n", "\r\n", "\r"])
    func lineBreaks(end: String) {
        let text = Self.text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end)
        let found = places(text)
        #expect(found.map(\.value) == places(Self.text).map(\.value))
        for (value, source) in found where !source.contains(where: \.isNewline) {
            #expect(source == value || source.dropFirst().dropLast() == value, "`\(value)` at `\(source)`")
        }
        #expect(found.last?.source == "end")
        #expect(
            found.contains { $0.source == "größe" } && found.contains { $0.source == "last" }
                && found.contains { $0.source == "👩‍👧" }
        )
    }

    @Test("NEL, LS and PS end lines for YAML and move no place", arguments: ["\u{85}", "\u{2028}", "\u{2029}"])
    func otherLineBreaks(scalar: String) {
        for end in ["\n", "\r\n"] {
            let found = places("a: \"x\(scalar)y\"\(end)b: 合計\(end)")
            #expect(found.map(\.source) == ["a", "\"x\(scalar)y\"", "b", "合計"])
        }
    }

    @Test("A byte-order mark moves no place")
    func byteOrderMark() {
        #expect(places("\u{FEFF}a: b\n").map(\.source) == ["a", "b"])
    }

    @Test("Only true and false are booleans, and only digits are numbers")
    func plainScalars() {
        #expect(["true", "false"].map { PlainScalar.boolean($0) } == [true, false])
        #expect(["yes", "on", "True", "TRUE", "~", ""].allSatisfy { PlainScalar.boolean($0) == nil })
        #expect(["0", "-1", "9223372036854775807"].map { PlainScalar.integer($0) } == [0, -1, .max])
        for text in ["01", "-01", "+1", "-0", "1_000", "0x1", "0o7", "1e3", "1.0", "", "9223372036854775808", "١"] {
            #expect(PlainScalar.integer(text) == nil, "\(text)")
        }
    }
}
