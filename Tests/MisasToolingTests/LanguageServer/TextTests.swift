import CorpusSupport
import MisasCompiler
import TestSupport
import Testing

@testable import MisasTooling

@Suite("Texts that are open in an editor")
struct OpenTextTests {
    /// A text as a list of lines of UTF-16, which is how the protocol sees it.
    private struct Reference {
        var units: [UInt16]

        func offset(_ position: TextPosition) -> Int {
            var index = 0
            var line = 0
            while line < position.line {
                while index < units.count, units[index] != 10, units[index] != 13 { index += 1 }
                guard index < units.count else { return units.count }
                index += units[index] == 13 && index + 1 < units.count && units[index + 1] == 10 ? 2 : 1
                line += 1
            }
            var left = position.character
            while left > 0, index < units.count, units[index] != 10, units[index] != 13 {
                index += 1
                left -= 1
            }
            // Half of a pair is the whole.
            if index > 0, index < units.count, UTF16.isTrailSurrogate(units[index]) { index -= 1 }
            return index
        }
    }

    private static let pieces = ["a", "é", "😀", "合", "\n", "\r\n", "\r", ": ", "  ", "\u{202E}", "\t", ""]

    private func text(_ random: inout SeededGenerator) -> String {
        (0..<Int.random(in: 0...20, using: &random)).map { _ in Self.pieces.randomElement(using: &random) ?? "" }
            .joined()
    }

    @Test("change as those of a plain list of units do")
    func edits() {
        var random = SeededGenerator(seed: ValidCorpus.seed())
        for _ in 0..<Mutations.count(ordinarily: 300) {
            let start = text(&random)
            var open = OpenText(start, encoding: .utf16)
            var reference = Reference(units: Array(start.utf16))
            for _ in 0..<10 {
                func position() -> TextPosition {
                    TextPosition(
                        line: Int.random(in: 0...6, using: &random),
                        character: Int.random(in: 0...12, using: &random)
                    )
                }
                let (first, second) = (position(), position())
                let (from, to) = first <= second ? (first, second) : (second, first)
                let added = text(&random)
                open.replace(from: from, to: to, with: added)
                let low = reference.offset(from)
                reference.units.replaceSubrange(low..<max(low, reference.offset(to)), with: added.utf16)
                #expect(Array(open.text.utf16) == reference.units, "MISAS_SEED=\(random.seed)")
            }
        }
    }

    @Test("have places that lead back to where they come from", arguments: [PositionEncoding.utf8, .utf16])
    func positions(encoding: PositionEncoding) {
        var random = SeededGenerator(seed: ValidCorpus.seed())
        for _ in 0..<Mutations.count(ordinarily: 300) {
            let text = text(&random)
            let open = OpenText(text, encoding: encoding)
            let map = PositionMap(SourceFile(path: "a", text: Array(text.utf8)), encoding: encoding)
            var scalar = 0
            var byte = 0
            for next in text.unicodeScalars {
                let position = map.position(of: scalar)
                // Between the two marks of a line break is no place.
                let isInBreak = next == "\n" && byte > 0 && Array(text.utf8)[byte - 1] == 0x0D
                if !isInBreak {
                    #expect(map.offset(of: position) == scalar, "MISAS_SEED=\(random.seed)")
                    #expect(open.offset(of: position) == byte, "MISAS_SEED=\(random.seed)")
                    #expect(open.position(of: byte) == position, "MISAS_SEED=\(random.seed)")
                }
                scalar += 1
                byte += UTF8.width(next)
            }
        }
    }

    @Test("count an emoji as two units of UTF-16 and four of UTF-8")
    func emoji() {
        let file = SourceFile(path: "a", text: Array("a: 😀b\n👍: c".utf8))
        let wide = PositionMap(file, encoding: .utf16)
        #expect(wide.position(of: 4) == TextPosition(line: 0, character: 5))
        #expect(wide.offset(of: TextPosition(line: 0, character: 4)) == 3)
        #expect(wide.position(of: 7) == TextPosition(line: 1, character: 2))
        let narrow = PositionMap(file, encoding: .utf8)
        #expect(narrow.position(of: 4) == TextPosition(line: 0, character: 7))
        #expect(narrow.offset(of: TextPosition(line: 0, character: 5)) == 3)
    }

    @Test("begin with a byte-order mark where the client sends one")
    func mark() {
        let map = PositionMap(SourceFile(path: "a", text: Array("ab\nc".utf8)), encoding: .utf16, hasMark: true)
        #expect(map.position(of: 1) == TextPosition(line: 0, character: 2))
        #expect(map.offset(of: TextPosition(line: 0, character: 2)) == 1)
        #expect(map.position(of: 3) == TextPosition(line: 1, character: 0))
    }

    @Test("are changed by one edit of whole lines where they are formatted")
    func lineEdit() {
        let old = OpenText("a: 1\nb:  2\nc: 3\n", encoding: .utf16)
        let edit = LineEdit(from: old, to: Array("a: 1\nb: 2\nc: 3\n".utf8))
        #expect(
            edit?.tree.compact
                == #"{"range":{"start":{"line":1,"character":0},"end":{"line":2,"character":0}},"newText":"b: 2\n"}"#
        )
        #expect(LineEdit(from: old, to: old.bytes) == nil)
        var random = SeededGenerator(seed: ValidCorpus.seed())
        for _ in 0..<Mutations.count(ordinarily: 300) {
            let (before, after) = (text(&random), text(&random))
            var open = OpenText(before, encoding: .utf16)
            guard let tree = LineEdit(from: open, to: Array(after.utf8))?.tree,
                let start = ProtocolValues.readPosition(tree["range"]?["start"]),
                let end = ProtocolValues.readPosition(tree["range"]?["end"])
            else {
                #expect(before.utf8.elementsEqual(after.utf8))
                continue
            }
            open.replace(from: start, to: end, with: tree["newText"]?.string ?? "")
            #expect(open.bytes == Array(after.utf8), "MISAS_SEED=\(random.seed)")
        }
    }
}

@Suite("Paths as clients name them")
struct FileURITests {
    @Test(
        "are read and written",
        arguments: ["/a/b.misas.yaml", "/a b/ü/合計/%41.misas.yaml", "/", "/a/#?&=+;,@.yaml"]
    )
    func roundTrip(path: String) {
        #expect(FileURI.path(of: FileURI.reference(to: path)) == path)
    }

    @Test("are those of files on this computer only")
    func foreign() {
        #expect(FileURI.path(of: "untitled:Untitled-1") == nil)
        #expect(FileURI.path(of: "https://example.com/a.misas.yaml") == nil)
        #expect(FileURI.path(of: "file://server/a") == nil)
        #expect(FileURI.path(of: "file:///a%0") == nil)
        #expect(FileURI.path(of: "file:///a%00b") == nil)
        #expect(FileURI.path(of: "file:///a%FF") == nil)
        #expect(FileURI.path(of: "FILE://localhost/a/./b/../c") == "/a/c")
    }
}
