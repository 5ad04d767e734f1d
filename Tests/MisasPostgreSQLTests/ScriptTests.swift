import Foundation
import GoldenAccounts
import Misas
import MisasSchema
import PostgresClient
import PostgresTestSupport
import TestSupport
import Testing

@testable import MisasPostgreSQL

/// What `misas-gen sql` prints, run by `psql`.
@Suite("The printed SQL", .serialized, .timeLimit(.minutes(10)))
struct ScriptTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let tables = "Shelves=Tests/Cases/Valid/tables"
    private static let examples = ["Accounts=Tests/Goldens/Accounts", "Everything=Tests/Goldens/Everything"]

    private struct Printed: Sendable {
        let status: Int32
        let output: String
        let errors: String
    }

    /// Runs the command line that was built with the tests.
    private func misasGen(_ arguments: [String]) async throws -> Printed {
        try await onItsOwnThread { try Self.finish(arguments) }
    }

    private static func finish(_ arguments: [String]) throws -> Printed {
        let process = Process()
        process.executableURL = Bundle.main.bundleURL.appending(path: "misas-gen")
        process.arguments = arguments
        process.currentDirectoryURL = root
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        // What is told is less than a pipe holds.
        let printed = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let told = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return Printed(status: process.terminationStatus, output: printed, errors: told)
    }

    private func sql(_ specs: [String], schema: String? = nil, roles: [String] = []) async throws -> String {
        let options = (schema.map { ["--schema", $0] } ?? []) + roles.flatMap { ["--application-role", $0] }
        let printed = try await misasGen(["sql"] + options + specs)
        #expect(printed.status == 0, "\(printed.errors)")
        return printed.output
    }

    /// A database that a script made.
    private func database(_ scripts: String...) async throws -> (configuration: PostgresConfiguration, name: String) {
        let cluster = try await PostgresCluster.shared
        let configuration = try PostgresConfiguration(try await cluster.newDatabase())
        let connection = try await PostgresConnection.open(configuration)
        let name = try await connection.execute(PostgresStatement("SELECT current_database()::text"))[0].text(0)
        await connection.close()
        for script in scripts { try await cluster.run(script, database: name) }
        return (configuration, name)
    }

    private func rows(_ query: String, in database: String) async throws -> [String] {
        try await PostgresCluster.shared.sql(query, database: database).split(separator: "\n").map(String.init)
    }

    @Test("What psql makes of it is what the runtime's migrator makes")
    func sameDump() async throws {
        let cluster = try await PostgresCluster.shared
        let printed = try await database(try await sql(["Examples/Minimal/Sources"]))
        let migrated = try await database()
        let pool = PostgresPool(migrated.configuration, maximum: 1)
        try await Migrator(pool).migrate()
        await pool.close()
        #expect(try await cluster.dump(printed.name) == cluster.dump(migrated.name))
        let migrations = "SELECT number, name, hash FROM misas.migrations ORDER BY number"
        #expect(try await rows(migrations, in: printed.name) == rows(migrations, in: migrated.name))
        #expect(try await !rows(migrations, in: printed.name).isEmpty)
    }

    @Test("Stores open on it without migrating, and work", arguments: ["misas", #"it's "mine" \ 50% é"#])
    func opens(schema: String) async throws {
        let made = try await database(try await sql([Self.tables], schema: schema))
        let options = PostgresStoresOptions(schema: try PostgresSchema(schema), connections: 2, migrates: false)
        let stores = try await PostgresStores.open(made.configuration, options: options)
        let event = NewEvent(type: "a.b", data: Array("{}".utf8))
        try await stores.events.append([event], to: StreamName("a-1"), expecting: .noStream)
        #expect(try await stores.events.readAll().all().count == 1)
        await stores.close()
    }

    @Test("A role that is named may use the stores and the tables, and not change them")
    func applicationRole() async throws {
        let roles = try await TwoRoles()
        let script = try await sql(["Accounts=Tests/Goldens/Accounts"], roles: [roles.application])
        try await PostgresCluster.shared.run(script, database: roles.database)
        let stores = try await roles.open(as: roles.application)
        #expect(stores.protection == .byRole)
        try await stores.tables.prepare([LedgerRow.table])
        let row = LedgerRow(position: 7, account: .new(), amount: 1, currency: .cad, at: Date(timeIntervalSince1970: 0))
        try await stores.tables.write([.insert(JSON.encode(row))], to: LedgerRow.table)
        #expect(try await TableRows<LedgerRow>(stores.tables).row(.init(position: 7))?.account == row.account)
        await #expect(throws: TableStoreError.notGranted(table: "ledger_entries", role: roles.application)) {
            try await stores.tables.drop(LedgerRow.table)
        }
        await stores.close()
    }

    @Test("Two systems share a database under two names")
    func twoSchemas() async throws {
        let one = try await sql(Self.examples, schema: "one")
        let two = try await sql(Self.examples, schema: "two")
        let made = try await database(one, two)
        for schema in ["one", "two"] {
            let options = PostgresStoresOptions(schema: try PostgresSchema(schema), connections: 2, migrates: false)
            await (try PostgresStores.open(made.configuration, options: options)).close()
            let tables = try await rows(
                "SELECT tablename FROM pg_tables WHERE schemaname = '\(schema)' "
                    + "AND tablename IN ('ledger_entries', 'every_row', 'one_row') ORDER BY 1",
                in: made.name
            )
            #expect(tables == ["every_row", "ledger_entries", "one_row"])
        }
    }

    @Test("To run it twice is refused in plain words, and changes nothing")
    func twice() async throws {
        let cluster = try await PostgresCluster.shared
        let script = try await sql([Self.tables])
        let made = try await database(script)
        let before = try await cluster.dump(made.name)
        let failure = await #expect(throws: PostgresCluster.Failure.self) {
            try await cluster.run(script, database: made.name)
        }
        #expect(failure?.description.contains(#"the schema "misas" holds stores already; nothing was changed"#) == true)
        #expect(try await cluster.dump(made.name) == before)
    }

    @Test("A table that is in the way leaves nothing behind")
    func inTheWay() async throws {
        let cluster = try await PostgresCluster.shared
        let made = try await database("CREATE SCHEMA misas; CREATE TABLE misas.all_types ();")
        let before = try await cluster.dump(made.name)
        let script = try await sql([Self.tables])
        await #expect(throws: PostgresCluster.Failure.self) { try await cluster.run(script, database: made.name) }
        #expect(try await cluster.dump(made.name) == before)
    }

    @Test("Tables have the columns that the specs declare, of the types that the language gives them")
    func columns() async throws {
        let made = try await database(try await sql([Self.tables]))
        let columns = try await rows(
            "SELECT attname || ' ' || format_type(atttypid, atttypmod) || CASE WHEN attnotnull THEN '' ELSE '?' END "
                + "FROM pg_attribute WHERE attrelid = 'misas.all_types'::regclass AND attnum > 0 ORDER BY attnum",
            in: made.name
        )
        #expect(
            columns == [
                "a_string text", "a_bool boolean", "an_int bigint", "a_double double precision", "a_decimal numeric",
                "a_uuid uuid", "some_bytes bytea", "a_date date", "a_date_time timestamp with time zone",
                "a_duration interval", "some_json jsonb", "a_name text", "a_number bigint", "a_key uuid",
                "a_size text", "a_code text", "a_count bigint", "sized text", "many jsonb", "a_pair jsonb",
                "either jsonb", "list jsonb", "set jsonb", "map jsonb", "maybe_string text?", "maybe_size text?",
                "maybe_many jsonb?",
            ]
        )
        let keys = try await rows(
            "SELECT pg_get_constraintdef(oid) FROM pg_constraint "
                + "WHERE conrelid = 'misas.all_types'::regclass AND contype = 'p'",
            in: made.name
        )
        #expect(keys == ["PRIMARY KEY (a_uuid, a_size, some_bytes, a_duration)"])
        let indexes = try await rows(
            "SELECT indexrelid::regclass FROM pg_index WHERE indrelid = 'misas.\"select\"'::regclass ORDER BY 1::text",
            in: made.name
        )
        #expect(indexes.count == 6 && Set(indexes).count == 6)
        let hostile = try await rows(
            "SELECT attname FROM pg_attribute WHERE attrelid = 'misas.\"select\"'::regclass AND attnum = 6",
            in: made.name
        )
        #expect(hostile == [#"the "other" account's \ id"#])
    }

    @Test("Descriptions are comments, whatever stands in them")
    func comments() async throws {
        let made = try await database(try await sql([Self.tables]))
        let comment = try await PostgresCluster.shared.sql(
            "SELECT obj_description('misas.all_types'::regclass)",
            database: made.name
        )
        #expect(comment == "It's all:\nevery \\type\", $$ and :name, ünïcode too.\n")
        let column = try await PostgresCluster.shared.sql(
            "SELECT col_description('misas.all_types'::regclass, 6)",
            database: made.name
        )
        #expect(column == "Names it; isn't\n'quoted'.\n")
    }

    @Test("The checks of columns hold", arguments: Self.violations)
    func checks(column: String, value: String?) async throws {
        let cluster = try await PostgresCluster.shared
        let made = try await Self.checked.value(by: { try await database(try await sql([Self.tables])).name })
        var values = Self.good
        if let value { values[column] = value }
        let names = values.keys.sorted()
        let insert =
            "BEGIN; INSERT INTO misas.checked_v3 (\(names.map { "\"\($0)\"" }.joined(separator: ", "))) "
            + "VALUES (\(names.map { values[$0] ?? "" }.joined(separator: ", "))); ROLLBACK"
        if value == nil {
            try await cluster.sql(insert, database: made)
        } else {
            let failure = await #expect(throws: PostgresCluster.Failure.self) {
                try await cluster.sql(insert, database: made)
            }
            #expect(failure?.description.contains("violates check constraint") == true)
        }
    }

    private static let checked = Once<String>()

    private static let good = [
        "id": "gen_random_uuid()", "text": "'ÄB😀'", "number": "-9223372036854775808", "ratio": "-1.5", "price": "NULL",
        "day": "'9999-12-31'", "at": "'2000-01-01T00:00:00Z'", "wait": "'7 days'", "code": "'toolong'",
        "items": "'[0]'", "pairs": #"'{"a": 1, "b": 2}'"#,
    ]

    private static let violations: [(String, String?)] = [
        ("nothing", nil), ("text", "''"), ("text", "'123456'"), ("ratio", "-1.6"), ("ratio", "0.1"),
        ("price", "-0.002"),
        ("price", "1e38"), ("at", "'1999-12-31T23:59:59.999999Z'"), ("wait", "'0.000999 seconds'"),
        ("wait", "'7 days 0.000001 seconds'"), ("code", "'x'"), ("items", "'[]'"), ("items", "'[1, 2, 3]'"),
        ("pairs", "'{}'"), ("pairs", #"'{"a": 1, "b": 2, "c": 3}'"#),
    ]

    @Test("An enum's column takes its cases and nothing else")
    func enums() async throws {
        let made = try await database(try await sql([Self.tables]))
        let definition = try await rows(
            "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'misas.all_types'::regclass "
                + "AND contype = 'c' AND conname = 'all_types_a_size_check'",
            in: made.name
        )
        #expect(definition == [#"CHECK ((a_size = ANY (ARRAY['it''s'::text, 'back\slash'::text, '"'::text])))"#])
    }

    @Test("The compiler knows what the stores call theirs: else add it to StoreRelations")
    func storeRelations() async throws {
        let made = try await database(try await sql(["Examples/Minimal/Sources"]))
        let names = try await rows(
            "SELECT relname FROM pg_class WHERE relnamespace = 'misas'::regnamespace",
            in: made.name
        )
        #expect(Set(names).subtracting(StoreScript.relations).sorted() == [])
        #expect(names.count > 20)
    }

    @Test("The script is that of the migrator, with what psql needs around it, and the same every time")
    func deterministic() async throws {
        let printed = try await sql(Self.examples)
        #expect(printed.contains(Migrator.script()))
        #expect(try await sql(Self.examples.reversed()) == printed)
        #expect(try await sql(Self.examples, schema: "misas") == printed)
    }

    @Test(
        "Where a spec is wrong, the words go to the error stream, and no SQL is printed",
        arguments: ["text", "json"]
    )
    func faults(format: String) async throws {
        let specs = "Tests/Cases/Diagnostics/MISAS1509-tableName/triggers/Sources"
        let printed = try await misasGen(["sql", "--format", format, specs])
        #expect(printed.status == 1)
        #expect(printed.output.isEmpty)
        #expect(printed.errors.contains("MISAS1509"))
    }

    @Test("A name that PostgreSQL does not take is refused with the reason", arguments: ["", "pg_x", "a$b"])
    func schemaNames(name: String) async throws {
        let printed = try await misasGen(["sql", "--schema", name] + Self.examples)
        #expect(printed.status != 0)
        #expect(printed.output.isEmpty)
        #expect(printed.errors.contains("does not start with pg_"))
    }

    @Test("The help and the documents name every option")
    func documents() async throws {
        let help = try await misasGen(["sql", "--help"]).output
        let document = try String(contentsOf: Self.root.appending(path: "docs/PostgreSQL.md"), encoding: .utf8)
        for option in ["--schema", "--application-role", "--reference", "--system", "--format"] {
            let (isInHelp, isDocumented) = (help.contains(option), document.contains(option))
            #expect(isInHelp && isDocumented, "\(option)")
        }
    }
}

/// A value that is made once for all cases of a test.
private actor Once<Value: Sendable> {
    private var task: Task<Value, any Error>?

    func value(by make: @escaping @Sendable () async throws -> Value) async throws -> Value {
        if let task { return try await task.value }
        let task = Task { try await make() }
        self.task = task
        return try await task.value
    }
}
