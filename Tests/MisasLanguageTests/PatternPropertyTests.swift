import Foundation
import MisasLanguage
import TestSupport
import Testing

@Suite("Patterns, at random")
struct PatternPropertyTests {
    @Test("A pattern matches exactly what its definition says, with its table and without")
    func oracle() throws {
        var generator = SeededGenerator()
        var matches = 0
        for _ in 0..<1500 {
            let oracle = PatternOracle.random(depth: 3, using: &generator)
            let pattern = try Pattern(oracle.source)
            for _ in 0..<8 {
                let text = Self.text(using: &generator)
                let expected = oracle.isFound(in: text)
                let found = pattern.matches(String(text))
                guard found == expected, pattern.matchesStepwise(String(text)).isMatch == expected else {
                    Issue.record("/\(oracle.source)/ on \"\(String(text))\": \(found) (seed \(generator.seed))")
                    return
                }
                matches += found ? 1 : 0
            }
        }
        #expect(matches > 100 && matches < 11_900)
    }

    @Test("A pattern matches exactly what NSRegularExpression matches")
    func foundation() throws {
        var generator = SeededGenerator()
        var compared = 0
        for _ in 0..<500 {
            let source = PatternOracle.random(depth: 2, using: &generator).source
            let pattern = try Pattern(source)
            // It cannot read some groups that hold nothing.
            guard let expression = try? NSRegularExpression(pattern: source) else { continue }
            compared += 1
            for _ in 0..<5 {
                let text = String(Self.text(using: &generator))
                let range = NSRange(location: 0, length: text.utf16.count)
                let expected = expression.firstMatch(in: text, range: range) != nil
                guard pattern.matches(text) == expected else {
                    Issue.record("/\(source)/ on \"\(text)\": not \(expected) (seed \(generator.seed))")
                    return
                }
            }
        }
        #expect(compared > 300)
    }

    @Test("No text of a pattern crashes")
    func arbitrarySource() throws {
        var generator = SeededGenerator()
        let pieces = [
            "(", ")", "(?", "(?:", "[", "]", "^", "-", "\\", "\\u", "00e9", "{", "}", "2", ",", "*", "+", "?", "|", "$",
            "a", "d", "é", ".",
        ]
        var accepted = 0
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...10, using: &generator)
            let source = (0..<count).compactMap { _ in pieces.randomElement(using: &generator) }.joined()
            do {
                let pattern = try Pattern(source)
                accepted += 1
                #expect(pattern.matches("aé2d") == pattern.matchesStepwise("aé2d").isMatch, "\(source)")
            } catch {
                #expect(error.offset <= source.unicodeScalars.count, "\(source)")
            }
        }
        #expect(accepted > 100)
    }

    private static func text(using generator: inout SeededGenerator) -> [Character] {
        (0..<Int.random(in: 0...8, using: &generator)).map { _ in
            PatternOracle.alphabet.randomElement(using: &generator) ?? "a"
        }
    }
}
