import Foundation
import TestSupport
import Testing

/// The example's API against its own description, as Schemathesis makes requests of it: valid and not, one after the other
/// along its links.
@Suite("The example's API", .timeLimit(.minutes(60)))
struct SchemathesisTests {
    @Test("does what its description says, whatever is asked of it")
    func conformance() async throws {
        let program = try ProgramProcess("Banking", ["serve", "--port", "0", "http", "processing"])
        var address: String?
        for await line in program.lines where line.hasPrefix("listening on ") {
            address = String(line.dropFirst("listening on ".count))
            break
        }
        let token = try ProgramProcess("Banking", ["token", "terry", "teller"])
        var written = ""
        for await line in token.lines { written += line }
        // The same requests each time; `Tests/long api` makes others, and more.
        let examples = ProcessInfo.processInfo.environment["MISAS_API_EXAMPLES"]
        let amount = examples.map { ["--max-examples", $0] } ?? ["--seed", "1", "--max-examples", "30"]
        let run = try await Script.run("Tests/OpenAPI/test-api", [try #require(address), written] + amount)
        #expect(run.status == 0, "\(run.output)")
        #expect(run.output.contains("✅ Stateful"), "\(run.output)")
        #expect(run.output.contains(#/API Links: +[1-9][0-9]* covered/#), "\(run.output)")
        program.signal(SIGTERM)
        #expect(await program.end() == 0)
    }
}
