import Misas
import PostgresClient
import PostgresTestSupport
import Testing

@testable import MisasPostgreSQL

@Suite("The health of the stores", .serialized, .timeLimit(.minutes(10)))
struct HealthTests {
    private func stores(connections: Int = 10) async throws -> PostgresStores {
        try await PostgresStores.open(
            PostgresConfiguration(PostgresCluster.shared.newDatabase()),
            options: PostgresStoresOptions(connections: connections)
        )
    }

    private func sql(_ text: String, in stores: PostgresStores) async throws {
        try await stores.database.errands.execute(PostgresStatement(text, isPrepared: false))
    }

    /// The one reason for which the stores are degraded.
    private func reason(_ health: PostgresHealth) -> PostgresHealth.Reason? {
        guard case .degraded(let reasons) = health.state, reasons.count == 1 else { return nil }
        return reasons[0]
    }

    @Test("Stores that can do their work are healthy")
    func healthy() async throws {
        let stores = try await stores()
        let health = await stores.health(within: .seconds(60))
        #expect(health.state == .healthy, "\(health)")
        #expect(health.elapsed > .zero)
        #expect(health.connections.inUse == 0)
        await stores.close()
        #expect(await stores.health().state == .unreachable(.closed))
    }

    @Test("A pool that is exhausted is told in time, and the database is not blamed")
    func exhausted() async throws {
        let stores = try await stores(connections: 1)
        _ = await stores.health(within: .seconds(60))
        let found = try await stores.database.pool.withConnection { _ in
            let log = try await stores.eventLog(within: .seconds(60))
            #expect(log.gap == 0)
            return await stores.health(within: .seconds(2))
        }
        guard case .poolExhausted(let status) = reason(found) else {
            Issue.record("expected an exhausted pool, found \(found)")
            return
        }
        #expect(status.inUse == 1)
        #expect(found.elapsed < .seconds(30))
        #expect("\(found)".contains("all 1 connections"))
        #expect(await stores.health(within: .seconds(60)).isHealthy)
        await stores.close()
    }

    @Test("A pool that cannot open a connection, because there are too many, is told")
    func noNewConnection() async throws {
        let connectionString = try await PostgresCluster.shared.newDatabase()
        let owner = try await PostgresStores.open(PostgresConfiguration(connectionString))
        for statement in [
            "CREATE ROLE health_limited LOGIN CONNECTION LIMIT 1", "GRANT USAGE ON SCHEMA misas TO health_limited",
            "GRANT SELECT ON ALL TABLES IN SCHEMA misas TO health_limited",
            "GRANT SELECT ON ALL SEQUENCES IN SCHEMA misas TO health_limited",
        ] { try await sql(statement, in: owner) }
        let stores = PostgresStores(
            try PostgresConfiguration(connectionString + " user=health_limited"),
            PostgresStoresOptions()
        )
        // The operator's connection is the one that the role may have.
        _ = try await stores.eventLog(within: .seconds(60))
        let health = await stores.health(within: .seconds(60))
        guard case .noNewConnection(.unreachable(let cause)) = reason(health) else {
            Issue.record("expected a pool without connections, found \(health)")
            return
        }
        #expect(cause.contains("too many connections"))
        await stores.close()
        await owner.close()
    }

    @Test("A schema that lacks a migration, has an unknown one, or cannot be read is told")
    func schema() async throws {
        let stores = try await stores()
        try await sql("UPDATE misas.migrations SET number = 9999 WHERE number = 8", in: stores)
        #expect(
            reason(await stores.health(within: .seconds(60))) == .schema(.unknown(number: 9999, name: "replies"))
        )
        try await sql("DELETE FROM misas.migrations WHERE number = 9999", in: stores)
        #expect(reason(await stores.health(within: .seconds(60))) == .schema(.missing(numbers: [8])))
        try await sql("ALTER TABLE misas.migrations DROP COLUMN hash", in: stores)
        guard case .schema(.database(.server)) = reason(await stores.health(within: .seconds(60))) else {
            Issue.record("expected a schema that cannot be read")
            return
        }
        await stores.close()
    }

    @Test("A database whose transactions are read-only by default is told, by health and by a start, with what to do")
    func readOnly() async throws {
        let stores = try await stores()
        try await sql(
            "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on', current_database()); END $$",
            in: stores
        )
        #expect(reason(await stores.health(within: .seconds(60))) == .readOnly)
        let error = await #expect(throws: PostgresStartError.readOnly) {
            try await PostgresStores.open(stores.database.pool.configuration)
        }
        #expect(error.map { "\($0)".contains("default_transaction_read_only") } == true)
        await stores.close()
    }

    @Test("A server that does not answer, or is gone, is told in time, and found again when it is back")
    func unreachable() async throws {
        let cluster = try await PostgresCluster()
        let configuration = try PostgresConfiguration(cluster.connectionString())
        let stores = try await PostgresStores.open(configuration)
        let limit = Duration.milliseconds(300)
        #expect(await stores.health(within: .seconds(60)).isHealthy)
        try await cluster.frozen {
            let health = await stores.health(within: limit)
            #expect(health.state == .unreachable(.timedOut(limit)))
            #expect(health.elapsed < .seconds(20))
            await #expect(throws: PostgresError.timedOut(limit)) { try await stores.eventLog(within: limit) }
            // Also where there is no connection yet.
            let others = PostgresStores(configuration, PostgresStoresOptions())
            #expect(await others.health(within: limit).state == .unreachable(.timedOut(limit)))
            await others.close()
        }
        #expect(await stores.health(within: .seconds(60)).isHealthy)
        try await cluster.stop()
        let health = await stores.health(within: .seconds(300))
        guard case .unreachable(.unreachable) = health.state else {
            Issue.record("expected an unreachable server, found \(health)")
            return
        }
        #expect(health.elapsed < .seconds(60), "nobody waits for a server that is gone")
        await stores.close()
    }

    @Test("A task that is cancelled is not kept waiting")
    func cancelled() async throws {
        let stores = try await stores(connections: 1)
        try await stores.database.pool.withConnection { _ in
            let task = Task { await stores.health(within: .seconds(600)) }
            while stores.connections.waiting == 0 { await Task.yield() }
            task.cancel()
            #expect(await !task.value.isHealthy)
        }
        await stores.close()
    }

    @Test("On a hot standby nothing is opened; health says why, and the event log says nothing that it cannot know")
    func standby() async throws {
        let cluster = try await PostgresCluster()
        let primary = try await PostgresStores.open(PostgresConfiguration(cluster.connectionString()))
        try await primary.events.append(
            [NewEvent(type: "health.event", data: Array("{}".utf8))],
            to: StreamName("health-1"),
            expecting: .any
        )
        try await primary.checkpoints.save(1, for: "reader", expecting: .start, fence: 0)
        let standby = try await cluster.standby()
        let configuration = try PostgresConfiguration(standby.connectionString())
        for migrates in [true, false] {
            let error = await #expect(throws: PostgresStartError.standby) {
                try await PostgresStores.open(configuration, options: PostgresStoresOptions(migrates: migrates))
            }
            #expect(error.map { "\($0)".contains("target_session_attrs=read-write") } == true)
        }
        let stores = PostgresStores(configuration, PostgresStoresOptions())
        #expect(reason(await stores.health(within: .seconds(60))) == .standby)
        let log = try await stores.eventLog(within: .seconds(60))
        #expect(log.lastPosition == nil)
        #expect(log.watermark == nil)
        #expect(log.gap == nil)
        #expect(log.appendsInFlight == nil)
        #expect(log.checkpoints.map(\.name) == ["reader"])
        #expect(log.checkpoints.map(\.position) == [1])
        #expect(log.checkpoints.map(\.behind) == [nil])
        await stores.close()
        // With both hosts named, as the error says, the primary is found.
        let either = try await PostgresStores.open(
            PostgresConfiguration(
                "host=\(standby.socketFolder),\(cluster.socketFolder) dbname=postgres user=postgres "
                    + "target_session_attrs=read-write"
            )
        )
        #expect(try await either.events.lastPosition() == 1)
        await either.close()
        await primary.close()
        try await standby.stop()
        try await cluster.stop()
    }
}
