import Misas
import MisasTesting
import PostgresClient
import Testing

@testable import MisasPostgreSQL

@Suite("Tables of projections on PostgreSQL", .serialized, .timeLimit(.minutes(5)))
struct TableTests {
    private let rows = SampleTables.rows

    private func withTables(
        _ body: (DatabaseFixture, PostgresTableStore) async throws -> Void
    ) async throws {
        let fixture = try await DatabaseFixture()
        let tables = PostgresTableStore(database: fixture.database, session: .pool(fixture.database.pool))
        try await tables.prepare(SampleTables.all)
        do {
            try await body(fixture, tables)
        } catch {
            await fixture.close()
            throw error
        }
        await fixture.close()
    }

    @Test("Values are in their columns as SQL has them, whatever the settings of the database")
    func values() async throws {
        let settings = ["datestyle = 'SQL, DMY'", "intervalstyle = 'sql_standard'", "timezone = 'Asia/Kathmandu'"]
        let fixture = try await DatabaseFixture(
            settings: settings + ["bytea_output = 'escape'", "extra_float_digits = 0"]
        )
        let tables = PostgresTableStore(database: fixture.database, session: .pool(fixture.database.pool))
        try await tables.prepare(SampleTables.all)
        let members =
            #""note":"it's","flag":true,"itemCount":-7,"ratio":0.1,"amount":"-0.50","#
            + #""owner":"0189abcd-0000-7000-8000-0000000000ab","blob":"AP8=","day":"0001-02-03","#
            + #""at":"2026-11-25T12:00:00.000001Z","wait":"PT36H0.5S","ex.tra":{"a":[1]}"#
        let row = SampleTables.row(1, "a", members)
        try await tables.write([.insert(row), .insert(SampleTables.row(2))], to: rows)
        let checks = try await fixture.sql(
            """
            SELECT note = 'it''s', flag, "item count" = -7, ratio = 0.1, amount = -0.5,
                owner = '0189abcd-0000-7000-8000-0000000000ab', blob = '\\x00ff', day = date '0001-02-03',
                at = timestamptz '2026-11-25 12:00:00.000001+00', wait = interval '36 hours 0.5 seconds',
                extra = '{"a": [1]}'
            FROM \(fixture.table("sample_rows")) WHERE number = 1
            """
        )
        let first = try #require(checks.first)
        for column in 0..<checks.columnCount { #expect(try first.boolean(column), "column \(column)") }
        let nulls = "num_nulls(note, flag, \"item count\", ratio, amount, owner, blob, day, at, wait, extra)"
        let absent = try await fixture.sql("SELECT \(nulls) FROM \(fixture.table("sample_rows")) WHERE number = 2")
        #expect(try absent.first?.int32(0) == 11)
        let found = try await tables.rows([SampleTables.key(1)], of: rows)
        let expected = try StoreSamples.tree(SampleTables.row(1, "a", members.replacing("-0.50", with: "-0.5")))
        #expect(try found[0].map(StoreSamples.tree) == expected)
        await fixture.close()
    }

    @Test("An index of the spec serves what compares its column, sorts by it, and looks for beginnings")
    func indexes() async throws {
        try await withTables { fixture, tables in
            try await fixture.sql(
                "INSERT INTO \(fixture.table("sample_rows")) (number, name, note) "
                    + "SELECT i, 'a', md5(i::text) FROM generate_series(1, 5000) AS i"
            )
            try await fixture.sql("ANALYZE \(fixture.table("sample_rows"))")
            let note = DocumentField("note", .text)
            let queries = [
                DocumentQuery(where: .compare(note, .equal, "c4ca")), DocumentQuery(where: .isIn(note, ["a", "b"])),
                DocumentQuery(where: .all([.compare(note, .greater, "00"), .compare(note, .less, "01")])),
                DocumentQuery(where: .hasPrefix(path: "note", "c4ca")),
                DocumentQuery(sort: [DocumentSort(note)], limit: 5),
                DocumentQuery(sort: [DocumentSort(note, isDescending: true)], limit: 5),
            ]
            for query in queries {
                let statement = try TableSQL(rows, in: fixture.schema).find(try TableQuery(query, in: rows))
                let plan = try await fixture.sql("EXPLAIN \(statement.sql)", statement.values)
                let text = try plan.map { try $0.text(0) }.joined(separator: "\n")
                #expect(text.contains("sample_rows_note"), "\(query): \(text)")
            }
        }
    }

    @Test("A table that is not there is told as missing, and a row that a constraint refuses as refused")
    func failures() async throws {
        try await withTables { fixture, tables in
            try await fixture.sql(
                "ALTER TABLE \(fixture.table("sample_rows")) ADD CONSTRAINT low CHECK (number < 10), "
                    + "ADD CONSTRAINT one_note UNIQUE (note)"
            )
            await #expect(throws: TableStoreError.violation(table: "sample_rows", constraint: "low")) {
                try await tables.write([.upsert(SampleTables.row(10))], to: rows)
            }
            try await tables.write([.insert(SampleTables.row(1, "a", #""note":"n""#))], to: rows)
            await #expect(throws: TableStoreError.violation(table: "sample_rows", constraint: "one_note")) {
                try await tables.write([.insert(SampleTables.row(2, "a", #""note":"n""#))], to: rows)
            }
            try await tables.drop(rows)
            await #expect(throws: TableStoreError.missing(table: "sample_rows", role: nil)) {
                try await tables.find(DocumentQuery(), in: rows)
            }
            await #expect(throws: TableStoreError.missing(table: "sample_rows", role: nil)) {
                try await tables.write([.insert(SampleTables.row(1))], to: rows)
            }
        }
    }

    @Test("A column that somebody changed by hand is told, with what can be done about it")
    func changedByHand() async throws {
        try await withTables { fixture, tables in
            try await fixture.sql("ALTER TABLE \(fixture.table("sample_rows")) ALTER amount TYPE numeric(10, 2)")
            let error = await #expect(throws: TableStoreError.self) { try await tables.prepare(SampleTables.all) }
            let text = error?.description ?? ""
            #expect(text.contains("the column amount of the table sample_rows is numeric(10,2), and should be numeric"))
            #expect(text.contains("raise the projection's `version`"))
        }
    }

    @Test("Tables that are made in a transaction are gone when it is, and the session is as it was")
    func transactions() async throws {
        try await withTables { fixture, tables in
            struct Abandoned: Error {}
            try await tables.drop(rows)
            await #expect(throws: Abandoned.self) {
                try await fixture.database.transaction { session in
                    let own = PostgresTableStore(database: fixture.database, session: session)
                    try await own.prepare(SampleTables.all)
                    try await own.write([.insert(SampleTables.row(1))], to: SampleTables.rows)
                    #expect(try await own.count(where: .everything, in: SampleTables.rows) == 1)
                    let paths = try await session.read(
                        PostgresStatement("SELECT current_setting('search_path')"),
                        failingAs: StoreError.self
                    )
                    #expect(try paths.first?.text(0).contains("misas") == false)
                    throw Abandoned()
                }
            }
            await #expect(throws: TableStoreError.missing(table: "sample_rows", role: nil)) {
                try await tables.rows([SampleTables.key(1)], of: rows)
            }
        }
    }

    @Test("A thousand rows are written in one statement, and read in one")
    func manyRows() async throws {
        try await withTables { fixture, tables in
            let members = #""note":"some text","amount":"12.5","at":"2026-11-25T12:00:00Z""#
            let changes = (1...1_000).map { TableChange.upsert(SampleTables.row($0, "a", members)) }
            for _ in 1...2 { try await tables.write(changes, to: rows) }
            let found = try await tables.rows((1...1_000).map { SampleTables.key($0) }, of: rows)
            #expect(found.allSatisfy { $0 != nil } && found.count == 1_000)
            #expect(try await tables.count(where: .everything, in: rows) == 1_000)
        }
    }
}
