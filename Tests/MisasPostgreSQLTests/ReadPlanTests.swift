import Misas
import PostgresClient
import Testing

@testable import MisasPostgreSQL

/// Scenario 27: on 100,000 events, reads use an index and sort nothing.
@Suite("The plans of reads", .serialized, .timeLimit(.minutes(10)))
struct ReadPlanTests {
    /// 100,000 events: 10 to a stream, of 20 types.
    private static func filled() async throws -> TestDatabase {
        let stores = try await TestDatabase()
        for statement in [
            "INSERT INTO misas.event_types (name) SELECT 'plan.type_' || n FROM generate_series(1, 20) AS n",
            """
            INSERT INTO misas.streams (name, created_at)
            SELECT 'plan' || n % 50 || '-' || n, now() FROM generate_series(1, 10000) AS n
            """,
            """
            INSERT INTO misas.events (position, stream_id, version, recorded_at, type_id, schema_version, id, data)
            SELECT nextval('misas.event_positions'), 1 + n % 10000, 1 + n / 10000, now(), 1 + n % 20, 1, gen_random_uuid(), '{}'
            FROM generate_series(0, 99999) AS n
            """,
            "ANALYZE misas.events, misas.streams",
        ] { try await stores.sql(statement) }
        return stores
    }

    /// What the server would do, as a generic plan, which is what a prepared statement comes to.
    private static func plan(of sql: String, types: String, values: String, in stores: TestDatabase) async throws
        -> String
    {
        try await stores.database.pool.transaction { connection in
            try await connection.script(
                "SET LOCAL plan_cache_mode = force_generic_plan; PREPARE planned (\(types)) AS \(sql)"
            )
            let lines = try await connection.execute(
                PostgresStatement("EXPLAIN EXECUTE planned (\(values))", isPrepared: false)
            )
            let plan = try lines.map { row throws in try row.text(0) }.joined(separator: "\n")
            try await connection.script("DEALLOCATE planned")
            return plan
        }
    }

    @Test("A stream, a page of all events, and a filtered page are read by an index, without a sort")
    func plans() async throws {
        let stores = try await Self.filled()
        let sql = EventSQL(.standard)
        let streamTypes = "text, bigint, bigint, integer[], bigint"
        let allTypes = "bigint, bigint, integer[], text, text[], boolean, bigint"
        let reads: [(name: String, sql: String, types: String, values: String, index: String)] = [
            ("stream", sql.readStreamForward, streamTypes, "'plan7-7', 1, 100, NULL, 256", "events_stream_version"),
            (
                "stream backward", sql.readStreamBackward, streamTypes, "'plan7-7', 1, 100, NULL, 256",
                "events_stream_version"
            ),
            (
                "stream by type", sql.readStreamForward, streamTypes, "'plan7-7', 1, 100, '{3}', 256",
                "events_stream_version"
            ),
            ("all", sql.readAllForward, allTypes, "50000, 70000, NULL, NULL, NULL, false, 1000", "events_pkey"),
            (
                "all backward", sql.readAllBackward, allTypes, "50000, 70000, NULL, NULL, NULL, false, 1000",
                "events_pkey"
            ),
            ("by type", sql.readAllForward, allTypes, "50000, 70000, '{3,4}', NULL, NULL, false, 1000", "events_pkey"),
            (
                "by prefix", sql.readAllForward, allTypes, "50000, 70000, NULL, 'plan7', NULL, false, 1000",
                "events_pkey"
            ),
            (
                "by category", sql.readAllForward, allTypes, "50000, 70000, NULL, NULL, '{plan7}', false, 1000",
                "events_pkey"
            ),
        ]
        for read in reads {
            let plan = try await Self.plan(of: read.sql, types: read.types, values: read.values, in: stores)
            #expect(plan.contains("using \(read.index) on events"), "\(read.name): \(plan)")
            #expect(!plan.contains("Sort"), "\(read.name): \(plan)")
            #expect(!plan.contains("Seq Scan on events"), "\(read.name): \(plan)")
        }
        await stores.close()
    }
}
