import CorpusSupport
import MisasCompiler
import TestSupport
import Testing

@testable import MisasTooling

/// Fixes of specs that were damaged at random.
@Suite("Fixes of damaged specs", .timeLimit(.minutes(10)))
struct FixPropertyTests {
    @Test("lie in the text, do not collide, and leave it no less readable", arguments: 0..<4)
    func damage(part: Int) throws {
        let seed = ValidCorpus.seed() &+ UInt64(part)
        var generator = SeededGenerator(seed: seed)
        let specs = try ["rest", "tables", "examples"].flatMap(ValidCorpus.specs)
        var fixes = 0
        for round in 0..<(Mutations.count(ordinarily: 400) / 4) {
            var bytes = specs[round % specs.count].bytes
            for _ in 0..<4 { damage(&bytes, using: &generator) }
            let subject = FixSubject(String(decoding: bytes, as: UTF8.self))
            let syntax = subject.codes.count { $0 == .yamlSyntax }
            for diagnostic in subject.compilation.diagnostics {
                guard let fix = diagnostic.fix,
                    let edits = FixEdits.edits(for: fix, in: subject.compilation.sources)
                else { continue }
                fixes += 1
                let context = "seed \(seed), round \(round): \(diagnostic.code.rawValue) \(diagnostic.message)"
                expectSound(edits, in: subject.compilation.sources, context)
                guard fixes % 8 == 0 else { continue }
                let after = FixSubject(subject.text(after: edits))
                #expect(after.codes.count { $0 == .yamlSyntax } <= syntax, "\(context)\n\(edits)\n\(subject.text)")
            }
        }
        // Were there hardly any, this would prove nothing.
        #expect(fixes > 50, "seed \(seed)")
    }

    /// What people do: a letter too many or too few, in another case or order, other line breaks, other marks.
    private func damage(_ bytes: inout [UInt8], using generator: inout SeededGenerator) {
        let place = Int.random(in: 0..<max(1, bytes.count - 1), using: &generator)
        guard bytes.indices.contains(place + 1) else { return }
        switch Int.random(in: 0..<7, using: &generator) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(UInt8(ascii: "x"), at: place)
        case 2: bytes.swapAt(place, place + 1)
        case 3: bytes[place] ^= (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[place]) ? 0x20 : 0
        case 4: bytes.insert(contentsOf: Array("\r\n# 🛒\r\n".utf8), at: place)
        case 5: bytes.insert([0x22, 0x27, 0x2C, 0x7B, 0x5D].randomElement(using: &generator) ?? 0x22, at: place)
        default: bytes.removeLast(min(3, bytes.count))
        }
    }
}
