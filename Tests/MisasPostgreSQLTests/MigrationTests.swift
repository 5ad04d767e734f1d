import Misas
import MisasSchema
import PostgresClient
import PostgresTestSupport
import Testing

@testable import MisasPostgreSQL

@Suite("Migrations", .serialized, .timeLimit(.minutes(10)))
struct MigrationTests {
    private func newPool() async throws -> PostgresPool {
        try await PostgresPool(PostgresConfiguration(PostgresCluster.shared.newDatabase()), maximum: 4)
    }

    private func database(of pool: PostgresPool) async throws -> String {
        try await pool.execute(PostgresStatement("SELECT current_database()"))[0].text(0)
    }

    @Test("Of several programs that start at once one migrates, and all find the schema ready")
    func race() async throws {
        let pool = try await newPool()
        let others = (0..<7).map { _ in PostgresPool(pool.configuration, maximum: 1) }
        let applied = try await withThrowingTaskGroup(of: [Int].self) { group in
            for pool in [pool] + others { group.addTask { try await Migrator(pool).migrate() } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(applied.filter { !$0.isEmpty } == [EmbeddedSchema.migrations.map { Int($0.number) }])
        try await Migrator(pool).check()
        for pool in [pool] + others { await pool.close() }
    }

    @Test("A schema that lacks migrations, has others, or newer ones, is refused with what to do")
    func refusals() async throws {
        let pool = try await newPool()
        let all = EmbeddedSchema.migrations
        await #expect(throws: MigrationError.missing(numbers: all.map { Int($0.number) })) {
            try await Migrator(pool).check()
        }
        try await Migrator(pool, schema: .standard, migrations: Array(all.dropLast())).migrate()
        let last = try #require(all.last)
        await #expect(throws: MigrationError.missing(numbers: [Int(last.number)])) { try await Migrator(pool).check() }
        #expect(try await Migrator(pool).migrate() == [Int(last.number)])
        let changed =
            all.dropLast() + [
                Migration(
                    number: last.number,
                    name: last.name,
                    hash: String(last.hash.reversed()),
                    last.template.text + " "
                )
            ]
        await #expect(throws: MigrationError.changed(number: Int(last.number), name: last.name)) {
            try await Migrator(pool, schema: .standard, migrations: Array(changed)).migrate()
        }
        await #expect(throws: MigrationError.unknown(number: Int(last.number), name: last.name)) {
            try await Migrator(pool, schema: .standard, migrations: Array(all.dropLast())).check()
        }
        await pool.close()
    }

    @Test("The hash of each migration is what PostgreSQL makes of its text")
    func hashes() async throws {
        let pool = try await newPool()
        let hashes = try await pool.execute(
            PostgresStatement(
                """
                SELECT encode(sha256(convert_to(t.text, 'UTF8')), 'hex')
                FROM unnest($1) WITH ORDINALITY AS t (text, i) ORDER BY t.i
                """,
                [.texts(EmbeddedSchema.migrations.map(\.template.text))]
            )
        )
        #expect(try hashes.map { row throws in try row.text(0) } == EmbeddedSchema.migrations.map(\.hash))
        await pool.close()
    }

    @Test("A migration that fails leaves the schema as it was")
    func failure() async throws {
        let pool = try await newPool()
        let broken =
            EmbeddedSchema.migrations + [
                Migration(number: 9_999, name: "broken", hash: "broken", "CREATE TABLE x (a nothing);")
            ]
        await #expect(throws: MigrationError.self) {
            try await Migrator(pool, schema: .standard, migrations: broken).migrate()
        }
        await #expect(throws: MigrationError.missing(numbers: EmbeddedSchema.migrations.map { Int($0.number) })) {
            try await Migrator(pool).check()
        }
        await pool.close()
    }

    @Test("A schema that was migrated step by step equals a new one")
    func stepByStep() async throws {
        let cluster = try await PostgresCluster.shared
        let all = EmbeddedSchema.migrations
        let old = try await newPool()
        for count in 1...all.count {
            try await Migrator(old, schema: .standard, migrations: Array(all.prefix(count))).migrate()
        }
        let new = try await newPool()
        try await Migrator(new).migrate()
        #expect(try await cluster.dump(database(of: old)) == cluster.dump(database(of: new)))
        for pool in [old, new] { await pool.close() }
    }

    @Test("Two schemas in one database are two stores: neither sees the other's events")
    func twoSchemas() async throws {
        let first = try await TestDatabase()
        let second = try await TestDatabase(in: first, schema: PostgresSchema(#"the other's "one""#))
        let stream = try StreamName("a-1")
        let event = NewEvent(type: "a.b", data: Array("{}".utf8))
        try await first.events.append([event], to: stream, expecting: .noStream)
        try await second.events.append([event], to: stream, expecting: .noStream)
        #expect(try await first.events.readAll().all().count == 1)
        #expect(try await second.events.readAll().all().count == 1)
        await second.close()
        await first.close()
    }
}
