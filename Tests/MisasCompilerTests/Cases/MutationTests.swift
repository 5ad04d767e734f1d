import CorpusSupport
import TestSupport
import Testing

@testable import MisasCompiler

/// What is nearly a spec: it compiles, or it is told where it does not; never a crash, never silence.
@Suite("Mutations of valid specs")
struct MutationTests {
    @Test("A damaged spec compiles or is told where it does not, soon", arguments: 0..<4)
    func damage(part: Int) throws {
        let seed = ValidCorpus.seed() &+ UInt64(part)
        var generator = SeededGenerator(seed: seed)
        let sections = try Self.sections()
        var refused = 0
        let rounds = Mutations.count(ordinarily: 2_000) / 4
        let clock = ContinuousClock()
        for round in 0..<rounds {
            let original = sections[round % sections.count]
            var bytes = Array(original.utf8)
            for _ in 0...Int.random(in: 0..<2, using: &generator) {
                Mutation.random(using: &generator)(&bytes, &generator)
            }
            let start = clock.now
            let compilation = Compilation([Compilation.Input(path: "Spec.misas.yaml", bytes: bytes, module: "Module")])
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(clock.now - start < .seconds(10), "seed \(seed), round \(round)\n\(text)")
            for diagnostic in compilation.diagnostics {
                #expect(diagnostic.range != nil, "seed \(seed), round \(round): \(diagnostic)\n\(text)")
                for range in [diagnostic.range].compactMap(\.self) + diagnostic.notes.compactMap(\.range) {
                    expectInFile(range, of: compilation.sources, "seed \(seed), round \(round): \(diagnostic)\n\(text)")
                }
            }
            if compilation.hasErrors { refused += 1 }
            let isWhole = compilation.specs.subsystems.contains { $0.isWhole && !$0.files.isEmpty }
            #expect(compilation.hasErrors || isWhole, "seed \(seed), round \(round): silence\n\(text)")
            _ = TextRenderer(sources: compilation.sources).render(compilation.diagnostics)
        }
        // Most damage is told; were little of it told, the mutations would prove nothing.
        #expect(refused > rounds * 2 / 5, "seed \(seed)")
    }

    /// Specs of a section or two each, small enough for thousands of runs.
    private static func sections() throws -> [String] {
        let rest = try ValidCorpus.specs(of: "rest")[0]
        let hostile = try ValidCorpus.specs(of: "hostile").map { String(decoding: $0.bytes, as: UTF8.self) }
        let lines = String(decoding: rest.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        var result: [String] = hostile
        var current = ""
        for line in lines where !line.hasPrefix("#") {
            if let first = line.first, first.isLetter, !current.isEmpty, line.hasSuffix(":") {
                result.append(current)
                current = "misas: 1\nsubsystem: rest\n"
            }
            current += line + "\n"
        }
        return result + [current]
    }
}

/// A way to damage a text.
enum Mutation: CaseIterable {
    case deleteLine
    case repeatLine
    case swapLines
    case indent
    case outdent
    case deleteKey
    case typo
    case truncate
    case insertBytes
    case insertSyntax

    static func random(using generator: inout SeededGenerator) -> Self {
        allCases.randomElement(using: &generator) ?? .typo
    }

    private static let syntax = [
        ":", ": ", "- ", "{", "}", "[", "]", ",", "\"", "'", "&a ", "*a ", "<<: ", "? ", "| ", "> ", "!x ", "%",
        "---\n", "...\n",
        "\t", "\r\n", "\r", "#", "\u{85}", "\u{2028}", "\u{FEFF}", "@", "`", "null", "~", "<", ">", "?",
        "99999999999999999999", ".",
    ]

    func callAsFunction(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
        switch self {
        case .deleteLine:
            changeLines(of: &bytes) { lines in lines.remove(at: .random(in: lines.indices, using: &generator)) }
        case .repeatLine:
            changeLines(of: &bytes) { lines in
                let line = lines[.random(in: lines.indices, using: &generator)]
                lines.insert(line, at: .random(in: lines.indices, using: &generator))
            }
        case .swapLines:
            changeLines(of: &bytes) { lines in
                lines.swapAt(
                    .random(in: lines.indices, using: &generator),
                    .random(in: lines.indices, using: &generator)
                )
            }
        case .indent:
            changeLines(of: &bytes) { lines in
                let index = Int.random(in: lines.indices, using: &generator)
                lines[index] = Array(repeating: 0x20, count: .random(in: 1...4, using: &generator)) + lines[index]
            }
        case .outdent:
            changeLines(of: &bytes) { lines in
                let index = Int.random(in: lines.indices, using: &generator)
                lines[index].removeFirst(
                    min(lines[index].prefix { $0 == 0x20 }.count, .random(in: 1...4, using: &generator))
                )
            }
        case .deleteKey:
            changeLines(of: &bytes) { lines in
                let index = Int.random(in: lines.indices, using: &generator)
                if let colon = lines[index].firstIndex(of: 0x3A) { lines[index].removeSubrange(...colon) }
            }
        case .typo:
            guard let index = bytes.indices.randomElement(using: &generator) else { return }
            bytes[index] = .random(in: 0x20...0x7E, using: &generator)
        case .truncate: bytes.removeLast(.random(in: 0...bytes.count, using: &generator))
        case .insertBytes:
            let extra = (0...Int.random(in: 0..<4, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            bytes.insert(contentsOf: extra, at: .random(in: 0...bytes.count, using: &generator))
        case .insertSyntax:
            let text = Self.syntax.randomElement(using: &generator) ?? ":"
            bytes.insert(contentsOf: Array(text.utf8), at: .random(in: 0...bytes.count, using: &generator))
        }
    }

    private func changeLines(of bytes: inout [UInt8], _ change: (inout [[UInt8]]) -> Void) {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        guard !lines.isEmpty else { return }
        change(&lines)
        bytes = Array(lines.joined(separator: [0x0A]))
    }
}
