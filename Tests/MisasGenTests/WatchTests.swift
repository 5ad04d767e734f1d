import Foundation
import TestSupport
import Testing

@Suite("Watching specs", .timeLimit(.minutes(3)))
struct WatchTests {
    private static let spec = """
        misas: 1
        subsystem: shop
        description: What is sold.
        types:
          ItemID: { identifier: uuid }

        """

    @Test("generates again when a file changes, comes or goes, and goes on where one is wrong")
    func watch() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "misas-watch-\(UUID())")
        let sources = folder.appending(path: "Sources/Shop")
        try FileManager.default.createDirectory(at: sources, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func write(_ text: String, to name: String) throws {
            try Data(text.utf8).write(to: sources.appending(path: name))
        }
        try write(Self.spec, to: "Shop.misas.yaml")
        let tool = try ProgramProcess.program("misas-gen").path(percentEncoded: false)
        let command =
            "cd '\(folder.path(percentEncoded: false))' && exec '\(tool)' generate Sources -o Out --watch 2>&1"
        let program = try ProgramProcess(program: URL(filePath: "/bin/bash"), ["-c", command])
        defer { program.signal(SIGKILL) }
        var lines = program.lines.makeAsyncIterator()
        /// What is told until it watches again.
        func round() async -> String {
            var text = ""
            while let line = await lines.next(), !line.hasPrefix("watching") { text += line + "\n" }
            return text
        }
        #expect(await round() == "3 written, 0 unchanged\n")
        try write(Self.spec.replacingOccurrences(of: "uuid", with: "string"), to: "Shop.misas.yaml")
        let changed = await round()
        #expect(
            changed.hasPrefix("1 written, 2 unchanged") || changed.hasPrefix("2 written, 1 unchanged"),
            "\(changed)"
        )
        try write("misas: 1\nsubsystem: shop\ntypes: { Other: { identifier: strin } }\n", to: "Other.misas.yaml")
        let wrong = await round()
        #expect(wrong.contains("`identifier` is one of `uuid`, `string`, `int`, not `strin`"), "\(wrong)")
        #expect(!wrong.contains("written"))
        try write("misas: 1\nsubsystem: shop\n", to: "Other.misas.yaml")
        #expect(await round() == "1 written, 3 unchanged\n")
        try FileManager.default.removeItem(at: sources.appending(path: "Other.misas.yaml"))
        #expect(await round() == "0 written, 3 unchanged, 1 removed\n")
    }
}
