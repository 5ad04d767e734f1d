import Foundation
import Testing

@testable import MisasCompiler

@Suite("Printing tables as SQL")
struct TablesTests {
    private static let table = """
        projections:
          Rows: { on: [Happened], table: { columns: { id: int }, primaryKey: [id] } }

        """

    /// A run in a folder with one spec and, where one is given, a template for tables.
    private func withRun(
        section: String,
        template: String? = nil,
        _ body: (Run) throws -> Void
    ) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "misas-tables-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(
            at: folder.appending(path: "own"),
            withIntermediateDirectories: true
        )
        let spec = "misas: 1\nsubsystem: shop\nevents: { Happened: { fields: { id: int } } }\n\(section)"
        try Data(spec.utf8).write(to: folder.appending(path: "Shop.misas.yaml"))
        var run = Run(in: folder.path(percentEncoded: false))
        run.specs = [Run.Source(path: "Shop.misas.yaml")]
        run.lints = .off
        if let template {
            try Data("misas: 1\nsystem: shop\ntemplates: own\n".utf8)
                .write(to: folder.appending(path: OutputNames.systemFile))
            try Data(template.utf8).write(to: folder.appending(path: "own/tables.mustache"))
            run.system = OutputNames.systemFile
        }
        try body(run)
    }

    @Test("A subsystem without tables has no SQL")
    func none() throws {
        try withRun(section: "") { run in
            let outcome = run.performTables(in: "misas")
            #expect(outcome.diagnostics.isEmpty)
            #expect(outcome.tables == "")
        }
    }

    @Test("Nothing is given where there are errors")
    func errors() throws {
        try withRun(section: Self.table.replacing("[id] }", with: "[di] }")) { run in
            let outcome = run.performTables(in: "misas")
            #expect(outcome.diagnostics.map(\.code) == [.tableColumn])
            #expect(outcome.tables == nil)
        }
    }

    @Test("A template of the user's takes the place of the built-in one")
    func overridden() throws {
        try withRun(section: Self.table, template: "{{#tables}}{{table}};{{/tables}}\n") { run in
            let outcome = run.performTables(in: #"a "b""#)
            #expect(outcome.diagnostics.isEmpty)
            #expect(outcome.tables == "\"a \"\"b\"\"\".\"rows\";\n")
        }
    }

    @Test("A fault in the user's template is told by every run")
    func faulty() throws {
        try withRun(section: Self.table, template: "{{#tables}}{{tabel}}{{/tables}}\n") { run in
            for outcome in [run.performTables(in: "misas"), run.perform()] {
                #expect(outcome.diagnostics.map(\.code) == [.templateSyntax])
                #expect(outcome.tables == nil)
            }
        }
    }
}
