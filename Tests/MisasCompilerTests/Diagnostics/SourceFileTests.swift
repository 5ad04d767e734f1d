import CorpusSupport
import TestSupport
import Testing

@testable import MisasCompiler

@Suite("Places in a file")
struct SourceFileTests {
    @Test("Lines, columns, bytes and scalars agree with a plain count, for random texts")
    func agreement() {
        let seed = ValidCorpus.seed()
        var generator = SeededGenerator(seed: seed)
        let alphabet: [Unicode.Scalar] = ["a", " ", "\n", "\r", "ß", "合", "👍", "\u{85}", "\u{2028}", "\u{301}"]
        for length in [0, 1, 2, 3, 10, 100, 1_023, 1_024, 1_025, 3_000] {
            let scalars = (0..<length).map { _ in alphabet.randomElement(using: &generator) ?? "a" }
            let bytes = scalars.flatMap { Array(String($0).utf8) }
            let file = SourceFile(path: "x", text: bytes)
            #expect(file.length == length)
            var line = 1
            var column = 1
            var byte = 0
            for (offset, scalar) in scalars.enumerated() {
                #expect(file.position(of: offset) == SourcePosition(line: line, column: column), "seed \(seed)")
                #expect(file.byteOffset(of: offset) == byte, "seed \(seed)")
                #expect(file.offset(ofLine: line) + column - 1 == offset, "seed \(seed)")
                byte += String(scalar).utf8.count
                let isCRLF = scalar == "\r" && offset + 1 < length && scalars[offset + 1] == "\n"
                if scalar == "\n" || (scalar == "\r" && !isCRLF) { (line, column) = (line + 1, 1) } else { column += 1 }
            }
            #expect(file.lineCount == line)
            for number in 1...line {
                let range = file.scalarRange(ofLine: number)
                #expect(file.text(in: range) == file.line(number), "seed \(seed), line \(number)")
            }
        }
    }

    @Test("A part of a range stays in it")
    func parts() {
        let range = SourceRange(file: 0, start: 10, end: 14)
        #expect(range.part(from: 1, length: 2) == SourceRange(file: 0, start: 11, end: 13))
        #expect(range.part(from: 3, length: 9) == SourceRange(file: 0, start: 13, end: 14))
    }
}
