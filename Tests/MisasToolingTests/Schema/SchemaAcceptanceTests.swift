import CorpusSupport
import Foundation
import MisasCompiler
import TestSupport
import Testing

@testable import MisasTooling

@Suite("What the compiler accepts, the schema accepts", .timeLimit(.minutes(5)))
struct SchemaAcceptanceTests {
    private static let root = URL(filePath: #filePath).appending(path: "../../../..").standardized

    /// Spec files below a folder of the repository.
    private static func specs(below folder: String) throws -> [(name: String, text: String)] {
        let files = FileSystem(base: root.path(percentEncoded: false))
        return try files.files(below: folder, suffix: OutputNames.specSuffix).map { path in
            (path, String(decoding: try files.read(path), as: UTF8.self))
        }
    }

    @Test("every valid spec, golden and example, and what narrowly passes")
    func corpus() async throws {
        var specs = try ["Tests/Cases/Valid", "Tests/Goldens", "Examples"].flatMap(Self.specs)
        for item in DiagnosticCase.all where try !item.part("passes").perform(lints: .off).hasErrors {
            specs += try Self.specs(below: "Tests/Cases/Diagnostics/\(item.name)/passes")
        }
        let isSystem = { (spec: (name: String, text: String)) in spec.name.hasSuffix("/\(OutputNames.systemFile)") }
        let files = try await SchemaValidation(of: specs.filter { !isSystem($0) }, by: .file)
        let systems = try await SchemaValidation(of: specs.filter(isSystem), by: .system)
        for (name, faults) in files.faults.merging(systems.faults, uniquingKeysWith: { $0 + $1 }) {
            Issue.record("\(name): \(faults)")
        }
        // Where a tab stands behind a colon, the validator's reader of YAML gives up; ours and YAML's grammar do not.
        #expect(files.unreadable == ["Tests/Cases/Diagnostics/MISAS1004-tabIndents/passes/Accounts.misas.yaml"])
        #expect(systems.unreadable.isEmpty)
        #expect(specs.count > 120)
        #expect(specs.count(where: isSystem) > 2)
    }

    /// Random changes of valid specs: whatever the compiler takes of them.
    @Test("random changes that do no harm")
    func mutations() async throws {
        let seed = ValidCorpus.seed()
        var generator = SeededGenerator(seed: seed)
        var accepted: [(name: String, text: String)] = []
        var keys: Set<String> = []
        let rounds = Mutations.count(ordinarily: 1_000)
        for round in 0..<rounds {
            let corpus = ["examples", "rest", "recursive", "tables"][round % 4]
            var specs = try ValidCorpus.specs(of: corpus)
            let index = Int.random(in: specs.indices, using: &generator)
            let text = SpecChange.random(in: String(decoding: specs[index].bytes, as: UTF8.self), using: &generator)
            specs[index] = .init(path: specs[index].path, module: specs[index].module, bytes: Array(text.utf8))
            guard !Compilation(specs.map(\.input), lints: .off).hasErrors, keys.insert(text).inserted else { continue }
            accepted.append(("\(round)", text))
        }
        let validation = try await SchemaValidation(of: accepted, by: .file)
        for (name, faults) in validation.faults {
            let text = accepted.first { $0.name == name }?.text ?? ""
            Issue.record("seed \(seed): \(faults)\n\(text)")
        }
        #expect(validation.unreadable.isEmpty, "seed \(seed)")
        // Were nearly nothing accepted, this would prove nothing.
        #expect(accepted.count > rounds / 20, "seed \(seed)")
    }
}

/// A change that leaves a spec YAML, and perhaps a spec.
private enum SpecChange {
    private static let values = [
        "", "1", "0", "-1", "12345", "1.5", "1e3", "0x10", "true", "false", "yes", "True", "a", "aB", "A", "Money",
        "string",
        "int?", "list<int>", "\"map<string, int>\"", "none", "shared.Money", "[]", "{}", "[a]", "[A]", "{a: int}",
        "{a: b}", "\"1\"", "\"\"", "' x '", "2024-01-01", "GET /a", "POST /a/", "100ms..1s", "1h", "uuid", "stop",
        "a_b",
        "a-b", "\"{id}\"", "\"{{\"", "{type: int}", "{type: string, minLength: 1}", "[a, A]", "|\n      x",
    ]

    static func random(in text: String, using generator: inout SeededGenerator) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for _ in 0...Int.random(in: 0...1, using: &generator) {
            let index = Int.random(in: lines.indices, using: &generator)
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: lines.remove(at: index)
            case 1: lines.swapAt(index, Int.random(in: lines.indices, using: &generator))
            case 2: lines.insert(lines[Int.random(in: lines.indices, using: &generator)], at: index)
            default: lines[index] = replacingValue(in: lines[index], using: &generator)
            }
            if lines.isEmpty { return "" }
        }
        return lines.joined(separator: "\n")
    }

    /// Another value behind one of the line's colons, as far as the next comma or bracket.
    private static func replacingValue(in line: String, using generator: inout SeededGenerator) -> String {
        let places = line.ranges(of: ": ")
        guard let place = places.randomElement(using: &generator) else { return line }
        let end = line[place.upperBound...].firstIndex { ",}]#".contains($0) } ?? line.endIndex
        return line[..<place.upperBound] + (values.randomElement(using: &generator) ?? "") + line[end...]
    }
}
