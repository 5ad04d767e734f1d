import CorpusSupport
import Foundation
import MisasCompiler
import TestSupport
import Testing

@testable import MisasTooling

/// What holds of the formatter whatever it gets.
@Suite("Formatting of random texts", .timeLimit(.minutes(10)))
struct FormattingPropertyTests {
    @Test("changes nothing but white space, in any layout", arguments: 0..<4)
    func layouts(part: Int) {
        let seed = ValidCorpus.seed() &+ UInt64(part)
        var generator = SeededGenerator(seed: seed)
        let rounds = Mutations.count(ordinarily: 2_000) / 4
        var refused = 0
        for round in 0..<rounds {
            let text = RandomSpec(using: &generator).text(using: &generator)
            if FormattedText.expect(of: Array(text.utf8), "seed \(seed), round \(round)\n\(text)\n=====\n") == nil {
                refused += 1
            }
        }
        // Some of what is written at random is no YAML; were it much, the test would prove nothing.
        #expect(refused < max(rounds / 20, 2), "seed \(seed): \(refused) of \(rounds) were refused")
    }

    @Test("of a damaged text changes nothing but white space, or it is told what is wrong, soon", arguments: 0..<4)
    func damage(part: Int) throws {
        let seed = ValidCorpus.seed() &+ UInt64(part)
        var generator = SeededGenerator(seed: seed)
        let originals = try Self.originals()
        let rounds = Mutations.count(ordinarily: 4_000) / 4
        let clock = ContinuousClock()
        var formatted = 0
        for round in 0..<rounds {
            let isRandom = round % 2 == 0
            let original =
                isRandom
                ? Array(RandomSpec(using: &generator).text(using: &generator).utf8)
                : originals.randomElement(using: &generator) ?? []
            let bytes = DamagedText.of(original, using: &generator)
            let text = String(decoding: bytes, as: UTF8.self)
            let start = clock.now
            if FormattedText.expect(of: bytes, "seed \(seed), round \(round)\n\(text)\n=====\n") != nil {
                formatted += 1
            }
            #expect(clock.now - start < .seconds(10), "seed \(seed), round \(round)\n\(text)")
        }
        // Of some damage no YAML comes, of some other YAML; were either rare, the test would prove little.
        #expect(formatted > rounds / 5 && formatted < rounds * 9 / 10, "seed \(seed): \(formatted) of \(rounds)")
    }

    /// Parts of specs, small enough for thousands of runs.
    private static func originals() throws -> [[UInt8]] {
        var parts: [[UInt8]] = []
        for name in ValidCorpus.names {
            for spec in try ValidCorpus.specs(of: name) {
                guard spec.bytes.count > 1_500 else {
                    parts.append(spec.bytes)
                    continue
                }
                let text = String(decoding: spec.bytes, as: UTF8.self)
                parts += text.components(separatedBy: "\n\n").map { Array($0.utf8) }
            }
        }
        return parts
    }

    @Test("brings a spec back from any layout", arguments: ["Accounts", "Plain", "MainActor"])
    func restoration(name: String) throws {
        let seed = ValidCorpus.seed()
        var generator = SeededGenerator(seed: seed)
        let path = CaseFolder.root.appending(path: "../Goldens/\(name)/\(name).misas.yaml").standardized
        let original = try String(contentsOf: path, encoding: .utf8)
        for round in 0..<20 {
            let spoilt = Spoiling(using: &generator).text(of: original, using: &generator)
            #expect(spoilt != original)
            let restored = FormattedText.expect(of: Array(spoilt.utf8), "seed \(seed), round \(round)\n\(spoilt)")
            #expect(
                restored == original,
                "seed \(seed), round \(round)\n\(lineDifference(from: original, to: restored ?? ""))"
            )
        }
    }

    /// What somebody does to the layout of a well-written spec.
    private struct Spoiling {
        private let indentation: Int
        private let lineBreak: String
        private let hasMark: Bool
        private let isDense: Bool

        init(using generator: inout SeededGenerator) {
            indentation = [1, 2, 3, 4, 8].randomElement(using: &generator) ?? 2
            lineBreak = ["\n", "\r\n", "\r"].randomElement(using: &generator) ?? "\n"
            hasMark = Bool.random(using: &generator)
            isDense = Bool.random(using: &generator)
        }

        func text(of text: String, using generator: inout SeededGenerator) -> String {
            var lines: [String] = []
            for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
                let content = line.drop { $0 == " " }
                guard !content.isEmpty else {
                    lines += Array(repeating: "  ", count: .random(in: 1...3, using: &generator))
                    continue
                }
                let spaces = (line.utf8.count - content.utf8.count) / 2 * indentation
                var changed = String(repeating: " ", count: spaces) + content
                // Only where there are no quotes, what looks like brackets or a colon is one.
                if !changed.contains("\""), !changed.contains("#") {
                    if isDense {
                        changed = changed.replacing("{ ", with: "{").replacing(" }", with: "}")
                    } else {
                        changed = changed.replacing("{ ", with: "{   ").replacing(": ", with: ":   ")
                    }
                }
                if !changed.contains("."), Bool.random(using: &generator) { changed += "   " }
                lines.append(changed)
            }
            let end = Bool.random(using: &generator) ? lineBreak + lineBreak : lineBreak
            return (hasMark ? "\u{FEFF}" : "") + lines.joined(separator: lineBreak) + end
        }
    }

    @Test("keeps a comment wherever one is put into a spec", arguments: ["Accounts", "Warehouse", "Everything"])
    func comments(name: String) throws {
        let path = CaseFolder.root.appending(path: "../Goldens/\(name)/\(name).misas.yaml").standardized
        let lines = try String(contentsOf: path, encoding: .utf8).split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        // In brackets, wherever a space is, and on lines of their own, in all columns.
        var places = 0
        for (number, line) in lines.enumerated() {
            let around = (lines[max(0, number - 6)..<number], lines[(number + 1)..<min(lines.count, number + 6)])
            for column in [0, 1, 2, 3, 4, 6, 8, 12] {
                let comment = String(repeating: " ", count: column) + "#comment \(number)"
                let part = (around.0 + [Substring(comment), line] + around.1).joined(separator: "\n")
                if FormattedText.expect(of: Array(part.utf8), "line \(number), column \(column)\n\(part)") != nil {
                    places += 1
                }
            }
            for space in line.indices where line[space] == " " {
                let changed = line[..<space] + " #comment\n" + String(repeating: " ", count: 30) + line[space...]
                let part = (around.0 + [Substring(changed)] + around.1).joined(separator: "\n")
                if FormattedText.expect(of: Array(part.utf8), "line \(number)\n\(part)") != nil { places += 1 }
            }
        }
        #expect(places > lines.count * 3)
    }
}
