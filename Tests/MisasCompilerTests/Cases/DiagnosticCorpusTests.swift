import CorpusSupport
import Foundation
import Testing

@testable import MisasCompiler

/// `Tests/Cases/Diagnostics/<code>-<name>/`: for every code a spec that `triggers` it, with what is printed, and a near
/// miss that `passes`.
@Suite("Corpus of diagnostics")
struct DiagnosticCorpusTests {
    @Test(
        "Every code has a case that triggers it and one that narrowly does not",
        arguments: DiagnosticCode.allCases.filter { !$0.isOfTools }
    )
    func coverage(code: DiagnosticCode) {
        let cases = DiagnosticCase.all.filter { $0.code == code.rawValue }
        #expect(!cases.isEmpty, "no folder \(code.rawValue)-… for `\(code)`")
        for item in cases {
            #expect(item.part("triggers").exists, "\(item.name)/triggers is missing")
            #expect(item.part("passes").exists, "\(item.name)/passes is missing")
        }
    }

    @Test("Every folder is named by a code that there is")
    func names() {
        let codes = Set(DiagnosticCode.allCases.map(\.rawValue))
        #expect(DiagnosticCase.all.filter { !codes.contains($0.code) }.map(\.name) == [])
    }

    @Test("What is wrong is told in these words, once, at its place", arguments: DiagnosticCase.all)
    func triggers(item: DiagnosticCase) throws {
        let folder = item.part("triggers")
        let outcome = try folder.perform(lints: item.lints)
        #expect(outcome.diagnostics.contains { $0.code.rawValue == item.code }, "\(item.code) is not told")
        try compare(outcome, with: folder)
        expectPlacesInFiles(of: outcome)
    }

    @Test("What is narrowly right is not refused", arguments: DiagnosticCase.all)
    func passes(item: DiagnosticCase) throws {
        let folder = item.part("passes")
        let outcome = try folder.perform(lints: item.lints)
        #expect(!outcome.diagnostics.contains { $0.code.rawValue == item.code })
        try compare(outcome, with: folder)
    }

    private func compare(_ outcome: Run.Outcome, with folder: CaseFolder) throws {
        let text = CaseFolder.text(of: outcome)
        if CaseFolder.isRecording {
            try folder.record(text)
        } else {
            let expected = folder.expected ?? ""
            #expect(text == expected, "\(lineDifference(from: expected, to: text))")
        }
    }
}

/// Every place that a run's diagnostics name lies in its file.
func expectPlacesInFiles(of outcome: Run.Outcome, sourceLocation: SourceLocation = #_sourceLocation) {
    for diagnostic in outcome.diagnostics {
        for range in [diagnostic.range].compactMap(\.self) + diagnostic.notes.compactMap(\.range) {
            expectInFile(range, of: outcome.sources, "\(diagnostic)", sourceLocation: sourceLocation)
        }
    }
}

/// The place lies in its file: not before its start, not after its end.
func expectInFile(
    _ range: SourceRange,
    of sources: SourceMap,
    _ comment: @autoclosure () -> String,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    guard sources.files.indices.contains(Int(range.file)) else {
        Issue.record("no such file: \(comment())", sourceLocation: sourceLocation)
        return
    }
    let file = sources.files[Int(range.file)]
    let length = file.text.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    if range.start < 0 || range.end > length || range.start > range.end {
        Issue.record("\(range.start)..<\(range.end) of \(length): \(comment())", sourceLocation: sourceLocation)
    }
}
