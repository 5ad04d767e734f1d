import CorpusSupport
import Foundation
import MisasCompiler
import MisasTooling
import TestSupport
import Testing

@Suite("Explanations", .timeLimit(.minutes(3)))
struct ExplanationTests {
    private static let root = URL(filePath: #filePath).appending(path: "../../../..").standardized

    @Test("are told of each code, and of each lint by its name")
    func all() throws {
        for code in DiagnosticCode.allCases {
            #expect(ExplanationText.code(named: code.rawValue.lowercased()) == code)
            let page = ExplanationText.page(of: code)
            #expect(page.hasPrefix("\(code.rawValue): "))
            #expect(page.contains("For example:") == !code.isOfTools)
            #expect(ExplanationText.list.contains(code.rawValue))
        }
        for rule in LintRule.allCases { #expect(ExplanationText.code(named: rule.rawValue) == rule.code) }
        #expect(ExplanationText.code(named: "1203") == nil)
        #expect(ExplanationText.suggestion(for: "MISAS1209x") == "MISAS1209")
    }

    @Test("fit a terminal, but for the example")
    func width() {
        for code in DiagnosticCode.allCases {
            let text = ExplanationText.page(of: code).split(separator: "\n").prefix { $0 != "For example:" }
            for line in text { #expect(line.count <= 90, "\(line)") }
        }
    }

    @Test("are the page in the documentation: MISAS_RECORD=1 swift test --filter ExplanationTests writes it")
    func document() throws {
        let page = Self.root.appending(path: "docs/Diagnostics.md")
        if CaseFolder.isRecording { try Data(ExplanationText.document.utf8).write(to: page) }
        #expect(try String(contentsOf: page, encoding: .utf8) == ExplanationText.document)
    }

    @Test("have what the corpus has for an example: run Scripts/embed-examples after a change")
    func examples() async throws {
        let copy = FileManager.default.temporaryDirectory.appending(path: "examples-\(UUID()).swift")
        defer { try? FileManager.default.removeItem(at: copy) }
        let run = try await Script.run("Scripts/embed-examples", [copy.path(percentEncoded: false)])
        #expect(run.status == 0, "\(run.output)")
        let source = Self.root.appending(path: "Sources/MisasTooling/Explanations/Examples.swift")
        #expect(try Data(contentsOf: copy) == Data(contentsOf: source))
    }
}
