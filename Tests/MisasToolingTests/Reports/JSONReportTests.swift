import CorpusSupport
import Foundation
import MisasCompiler
import MisasTooling
import Testing

@Suite("Diagnostics as JSON")
struct JSONReportTests {
    private func document(_ text: String) throws -> [[String: Any]] {
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        return try #require(object?["diagnostics"] as? [[String: Any]])
    }

    @Test("Nothing to say is an empty list")
    func nothing() throws {
        #expect(try document(JSONReport(sources: SourceMap()).render([])).isEmpty)
    }

    @Test("JSON holds the places, words and notes of the text", arguments: DiagnosticCase.all)
    func sameAsText(item: DiagnosticCase) throws {
        let outcome = try item.part("triggers").perform(lints: item.lints)
        let objects = try document(JSONReport(sources: outcome.sources).render(outcome.diagnostics))
        #expect(objects.count == outcome.diagnostics.count)
        let heads = CaseFolder.text(of: outcome).split(separator: "\n").filter { !$0.hasPrefix(" ") }
        let told = objects.flatMap { object in
            [head(object, object["severity"] as? String ?? "", suffix: " [\(object["code"] as? String ?? "")]")]
                + (object["notes"] as? [[String: Any]] ?? []).map { head($0, "note", suffix: "") }
        }
        #expect(told == heads.map(String.init))
    }

    /// The line of text that stands for an object.
    private func head(_ object: [String: Any], _ severity: String, suffix: String) -> String {
        let message = "\(severity): \(object["message"] as? String ?? "")\(suffix)"
        guard let file = object["file"] as? String, let range = object["range"] as? [String: [String: Int]] else {
            return message
        }
        return "\(file):\(range["start"]?["line"] ?? 0):\(range["start"]?["column"] ?? 0): \(message)"
    }

    @Test("Columns count Unicode scalars, and the end is just after the last")
    func columns() throws {
        var sources = SourceMap()
        let index = sources.add(SourceFile(path: "a\"\\\u{1}合.yaml", text: Array("x\r\n👩‍👧: word\r\n".utf8)))
        let diagnostic = Diagnostic(
            .badName,
            "\"\\\n\r\t\u{1}\u{7F}\u{2028}👍",
            at: SourceRange(file: index, start: 8, end: 12),
            notes: [.init("nowhere")],
            help: "h"
        )
        let object = try #require(try document(JSONReport(sources: sources).render([diagnostic])).first)
        #expect(object["message"] as? String == "\"\\\n\r\t\u{1}\u{7F}\u{2028}👍")
        #expect(object["file"] as? String == "a\"\\\u{1}合.yaml")
        #expect(object["code"] as? String == "MISAS1201")
        #expect(object["help"] as? String == "h")
        let range = try #require(object["range"] as? [String: [String: Int]])
        #expect(range == ["start": ["line": 2, "column": 6], "end": ["line": 2, "column": 10]])
        let note = try #require((object["notes"] as? [[String: Any]])?.first)
        #expect(note["message"] as? String == "nowhere")
        #expect(note["file"] == nil)
    }
}
