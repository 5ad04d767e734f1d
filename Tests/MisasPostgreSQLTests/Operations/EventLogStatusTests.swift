import Foundation
import Misas
import PostgresClient
import PostgresTestSupport
import Testing

@testable import MisasPostgreSQL

@Suite("The status of the event log", .serialized, .timeLimit(.minutes(10)))
struct EventLogStatusTests {
    private let connectionString: String
    private let stores: PostgresStores
    private let stream: StreamName

    init() async throws {
        connectionString = try await PostgresCluster.shared.newDatabase()
        stores = try await PostgresStores.open(PostgresConfiguration(connectionString))
        stream = try StreamName("status-1")
    }

    private func event() -> NewEvent {
        NewEvent(type: "status.event", data: Array("{}".utf8))
    }

    /// Appends in a transaction, and leaves it open while a body runs, which gets the number of its process.
    private func holding(in database: TestDatabase, _ body: (Int32) async throws -> Void) async throws {
        try await database.transaction { transaction in
            try await database.streams(in: transaction).append([event()], to: StreamName("held-1"), expecting: .any)
            let process = try await transaction.perform { connection throws(PostgresError) in connection.processID }
            try await body(process)
        }
    }

    /// Waits until a process waits for its client.
    private func untilIdle(_ process: Int32) async throws {
        let isIdle = PostgresStatement(
            "SELECT 1 FROM pg_stat_activity WHERE pid = $1 AND state = 'idle in transaction' AND wait_event IS NOT NULL",
            [.integer(process)]
        )
        while try await stores.database.pool.execute(isIdle).isEmpty { await Task.yield() }
    }

    @Test("A log without events is at its start, and nobody is behind")
    func empty() async throws {
        let log = try await stores.eventLog(within: .seconds(60))
        #expect(
            log == PostgresEventLogStatus(lastPosition: 0, watermark: 0, appendsInFlight: [], checkpoints: [])
        )
        #expect(log.gap == 0)
        #expect(log.oldestAppend == nil)
        await stores.close()
    }

    @Test("Who holds readers back is named: its process, since when, its program, and what it waits for")
    func heldBack() async throws {
        try await stores.events.append([event()], to: stream, expecting: .any)
        let culprit = try await TestDatabase(on: connectionString + " application_name='the culprit'")
        let before = try await stores.eventLog(within: .seconds(60))
        #expect(before.gap == 0)
        try await holding(in: culprit) { process in
            try await stores.events.append([event(), event()], to: stream, expecting: .any)
            try await untilIdle(process)
            let log = try await stores.eventLog(within: .seconds(60))
            #expect(log.lastPosition == 4)
            #expect(log.watermark == 1)
            #expect(try await stores.events.lastPosition() == 1)
            #expect(log.gap == 3)
            #expect(log.appendsInFlight?.count == 1)
            let oldest = try #require(log.oldestAppend)
            #expect(oldest.mark == 1)
            #expect(oldest.processID == process)
            #expect(oldest.preparedTransaction == nil)
            #expect(oldest.applicationName == "the culprit")
            #expect(oldest.user == "postgres")
            #expect(oldest.clientAddress == nil)
            #expect(oldest.state == "idle in transaction")
            #expect(oldest.waitEventType == "Client")
            #expect(oldest.waitEvent == "ClientRead")
            #expect(oldest.since != nil)
            #expect(oldest.age.map { $0 >= .zero && $0 < .seconds(600) } == true)
        }
        let after = try await stores.eventLog(within: .seconds(60))
        #expect(after.gap == 0)
        #expect(after.oldestAppend == nil)
        await culprit.close()
        await stores.close()
    }

    @Test("Of several appends in flight, the one comes first that holds readers back")
    func several() async throws {
        let first = try await TestDatabase(on: connectionString)
        let second = try await TestDatabase(on: connectionString)
        try await holding(in: first) { oldest in
            try await stores.events.append([event()], to: stream, expecting: .any)
            try await second.transaction { transaction in
                try await second.streams(in: transaction).append([event()], to: StreamName("held-2"), expecting: .any)
                let log = try await stores.eventLog(within: .seconds(60))
                #expect(log.appendsInFlight?.count == 2)
                #expect(log.appendsInFlight?.map(\.mark) == [0, 2])
                #expect(log.oldestAppend?.processID == oldest)
                #expect(log.watermark == 0)
            }
        }
        await first.close()
        await second.close()
        await stores.close()
    }

    @Test("Readers go on when the backend that holds them back is terminated")
    func terminated() async throws {
        let culprit = try await TestDatabase(on: connectionString)
        var held = try await stores.eventLog(within: .seconds(60))
        await #expect(throws: (any Error).self) {
            try await holding(in: culprit) { process in
                try await stores.events.append([event()], to: stream, expecting: .any)
                held = try await stores.eventLog(within: .seconds(60))
                let oldest = try #require(held.oldestAppend?.processID)
                #expect(oldest == process)
                try await stores.database.pool.execute(
                    PostgresStatement("SELECT pg_terminate_backend($1, 60000)", [.integer(oldest)])
                )
                #expect(try await stores.eventLog(within: .seconds(60)).gap == 0)
            }
        }
        #expect(held.gap == 2)
        #expect(try await stores.events.readAll().all().map(\.stream) == [stream])
        await culprit.close()
        await stores.close()
    }

    @Test("Readers go on when a program leaves its transaction idle for longer than it may")
    func idle() async throws {
        let culprit = PostgresStores(
            try PostgresConfiguration(connectionString, idleInTransactionTimeout: .milliseconds(200)),
            PostgresStoresOptions()
        )
        let held = try StreamName("held-1")
        // On a machine that is slow it may be ended before it appends: then once more.
        repeat {
            await #expect(throws: (any Error).self) {
                try await culprit.commit { transaction in
                    try await transaction.events.append([event()], to: held, expecting: .any)
                    while try await stores.eventLog(within: .seconds(60)).gap != 0 { await Task.yield() }
                }
            }
        } while try await stores.eventLog(within: .seconds(60)).lastPosition == 0
        try await stores.events.append([event()], to: stream, expecting: .any)
        #expect(try await stores.events.readAll().all().map(\.stream) == [stream])
        await culprit.close()
        await stores.close()
    }

    @Test("The statement of the manual finds the process that holds readers back")
    func manual() async throws {
        let manual = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../docs/PostgreSQL.md").standardizedFileURL
        let text = try String(contentsOf: manual, encoding: .utf8)
        let blocks = text.components(separatedBy: "```sql\n").filter { $0.contains("FROM pg_locks") }
        try #require(blocks.count == 1, "expected one such statement in the manual")
        let statement = PostgresStatement(try #require(blocks[0].components(separatedBy: ";\n```").first))
        let culprit = try await TestDatabase(on: connectionString)
        let elsewhere = try await TestDatabase()
        #expect(try await stores.database.pool.execute(statement).isEmpty)
        try await holding(in: elsewhere) { _ in
            try await holding(in: culprit) { process in
                let rows = try await stores.database.pool.execute(statement)
                #expect(try rows.map { row throws in try row.int32(0) } == [process])
            }
        }
        await elsewhere.close()
        await culprit.close()
        await stores.close()
    }

    @Test("Appends in flight in other databases of the cluster, and in other schemas, do not count")
    func others() async throws {
        let elsewhere = try await TestDatabase()
        let beside = try await TestDatabase(on: connectionString, schema: PostgresSchema("another system"))
        try await holding(in: elsewhere) { _ in
            try await holding(in: beside) { process in
                try await stores.events.append([event()], to: stream, expecting: .any)
                let log = try await stores.eventLog(within: .seconds(60))
                #expect(log.gap == 0)
                #expect(log.appendsInFlight == [])
                let other = PostgresStores(
                    beside.database.pool.configuration,
                    PostgresStoresOptions(schema: beside.database.schema)
                )
                #expect(try await other.eventLog(within: .seconds(60)).oldestAppend?.processID == process)
                await other.close()
            }
        }
        await elsewhere.close()
        await beside.close()
        await stores.close()
    }

    @Test("A role that may not see other roles' sessions is told the process, and nothing that is not known")
    func restricted() async throws {
        for statement in [
            "CREATE ROLE status_watcher LOGIN", "GRANT USAGE ON SCHEMA misas TO status_watcher",
            "GRANT SELECT ON ALL TABLES IN SCHEMA misas TO status_watcher",
            "GRANT SELECT ON ALL SEQUENCES IN SCHEMA misas TO status_watcher",
        ] {
            try await stores.database.pool.execute(PostgresStatement(statement, isPrepared: false))
        }
        let watcher = PostgresStores(
            try PostgresConfiguration(connectionString + " user=status_watcher"),
            PostgresStoresOptions()
        )
        let culprit = try await TestDatabase(on: connectionString)
        try await holding(in: culprit) { process in
            let log = try await watcher.eventLog(within: .seconds(60))
            #expect(log.gap == 1)
            let oldest = try #require(log.oldestAppend)
            #expect(oldest.processID == process)
            #expect(oldest.since == nil)
            #expect(oldest.age == nil)
            #expect(oldest.state == nil)
            #expect(oldest.waitEventType == nil)
            #expect(oldest.waitEvent == nil)
        }
        await culprit.close()
        await watcher.close()
        await stores.close()
    }

    @Test("A prepared transaction that holds readers back is told by its name: it has no process")
    func prepared() async throws {
        let cluster = try await PostgresCluster(settings: ["max_prepared_transactions=2"])
        let configuration = try PostgresConfiguration(cluster.connectionString())
        let stores = try await PostgresStores.open(configuration)
        let connection = try await PostgresConnection.open(configuration)
        try await connection.script(
            """
            BEGIN;
            SELECT pg_advisory_xact_lock_shared(\(stores.database.schema.lockBase));
            SELECT nextval('misas.event_positions');
            PREPARE TRANSACTION 'left behind';
            """
        )
        let log = try await stores.eventLog(within: .seconds(60))
        #expect(log.gap == 1)
        let oldest = try #require(log.oldestAppend)
        #expect(oldest.processID == nil)
        #expect(oldest.preparedTransaction == "left behind")
        #expect(oldest.user == "postgres")
        #expect(oldest.since != nil)
        #expect(oldest.state == nil)
        try await connection.script("ROLLBACK PREPARED 'left behind'")
        #expect(try await stores.eventLog(within: .seconds(60)).gap == 0)
        await connection.close()
        await stores.close()
        try await cluster.stop()
    }

    @Test("Each checkpoint is told with how many positions it is behind what readers see")
    func checkpoints() async throws {
        try await stores.events.append([event(), event(), event()], to: stream, expecting: .any)
        try await stores.checkpoints.save(1, for: "slow", expecting: .start, fence: 0)
        try await stores.checkpoints.save(3, for: "done", expecting: .start, fence: 0)
        _ = try await stores.checkpoints.claim("new", by: "somebody", for: .seconds(60))
        let log = try await stores.eventLog(within: .seconds(60))
        #expect(log.checkpoints.map(\.name) == ["done", "new", "slow"])
        #expect(log.checkpoints.map(\.position) == [3, 0, 1])
        #expect(log.checkpoints.map(\.behind) == [0, 3, 2])
        #expect(log.checkpoints.map { $0.savedAt == nil } == [false, true, false])
        await stores.close()
    }
}
