import Testing

@testable import MisasCompiler

@Suite("Diagnostics as text")
struct TextRendererTests {
    /// What is printed for a part of a text, marked by its scalars.
    private func render(_ text: String, _ start: Int, _ length: Int, message: String = "wrong", help: String? = nil)
        -> [Substring]
    {
        var sources = SourceMap()
        let index = sources.add(SourceFile(path: "Spec.misas.yaml", text: Array(text.utf8)))
        let range = SourceRange(file: index, start: start, end: start + length)
        let diagnostic = Diagnostic(.badName, message, at: range, help: help)
        return TextRenderer(sources: sources).render([diagnostic]).split(
            separator: "\n",
            omittingEmptySubsequences: false
        ).dropLast()
    }

    /// Marks a word of a line, and gives the caret line without its gutter.
    private func caret(under word: String, in line: String) throws -> String {
        let scalars = Array(line.unicodeScalars)
        let wanted = Array(word.unicodeScalars)
        let start = try #require(
            (0...(scalars.count - wanted.count)).first { Array(scalars[$0..<($0 + wanted.count)]) == wanted }
        )
        let lines = render("first: line\n" + line + "\n", start + 12, wanted.count)
        #expect(lines[0].hasPrefix("Spec.misas.yaml:2:\(start + 1): error: wrong [MISAS1201]"))
        #expect(lines[1] == "    2 | \(line)")
        return String(lines[2].dropFirst(8))
    }

    private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

    @Test(
        "The caret stands under the word, whatever the script before it",
        arguments: [
            ("key: word", 5), ("größe: word", 7), ("合計: word", 6), ("e\u{301}e\u{308}: word", 4), ("ｗｉｄｅ: word", 10),
            ("👍: word", 4), ("👩‍👧‍👦: word", 4), ("👍🏽: word", 4), ("🇨🇦: word", 4), ("1️⃣: word", 4), ("☂️: word", 4),
            ("☂: word", 3),
            ("각: word", 4), ("שלום: word", 6), ("a\u{200B}b: word", 4), ("नि: word", 3),
        ]
    )
    func scripts(line: String, column: Int) throws {
        #expect(try caret(under: "word", in: line) == spaces(column) + "^~~~")
    }

    @Test("What is marked is marked for its whole width")
    func widths() throws {
        #expect(try caret(under: "合計", in: "a: 合計 b") == "   ^~~~")
        #expect(try caret(under: "👩‍👧‍👦", in: "a: 👩‍👧‍👦 b") == "   ^~")
        #expect(try caret(under: "e\u{301}", in: "a: e\u{301} b") == "   ^")
        #expect(try caret(under: "שלום", in: "a: שלום b") == "   ^~~~")
    }

    @Test("A place inside of what is shown as one character is marked at that character")
    func insideCharacter() {
        let lines = render("a: 👩‍👧‍👦 b", 5, 1)
        #expect(lines[0].hasPrefix("Spec.misas.yaml:1:6: "))
        #expect(lines[2] == "      |    ^~")
    }

    @Test("Tabs before the caret are repeated, so that both lines have them alike")
    func tabs() throws {
        #expect(try caret(under: "word", in: "\ta:\tword") == "\t  \t^~~~")
    }

    @Test("The lines of a file end in LF, CR LF or CR")
    func lineBreaks() {
        for end in ["\n", "\r\n", "\r"] {
            let lines = render("a: b" + end + "c: word" + end, 4 + end.unicodeScalars.count + 3, 4)
            #expect(lines == ["Spec.misas.yaml:2:4: error: wrong [MISAS1201]", "    2 | c: word", "      |    ^~~~"])
        }
    }

    @Test(
        "What ends no line for an editor ends none here, and is shown as a replacement",
        arguments: ["\u{85}", "\u{2028}", "\u{2029}"]
    )
    func otherLineBreaks(scalar: String) {
        let lines = render("a\(scalar)b: word", 5, 4)
        #expect(
            lines == ["Spec.misas.yaml:1:6: error: wrong [MISAS1201]", "    1 | a\u{FFFD}b: word", "      |      ^~~~"]
        )
    }

    @Test(
        "Nothing in a source line moves the cursor or turns the text around",
        arguments: ["\u{1B}", "\0", "\u{8}", "\u{202E}", "\u{2066}"]
    )
    func controls(scalar: String) {
        let lines = render("a\(scalar)b: word", 5, 4)
        #expect(lines[1] == "    1 | a\u{FFFD}b: word")
        #expect(lines[2] == "      |      ^~~~")
    }

    @Test("A message, a help and a path are one line each, whatever stands in them")
    func oneLine() {
        let lines = render("a", 0, 1, message: "a\nb\u{1B}[31m\u{2028}c", help: "d\r\ne")
        #expect(lines[0].hasSuffix("error: a b\u{FFFD}[31m c [MISAS1201]"))
        #expect(lines[3] == "      = d  e")
        #expect(lines.count == 4)
    }

    @Test("A message of a million letters is cut")
    func longMessage() {
        let lines = render("a", 0, 1, message: String(repeating: "a", count: 1_000_000))
        #expect(lines[0].unicodeScalars.count < 1_100)
        #expect(lines[0].hasSuffix("…[MISAS1201]") || lines[0].hasSuffix("… [MISAS1201]"))
    }

    @Test("A long line is cut around the caret", arguments: [0, 50, 500, 5_000, 9_996])
    func longLines(start: Int) {
        var text = Array(repeating: "-", count: 10_000)
        text.replaceSubrange(start..<(start + 4), with: ["w", "o", "r", "d"])
        let lines = render(text.joined(), start, 4)
        #expect(lines[0].hasPrefix("Spec.misas.yaml:1:\(start + 1): "))
        let shown = Array(lines[1].dropFirst(8))
        #expect(shown.count <= 102)
        #expect((shown.first == "…") == (start > 33))
        #expect((shown.last == "…") == (start < 9_900))
        let caret = Array(lines[2].dropFirst(8))
        let position = caret.prefix { $0 == " " }.count
        #expect(String(shown[position..<(position + 4)]) == "word")
        #expect(String(caret[position...]) == "^~~~")
    }

    @Test("A long line is cut by its width and between characters")
    func longWideLines() {
        let family = "👩‍👧‍👦"
        let lines = render(String(repeating: family, count: 500) + "word", 2_500, 4)
        #expect(DisplayWidth.of(lines[1].dropFirst(8)) <= 102)
        #expect(lines[1].hasPrefix("    1 | …\(family)\(family)"))
        #expect(lines[1].hasSuffix("\(family)word"))
        #expect(lines[2].hasSuffix(" ^~~~"))
        #expect(DisplayWidth.of(lines[2]) == DisplayWidth.of(lines[1]))
    }

    @Test("What goes on over several lines is marked to the end of the first")
    func severalLines() {
        #expect(render("a: [b,\n  c]\n", 3, 9)[2] == "      |    ^~~")
    }

    @Test("A place at the end of a file is shown after its last character")
    func endOfFile() {
        #expect(
            render("a: b", 4, 0) == ["Spec.misas.yaml:1:5: error: wrong [MISAS1201]", "    1 | a: b", "      |     ^"]
        )
        #expect(render("a: b\n", 5, 0) == ["Spec.misas.yaml:2:1: error: wrong [MISAS1201]"])
        #expect(render("", 0, 0) == ["Spec.misas.yaml:1:1: error: wrong [MISAS1201]"])
    }

    @Test("What has no place has no place")
    func nowhere() {
        let diagnostic = Diagnostic(.noSpecs, "nothing", at: nil, help: "add one")
        #expect(TextRenderer(sources: SourceMap()).render([diagnostic]) == "error: nothing [MISAS1013]\n  = add one\n")
    }
}
