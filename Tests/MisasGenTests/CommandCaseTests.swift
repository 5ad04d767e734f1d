import CorpusSupport
import Foundation
import TestSupport
import Testing

/// `Tests/Cases/Commands`: the command line as a user types it, on the real program.
@Suite("The command line", .timeLimit(.minutes(5)))
struct CommandCaseTests {
    @Test("does and says what is expected", arguments: CommandCase.all)
    func cases(item: CommandCase) async throws {
        let result = try await item.run()
        guard !CommandCase.isRecording else { return try item.record(result) }
        let expected = try item.expected()
        #expect(result.transcript == expected.transcript, "\(difference(expected.transcript, result.transcript))")
        for path in Set(result.files.keys).union(expected.files.keys).sorted()
        where result.files[path] != expected.files[path] {
            let (old, new) = (expected.files[path].map(text), result.files[path].map(text))
            Issue.record(
                "\(path): \(old == nil ? "unexpected" : new == nil ? "missing" : difference(old ?? "", new ?? ""))"
            )
        }
    }

    private func text(_ data: Data) -> String { String(decoding: data, as: UTF8.self) }
    private func difference(_ old: String, _ new: String) -> String { lineDifference(from: old, to: new) }
}
