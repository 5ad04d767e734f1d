import Foundation
import Testing

@testable import MisasPostgreSQL

@Suite("SQL in Swift")
struct EmbeddedSQLTests {
    private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test("What is embedded is what the files say: else run Scripts/embed-sql")
    func equal() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("misas-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let process = Process()
        process.executableURL = root.appendingPathComponent("Scripts/embed-sql")
        process.arguments = [folder.appendingPathComponent("EmbeddedSQL.swift").path]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let written = try String(contentsOf: folder.appendingPathComponent("EmbeddedSQL.swift"), encoding: .utf8)
        let embedded = try String(
            contentsOf: root.appendingPathComponent("Sources/MisasPostgreSQL/Schema/EmbeddedSQL.swift"),
            encoding: .utf8
        )
        #expect(written == embedded)
    }

    @Test("Every place in a statement is one that a schema fills, and none is left")
    func places() throws {
        let schema = try PostgresSchema(#"odd "name's"#)
        let script = Migrator.script(for: schema)
        #expect(!script.contains("{{"))
        #expect(script.contains(#""odd ""name's"."#))
    }

    @Test(
        "Names that PostgreSQL does not take as a schema are refused",
        arguments: ["", "pg_mine", String(repeating: "x", count: 64), "a\u{0}b", "a\nb", "a$$b"]
    )
    func schemaNames(_ name: String) {
        #expect(throws: (any Error).self) { try PostgresSchema(name) }
    }
}
