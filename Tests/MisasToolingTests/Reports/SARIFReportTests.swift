import CorpusSupport
import Foundation
import MisasCompiler
import TestSupport
import Testing

@testable import MisasTooling

@Suite("Diagnostics as SARIF", .timeLimit(.minutes(5)))
struct SARIFReportTests {
    private static let schemas = ConformanceData.folder("schemas")

    @Test(
        "are valid by SARIF's schema, for each case of the corpus",
        .enabled(if: ConformanceData.isToBeTested(schemas), "the schemas are not there")
    )
    func valid() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "misas-sarif-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var files: [String] = []
        for item in DiagnosticCase.all {
            for part in ["triggers", "passes"] {
                let outcome = try item.part(part).perform(lints: item.lints)
                let text = ReportFormat.sarif.report(
                    outcome.diagnostics,
                    in: outcome.sources,
                    suppressed: outcome.compilation?.suppressed ?? []
                )
                let file = folder.appending(path: "\(item.name)-\(part).sarif").path(percentEncoded: false)
                try Data(text.utf8).write(to: URL(filePath: file))
                files.append(file)
            }
        }
        let schema = try #require(Self.schemas).appending(path: "sarif-2.1.0.json")
        let run = try await Script.run("Tests/Schemas/validate", [schema.path(percentEncoded: false)] + files)
        #expect(run.status == 0, "\(run.output)")
        #expect(files.count > 200)
    }

    @Test("hold the places of the text", arguments: DiagnosticCase.all)
    func places(item: DiagnosticCase) throws {
        let outcome = try item.part("triggers").perform(lints: item.lints)
        let text = ReportFormat.sarif.report(outcome.diagnostics, in: outcome.sources)
        let log = try JSONDecoder().decode(Log.self, from: Data(text.utf8))
        let run = try #require(log.runs.first)
        let told = run.results.map { result -> String in
            #expect(run.tool.driver.rules[result.ruleIndex].id == result.ruleId)
            guard let place = result.locations?.first?.physicalLocation else { return result.ruleId }
            let path = place.artifactLocation.uri.removingPercentEncoding ?? ""
            return "\(result.ruleId) \(path):\(place.region.startLine):\(place.region.startColumn)"
        }
        let expected = outcome.diagnostics.map { diagnostic -> String in
            guard let range = diagnostic.range else { return diagnostic.code.rawValue }
            let (path, position) = outcome.sources.start(of: range)
            return "\(diagnostic.code.rawValue) \(path):\(position.line):\(position.column)"
        }
        #expect(told == expected)
    }

    @Test("have what is allowed, with who allows it and why, and what mends the rest")
    func allowed() throws {
        let spec = """
            misas: 1
            subsystem: shop
            description: What is sold.
            types:
              Name: { wraps: string, maxLength: "12" }
            queries:
              Find: { returns: Name } # misas:allow missing-description kept for the "next" release

            """
        let outcome = Compilation([.init(path: "Shop.misas.yaml", bytes: Array(spec.utf8), module: "Shop")])
        let wrong = try #require(outcome.diagnostics.first { $0.code == .wrongKind })
        let right = Compilation(
            [.init(path: "Shop.misas.yaml", bytes: Array(spec.replacing("\"12\"", with: "12").utf8), module: "Shop")]
        )
        #expect(right.suppressed.count == 1)
        let listed = right.suppressed + [Suppression(diagnostic: wrong, kind: .baseline)]
        let text = ReportFormat.sarif.report([wrong], in: outcome.sources, suppressed: listed)
        let results = try #require(try JSONDecoder().decode(Log.self, from: Data(text.utf8)).runs.first?.results)
        #expect(results.map(\.ruleId) == ["MISAS1103", "MISAS1901", "MISAS1103"])
        #expect(results.map { $0.suppressions?.first?.kind } == [nil, "inSource", "external"])
        #expect(results[1].suppressions?.first?.justification == "kept for the \"next\" release")
        let replacement = try #require(results[0].fixes?.first?.artifactChanges.first?.replacements.first)
        #expect(replacement.insertedContent?.text == "12")
        #expect(replacement.deletedRegion.startLine == 5 && replacement.deletedRegion.startColumn == 37)
    }

    private struct Log: Decodable {
        struct Run: Decodable {
            let tool: Tool
            let results: [Result]
        }
        struct Tool: Decodable { let driver: Driver }
        struct Driver: Decodable { let rules: [Rule] }
        struct Rule: Decodable { let id: String }
        struct Result: Decodable {
            let ruleId: String
            let ruleIndex: Int
            let locations: [Location]?
            let suppressions: [Suppressed]?
            let fixes: [Mending]?
        }
        struct Suppressed: Decodable {
            let kind: String
            let justification: String?
        }
        struct Mending: Decodable { let artifactChanges: [Change] }
        struct Change: Decodable { let replacements: [Replacement] }
        struct Replacement: Decodable {
            let deletedRegion: Region
            let insertedContent: Content?
        }
        struct Content: Decodable { let text: String }
        struct Location: Decodable { let physicalLocation: Place }
        struct Place: Decodable {
            let artifactLocation: Artifact
            let region: Region
        }
        struct Artifact: Decodable { let uri: String }
        struct Region: Decodable {
            let startLine: Int
            let startColumn: Int
        }
        let runs: [Run]
    }

    @Test("write what a URI cannot hold in percent")
    func paths() {
        #expect(FileURI.reference(to: "Sources/A b/Größe%.yaml") == "Sources/A%20b/Gr%C3%B6%C3%9Fe%25.yaml")
        #expect(FileURI.reference(to: "/a:b") == "file:///a%3Ab")
    }
}
