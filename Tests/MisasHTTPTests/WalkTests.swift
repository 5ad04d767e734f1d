import Foundation
import TestSupport
import Testing

/// The walk through the API that the example's README takes.
@Suite("The walk with curl", .timeLimit(.minutes(2)))
struct WalkTests {
    @Test("goes as the README says")
    func walk() async throws {
        let root = URL(filePath: #filePath).appending(path: "../../..").standardized
        let readme = try String(contentsOf: root.appending(path: "Examples/Banking/README.md"), encoding: .utf8)
        let block = try #require(readme.firstMatch(of: #/<!-- walk -->\n```sh\n((?s).*?)```/#))
        let program = try ProgramProcess("Banking", ["serve", "--port", "0", "http", "processing"])
        var address: String?
        for await line in program.lines where line.hasPrefix("listening on ") {
            address = String(line.dropFirst("listening on ".count))
            break
        }
        let banking = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "Banking")
        let script = String(block.1)
            .replacing("http://127.0.0.1:8080", with: try #require(address))
            .replacing("swift run Banking", with: banking.path(percentEncoded: false))
            // The projection follows the events; a reader is slower than a script.
            .replacing(
                "# Look at it.\n",
                with: "until curl -sf $BANK/accounts/$ALICE | grep -q '\"version\":2'; do :; done\n"
            )
        let file = FileManager.default.temporaryDirectory.appending(path: "walk-\(UUID()).sh")
        try Data(script.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let output = try await onItsOwnThread {
            let process = Process()
            process.executableURL = URL(filePath: "/bin/bash")
            process.arguments = ["-eu", file.path(percentEncoded: false)]
            let pipe = Pipe()
            process.standardOutput = pipe
            try process.run()
            let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            return String(decoding: data, as: UTF8.self)
        }
        let statuses = output.matches(of: #/HTTP/1\.1 (\d+)/#).compactMap { Int($0.1) }
        #expect(statuses == [201, 204, 204, 200, 401, 204, 412, 409, 400], "\(output)")
        #expect(output.contains(#""amount":"100""#))
        #expect(output.contains("holds 70, which does not cover 3000"))
        #expect(output.contains(#""isHealthy":true"#))
        program.signal(SIGTERM)
        #expect(await program.end() == 0)
    }
}
