import CorpusSupport
import Foundation
import TestSupport
import Testing

@testable import MisasCompiler

@Suite("Corpus of valid specs")
struct ValidCorpusTests {
    @Test("Nothing is said of a spec that is right", arguments: ValidCorpus.names)
    func silence(name: String) throws {
        let outcome = try CaseFolder(url: ValidCorpus.folder.appending(path: name)).perform(lints: .off)
        let text = CaseFolder.text(of: outcome)
        #expect(text.isEmpty, "\(text)")
        #expect(!outcome.sources.files.isEmpty)
    }

    @Test("Every key of the language stands in a valid spec")
    func keys() throws {
        var used: Set<String> = []
        for name in ValidCorpus.names {
            for spec in try ValidCorpus.specs(of: name) { note(try root(of: spec.bytes), LanguageGrammar.file, &used) }
        }
        let system = try FileSystem().read(
            ValidCorpus.folder.appending(path: "system/system.misas.yaml").path(percentEncoded: false)
        )
        note(try root(of: system), LanguageGrammar.system, &used)
        var all: Set<String> = []
        list(LanguageGrammar.file, &all)
        list(LanguageGrammar.system, &all)
        #expect(all.subtracting(used).sorted() == [])
        #expect(all.count > 100)
    }

    private func root(of bytes: [UInt8]) throws -> Node {
        let collector = DiagnosticCollector()
        let parser = SpecParser(diagnostics: collector)
        var sources = SourceMap()
        let index = try #require(parser.file(path: "x", bytes: bytes, into: &sources))
        return parser.parse(index, in: sources).root
    }

    private func list(_ grammar: MappingGrammar, _ keys: inout Set<String>) {
        for key in grammar.keys where keys.insert("\(key.name) of \(grammar.noun)").inserted { list(key.shape, &keys) }
    }

    private func list(_ shape: Shape, _ keys: inout Set<String>) {
        switch shape {
        case .mapping(let grammar): list(grammar, &keys)
        case .table(let inner), .list(let inner), .short(_, or: let inner): list(inner, &keys)
        case .text, .integer, .boolean, .choice, .anything, .freeMapping: break
        }
    }

    private func note(_ node: Node, _ grammar: MappingGrammar, _ keys: inout Set<String>) {
        for entry in node.mapping ?? [] {
            guard let key = grammar[entry.key] else { continue }
            keys.insert("\(key.name) of \(grammar.noun)")
            note(entry.value, key.shape, &keys)
        }
    }

    private func note(_ node: Node, _ shape: Shape, _ keys: inout Set<String>) {
        switch shape {
        case .mapping(let grammar): note(node, grammar, &keys)
        case .table(let inner): for entry in node.mapping ?? [] { note(entry.value, inner, &keys) }
        case .list(let inner): for item in node.sequence ?? [] { note(item, inner, &keys) }
        case .short(_, or: let inner): note(node, inner, &keys)
        case .text, .integer, .boolean, .choice, .anything, .freeMapping: break
        }
    }

    @Test("Files in any order give the same words and the same bytes", arguments: ValidCorpus.names)
    func order(name: String) throws {
        let seed = ValidCorpus.seed()
        var generator = SeededGenerator(seed: seed)
        let specs = try ValidCorpus.specs(of: name)
        let expected = try output(of: specs)
        #expect(!expected.isEmpty)
        for _ in 0..<(specs.count > 1 ? 3 : 1) {
            #expect(try output(of: specs.shuffled(using: &generator)) == expected, "seed \(seed)")
        }
    }

    private func output(of specs: [ValidCorpus.Spec]) throws -> [String] {
        let compilation = Compilation(specs.map(\.input), lints: .off)
        #expect(compilation.diagnostics.isEmpty)
        let generator = try Generator()
        return try compilation.specs.compiled.sorted().flatMap { index in
            try generator.files(for: compilation, subsystem: index).map { file in
                file.name + "\n" + String(decoding: file.bytes, as: UTF8.self)
            }
        }
    }

    @Test("Faulty files in any order give the same words")
    func faultyOrder() throws {
        let seed = ValidCorpus.seed()
        var generator = SeededGenerator(seed: seed)
        let specs = try ValidCorpus.specs(of: "manyFiles").map { spec in
            let text = String(decoding: spec.bytes, as: UTF8.self).replacingOccurrences(of: "OrderID", with: "OrderNo")
            return ValidCorpus.Spec(
                path: spec.path,
                module: spec.module,
                bytes: Array(text.replacingOccurrences(of: "OrderNo: {", with: "OrderID: {").utf8)
            )
        }
        let expected = words(specs)
        #expect(expected.contains("there is no type `OrderNo`"))
        for _ in 0..<20 { #expect(words(specs.shuffled(using: &generator)) == expected, "seed \(seed)") }
    }

    private func words(_ specs: [ValidCorpus.Spec]) -> String {
        let compilation = Compilation(specs.map(\.input), lints: .off)
        return TextRenderer(sources: compilation.sources).render(compilation.diagnostics)
    }
}
