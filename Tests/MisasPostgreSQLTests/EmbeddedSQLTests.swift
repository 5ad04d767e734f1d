import Foundation
import TestSupport
import Testing

@testable import MisasPostgreSQL

@Suite("SQL in Swift")
struct EmbeddedSQLTests {
    private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test("What is embedded is what the files say: else run Scripts/embed-sql")
    func equal() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("misas-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let script = root.appendingPathComponent("Scripts/embed-sql")
        let status = try await onItsOwnThread {
            let process = try Process.run(script, arguments: [folder.path])
            process.waitUntilExit()
            return process.terminationStatus
        }
        #expect(status == 0)
        for path in ["Sources/MisasPostgreSQL/Schema/EmbeddedSQL.swift", "Sources/MisasSchema/EmbeddedSchema.swift"] {
            let embedded = root.appendingPathComponent(path)
            let written = folder.appendingPathComponent(embedded.lastPathComponent)
            #expect(try String(contentsOf: written, encoding: .utf8) == String(contentsOf: embedded, encoding: .utf8))
        }
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
