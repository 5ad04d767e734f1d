import CorpusSupport
import Foundation
import MisasCompiler
import TestSupport
import Testing

@testable import MisasTooling

@Suite("What a schema can see, the schema refuses", .timeLimit(.minutes(5)))
struct SchemaRefusalTests {
    @Test("every case of a code whose fault it can see")
    func corpus() async throws {
        let cases = try DiagnosticCase.all.filter { item in
            try SchemaSight.of(#require(DiagnosticCode(rawValue: item.code))) == .seen
        }
        let codes = Set(cases.map(\.code))
        for code in DiagnosticCode.allCases where SchemaSight.of(code) == .seen {
            #expect(codes.contains(code.rawValue))
        }
        var specs: [(name: String, text: String)] = []
        var systems: [(name: String, text: String)] = []
        for item in cases {
            let files = FileSystem(base: item.part("triggers").url.path(percentEncoded: false))
            for path in try files.files(below: ".", suffix: OutputNames.specSuffix) {
                let text = String(decoding: try files.read(path), as: UTF8.self)
                if path == OutputNames.systemFile {
                    systems.append((item.name, text))
                } else {
                    specs.append((item.name, text))
                }
            }
        }
        let refused = try await Set(SchemaValidation(of: specs, by: .file).faults.keys)
            .union(SchemaValidation(of: systems, by: .system).faults.keys)
        #expect(cases.map(\.name).filter { !refused.contains($0) } == [])
        #expect(cases.count > 25)
    }

    @Test("each single fault, where it is, as the compiler does")
    func single() async throws {
        let limits = SyntaxLimits()
        #expect(
            !Compilation(
                [.init(path: "a", bytes: Array(SingleFaults.spec.utf8), module: "A")],
                limits: limits,
                lints: .off
            ).hasErrors
        )
        let specs = try changed(SingleFaults.spec, SingleFaults.changes)
        for (change, spec) in zip(SingleFaults.changes, specs) {
            let compilation = Compilation([.init(path: "a", bytes: Array(spec.text.utf8), module: "A")], lints: .off)
            #expect(compilation.hasErrors, "`\(change.old)` → `\(change.new)`")
        }
        try await expect(SingleFaults.changes, specs, right: SingleFaults.spec, by: .file)
    }

    @Test("each single fault of the system file, where it is, as the compiler does")
    func system() async throws {
        let specs = try changed(SingleFaults.system, SingleFaults.systemChanges)
        #expect(try !hasErrors(SingleFaults.system))
        for (change, spec) in zip(SingleFaults.systemChanges, specs) {
            #expect(try hasErrors(spec.text), "`\(change.old)` → `\(change.new)`")
        }
        try await expect(SingleFaults.systemChanges, specs, right: SingleFaults.system, by: .system)
    }

    private func changed(
        _ text: String,
        _ changes: [SingleFaults.Change]
    ) throws -> [(name: String, text: String)] {
        try changes.enumerated().map { index, change in
            try #require(text.ranges(of: change.old).count == 1, "`\(change.old)`")
            return ("\(index)", text.replacing(change.old, with: change.new))
        }
    }

    private func expect(
        _ changes: [SingleFaults.Change],
        _ specs: [(name: String, text: String)],
        right: String,
        by schema: SpecSchema
    ) async throws {
        let validation = try await SchemaValidation(of: specs + [("right", right)], by: schema)
        #expect(validation.faults["right"] == nil)
        #expect(validation.unreadable.isEmpty)
        for (index, change) in changes.enumerated() {
            let paths = (validation.faults["\(index)"] ?? []).map(\.path)
            #expect(paths.contains(change.path), "`\(change.old)` → `\(change.new)`: \(paths)")
        }
    }

    private func hasErrors(_ system: String) throws -> Bool {
        let collector = DiagnosticCollector()
        var sources = SourceMap()
        let parser = SpecParser(diagnostics: collector)
        let index = try #require(parser.file(path: "system", bytes: Array(system.utf8), into: &sources))
        _ = SystemSpec(parser.parse(index, in: sources), diagnostics: collector)
        return collector.hasErrors
    }
}
