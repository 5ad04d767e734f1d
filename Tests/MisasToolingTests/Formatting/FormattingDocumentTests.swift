import CorpusSupport
import Foundation
import MisasCompiler
import Testing

@testable import MisasTooling

@Suite("docs/Formatting.md")
struct FormattingDocumentTests {
    /// The examples of the page, each with what it is called behind `yaml`.
    private static func examples() throws -> [(kind: String, text: String)] {
        let page = CaseFolder.root.appending(path: "../../docs/Formatting.md").standardized
        return try String(contentsOf: page, encoding: .utf8).components(separatedBy: "```yaml").dropFirst().map {
            part in
            let kind = part.prefix { $0 != "\n" }
            let text = part.dropFirst(kind.count + 1).components(separatedBy: "```")[0]
            return (kind.trimmingCharacters(in: .whitespaces), text)
        }
    }

    @Test("shows what the formatter does")
    func examples() throws {
        let examples = try Self.examples()
        var shown = 0
        for (index, example) in examples.enumerated() {
            let text = FormattedText.expect(of: Array(example.text.utf8), example.text)
            if example.kind == "before" {
                try #require(index + 1 < examples.count && examples[index + 1].kind == "after")
                #expect(text == examples[index + 1].text)
                shown += 1
            } else {
                #expect(text == example.text)
            }
        }
        #expect(shown == 7)
    }
}
