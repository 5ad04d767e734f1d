import Foundation
import PostgresTestSupport
import TestSupport
import Testing

/// `misas-gen sql --since`: the tables of an earlier version, with rows in them, become those that a new database has.
@Suite("The way from one version's tables to another's", .timeLimit(.minutes(5)))
struct TableMigrationTests {
    /// Two versions of a projection's table.
    struct Change: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let old: String
        let new: String
        /// Rows of the old one, as SQL's `VALUES`.
        let rows: String
        /// What is asked of the new one, and what comes of it.
        let query: String
        let result: [String]
        let losesData: Bool

        init(
            _ description: String,
            _ old: String,
            _ new: String,
            rows: String = "('a'), ('b')",
            _ query: String = "SELECT k FROM misas.books ORDER BY k",
            _ result: [String] = ["a", "b"],
            losesData: Bool = false
        ) {
            testDescription = description
            self.old = old
            self.new = new
            self.rows = rows
            self.query = query
            self.result = result
            self.losesData = losesData
        }

        /// One of the versions, as a spec: what is indented stands as it is, anything else is the columns.
        static func spec(_ text: String) -> String {
            let projections =
                text.hasPrefix(" ")
                ? text
                : "  Books:\n    description: Books.\n    on: [Sold]\n    table: { columns: { k: string\(text) }, primaryKey: [k] }\n"
            return """
                misas: 1
                subsystem: shop
                description: What is sold.
                types:
                  Size: { enum: [small, large] }
                  Wide: { enum: [small, large, huge] }
                events:
                  Sold: { fields: { k: string, at: dateTime } }
                projections:
                \(projections)
                """
        }
    }

    private static func table(_ table: String, of name: String = "Books", head: String = "") -> String {
        "  \(name):\n    description: Books.\n    on: [Sold]\n\(head)    table: \(table)\n"
    }

    static let changes: [Change] = [
        Change(
            "a column may be empty and is new",
            "",
            ", n: int?",
            "SELECT k || coalesce(n::text, '-') FROM misas.books ORDER BY k",
            ["a-", "b-"]
        ),
        Change(
            "a column is new and has a default",
            "",
            ", n: { type: int, default: 7 }",
            "SELECT n FROM misas.books",
            ["7", "7"]
        ),
        Change(
            "a column is new, an enum",
            "",
            ", s: { type: Size, default: large }",
            "SELECT s FROM misas.books",
            ["large", "large"]
        ),
        Change(
            "a column is new, with checks",
            "",
            ", s: { type: string, default: \"it's\", minLength: 1, maxLength: 9 }",
            "SELECT s FROM misas.books",
            ["it's", "it's"]
        ),
        Change(
            "columns of each type are new",
            "",
            """
            , b: { type: bool, default: true }, u: { type: uuid, default: 0190a6f0-0000-7000-8000-000000000001 }
              , y: { type: bytes, default: AQID }, d: { type: date, default: 2020-02-29 }, o: { type: double, default: 1.5 }
              , t: { type: dateTime, default: "2020-02-29T12:00:00Z" }, i: { type: duration, default: 90s }
              , m: { type: decimal, default: "1.50" }, l: { type: list<int>, default: [1, 2] }, j: { type: json, default: { a: "'" } }
            """,
            rows: "('a')",
            "SELECT b, u, encode(y, 'hex'), d, o, t AT TIME ZONE 'UTC', i, m, l, j FROM misas.books",
            [
                #"t|0190a6f0-0000-7000-8000-000000000001|010203|2020-02-29|1.5|2020-02-29 12:00:00|00:01:30|1.5|[1, 2]|{"a": "'"}"#
            ]
        ),
        Change(
            "a column is gone",
            ", n: int",
            "",
            rows: "('a', 1)",
            "SELECT * FROM misas.books",
            ["a"],
            losesData: true
        ),
        Change(
            "a whole number becomes a decimal",
            ", n: int",
            ", n: decimal",
            rows: "('a', 9223372036854775807)",
            "SELECT n FROM misas.books",
            ["9223372036854775807"]
        ),
        Change(
            "an identifier becomes a text",
            ", n: uuid",
            ", n: string",
            rows: "('a', '0190a6f0-0000-7000-8000-000000000001')",
            "SELECT n FROM misas.books",
            ["0190a6f0-0000-7000-8000-000000000001"]
        ),
        Change(
            "a text becomes an identifier",
            ", n: string",
            ", n: uuid",
            rows: "('a', '0190a6f0-0000-7000-8000-000000000001')",
            "SELECT n FROM misas.books",
            ["0190a6f0-0000-7000-8000-000000000001"]
        ),
        Change(
            "a text becomes JSON",
            ", n: string",
            ", n: json",
            rows: "('a', 'x\"y')",
            "SELECT n FROM misas.books",
            [#""x\"y""#]
        ),
        Change(
            "a number is cut off",
            ", n: double",
            ", n: int",
            rows: "('a', 1.6)",
            "SELECT n FROM misas.books",
            ["2"],
            losesData: true
        ),
        Change("a column may be empty", ", n: int", ", n: int?", rows: "('a', 1)", "SELECT n FROM misas.books", ["1"]),
        Change(
            "a column may not be empty any more",
            ", n: int?",
            ", n: int",
            rows: "('a', 1)",
            "SELECT n FROM misas.books",
            ["1"]
        ),
        Change(
            "a column may not be empty any more, and has a default",
            ", n: int?",
            ", n: { type: int, default: 5 }",
            rows: "('a', NULL), ('b', 1)",
            "SELECT n FROM misas.books ORDER BY k",
            ["5", "1"]
        ),
        Change(
            "a check is new",
            ", n: int",
            ", n: { type: int, minimum: 1 }",
            rows: "('a', 1)",
            "SELECT n FROM misas.books",
            ["1"]
        ),
        Change(
            "a check is gone",
            ", n: { type: int, minimum: 1 }",
            ", n: int",
            rows: "('a', 1)",
            "SELECT n FROM misas.books",
            ["1"]
        ),
        Change(
            "of several checks one changes",
            ", n: { type: int, minimum: 1, maximum: 5 }",
            ", n: { type: int, minimum: 1, maximum: 9 }",
            rows: "('a', 1)",
            "SELECT n FROM misas.books",
            ["1"]
        ),
        Change(
            "an enum has a new case",
            ", s: Size",
            ", s: Wide",
            rows: "('a', 'small')",
            "SELECT s FROM misas.books",
            ["small"]
        ),
        Change(
            "type and check change together",
            ", n: { type: int, minimum: 1 }",
            ", n: { type: decimal, minimum: \"0.5\" }",
            rows: "('a', 1)",
            "SELECT n FROM misas.books",
            ["1"]
        ),
        Change(
            "the key is another one",
            table("{ columns: { k: string, n: int }, primaryKey: [k] }"),
            table("{ columns: { k: string, n: int }, primaryKey: [n, k] }"),
            rows: "('a', 1), ('b', 1)"
        ),
        Change(
            "an index is new",
            ", n: int",
            table("{ columns: { k: string, n: int }, primaryKey: [k], indexes: [[n, k], [n]] }"),
            rows: "('a', 1), ('b', 1)"
        ),
        Change(
            "an index is gone, and one is over other columns",
            table("{ columns: { k: string, n: int }, primaryKey: [k], indexes: [[n], [n]] }"),
            table("{ columns: { k: string, n: int }, primaryKey: [k], indexes: [[n, k], [n]] }"),
            rows: "('a', 1), ('b', 1)"
        ),
        Change(
            "descriptions change",
            ", n: { type: int, description: How many. }, m: { type: int, description: More. }",
            ", n: { type: int, description: It's many. }, m: int",
            rows: "('a', 1, 2), ('b', 1, 2)"
        ),
        Change(
            "a table is new",
            "",
            table("{ columns: { k: string }, primaryKey: [k] }")
                + table("{ columns: { k: string }, primaryKey: [k] }", of: "Other")
        ),
        Change(
            "a table is gone",
            "",
            table("{ columns: { k: string }, primaryKey: [k] }", of: "Other"),
            "SELECT count(*) FROM misas.other",
            ["0"],
            losesData: true
        ),
        Change(
            "a version is raised",
            "",
            table("{ columns: { k: string, n: int }, primaryKey: [k] }", head: "    version: 2\n"),
            "SELECT count(*) FROM misas.books_v2",
            ["0"],
            losesData: true
        ),
        Change(
            "names are long, and have to be quoted",
            ", averyveryverylongcolumnnamethatgoesonandonandon: { type: string, maxLength: 5, wireName: order.by }, averyveryverylongcolumnnamethatgoesonandonandon2: { type: string, minLength: 1 }",
            ", averyveryverylongcolumnnamethatgoesonandonandon: { type: string, maxLength: 9, wireName: order.by }, averyveryverylongcolumnnamethatgoesonandonandon2: { type: string, minLength: 1, maxLength: 8 }",
            rows: "('a', 'x', 'y'), ('b', 'x', 'y')"
        ),
        Change(
            "much changes at once",
            table("{ columns: { k: string, n: int, s: Size, old: string }, primaryKey: [k], indexes: [[old], [n]] }"),
            table(
                "{ columns: { s: Wide?, k: string, n: { type: decimal, minimum: \"0\" }, more: { type: string, default: x } }, primaryKey: [k, n], indexes: [[n], [more]] }"
            ),
            rows: "('a', 1, 'small', 'o'), ('b', 2, 'large', 'o')",
            "SELECT k || n || s || more FROM misas.books ORDER BY k",
            ["a1smallx", "b2largex"],
            losesData: true
        ),
        Change(
            "nothing changes",
            ", n: { type: int, minimum: 1 }",
            ", n: { type: int, minimum: 1 }",
            rows: "('a', 1), ('b', 2)"
        ),
    ]

    private struct Printed {
        let status: Int32
        let output: String
        let errors: String
    }

    /// A folder with both versions: the new one in `Sources`, the old one in `Old/Sources`.
    private func withVersions(_ old: String, _ new: String, _ body: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "misas-migration-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        for (path, text) in [("Sources", new), ("Old/Sources", old)] {
            let sources = folder.appending(path: "\(path)/Shop")
            try FileManager.default.createDirectory(at: sources, withIntermediateDirectories: true)
            try Data(Change.spec(text).utf8).write(to: sources.appending(path: "Shop.misas.yaml"))
        }
        try await body(folder)
    }

    private func sql(_ arguments: [String], in folder: URL) async throws -> Printed {
        let program = try ProgramProcess.program("misas-gen")
        return try await onItsOwnThread {
            let process = Process()
            process.executableURL = program
            process.arguments = ["sql", "--format", "text"] + arguments
            process.currentDirectoryURL = folder
            let (output, errors) = (folder.appending(path: "output"), folder.appending(path: "errors"))
            for file in [output, errors] { try Data().write(to: file) }
            process.standardOutput = try FileHandle(forWritingTo: output)
            process.standardError = try FileHandle(forWritingTo: errors)
            try process.run()
            process.waitUntilExit()
            return Printed(
                status: process.terminationStatus,
                output: try String(contentsOf: output, encoding: .utf8),
                errors: try String(contentsOf: errors, encoding: .utf8)
            )
        }
    }

    private func database(_ script: String) async throws -> String {
        let cluster = try await PostgresCluster.shared
        let name = "m\(UUID().uuidString.lowercased().replacingOccurrences(of: "-", with: ""))"
        _ = try await cluster.sql("CREATE DATABASE \(name)", database: "postgres")
        try await cluster.run(script, database: name)
        return name
    }

    /// What a database holds but for rows.
    ///
    /// The lines are sorted: a new column stands behind the others of its table.
    private func dump(_ database: String) async throws -> [String] {
        try await PostgresCluster.shared.dump(database).split(separator: "\n").filter { !$0.hasPrefix("--") }
            .map { $0.hasSuffix(",") ? String($0.dropLast()) : String($0) }.sorted()
    }

    @Test("leaves what a new database has, with the rows that were there", arguments: changes)
    func migrates(change: Change) async throws {
        try await withVersions(change.old, change.new) { folder in
            let before = try await sql(["Old/Sources"], in: folder)
            let fresh = try await sql(["Sources"], in: folder)
            try #require(before.status == 0 && fresh.status == 0, "\(before.errors)\(fresh.errors)")
            let cluster = try await PostgresCluster.shared
            let database = try await database(before.output)
            _ = try await cluster.sql("INSERT INTO misas.books VALUES \(change.rows)", database: database)
            let allowance = change.losesData ? ["--allow-data-loss"] : []
            if change.losesData {
                let refused = try await sql(["Sources", "--since", "Old"], in: folder)
                #expect(refused.status == 3 && refused.output.isEmpty)
                #expect(refused.errors.contains("--allow-data-loss"), "\(refused.errors)")
            }
            let way = try await sql(["Sources", "--since", "Old"] + allowance, in: folder)
            try #require(way.status == 0, "\(way.errors)")
            if !way.output.isEmpty { try await cluster.run(way.output, database: database) }
            #expect(way.output.isEmpty == (change.old == change.new))
            let wanted = try await self.database(fresh.output)
            #expect(try await dump(database) == dump(wanted), "\(way.output)")
            let rows = try await cluster.sql(change.query, database: database).split(separator: "\n").map(String.init)
            #expect(rows == change.result)
        }
    }

    @Test("is refused where rows that are there could not be right")
    func refusals() async throws {
        try await withVersions("", ", n: int") { folder in
            let way = try await sql(["Sources", "--since", "Old", "--allow-data-loss"], in: folder)
            #expect(way.status == 3 && way.output.isEmpty)
            #expect(way.errors.contains("have nothing for the new column `n`"), "\(way.errors)")
        }
    }

    @Test("changes nothing where rows do not fit")
    func rowsThatDoNotFit() async throws {
        try await withVersions(", n: int?, m: string", ", n: int, m: { type: string, maxLength: 1 }") { folder in
            let cluster = try await PostgresCluster.shared
            let database = try await database(try await sql(["Old/Sources"], in: folder).output)
            _ = try await cluster.sql("INSERT INTO misas.books VALUES ('a', 1, 'long')", database: database)
            let before = try await dump(database)
            let way = try await sql(["Sources", "--since", "Old"], in: folder)
            await #expect(throws: PostgresCluster.Failure.self) {
                try await cluster.run(way.output, database: database)
            }
            #expect(try await dump(database) == before)
        }
    }
}
