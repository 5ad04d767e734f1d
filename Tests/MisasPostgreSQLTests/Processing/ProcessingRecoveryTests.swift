import Misas
import MisasPostgreSQL
import MisasTesting
import PostgresClient
import PostgresTestSupport
import Testing

/// What becomes of processors when the server, or the connections to it, are lost.
@Suite("When the server is lost to a program that processes", .serialized, .timeLimit(.minutes(10)))
struct ProcessingRecoveryTests {
    private func open(_ cluster: PostgresCluster) async throws -> PostgresStores {
        try await PostgresStores.open(
            PostgresConfiguration(cluster.connectionString(), statementTimeout: .seconds(120)),
            options: PostgresStoresOptions(patience: .seconds(120))
        )
    }

    @Test("what is told while nobody listens is found all the same")
    func lostNotification() async throws {
        let cluster = try await PostgresCluster(settings: ["fsync=off"])
        let stores = try await open(cluster)
        let others = try await open(cluster)
        let sample = try SampleSystem(on: stores)
        let other = try SampleSystem(on: others)
        try await sample.processing { _ in
            for round in 1...3 {
                try await other.deposit([round], to: "a")
                try await sample.waitForBalances()
                let killed = try await cluster.sql(
                    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"
                )
                #expect(killed.trimmingPrefix(while: \.isWhitespace).first != "0")
                try await other.deposit([round * 10], to: "a")
                try await sample.waitForBalances()
                try await sample.waitForPolicy()
            }
        }
        let (found, expected) = (try await sample.balances(), try await sample.expectedBalances())
        #expect(found == expected)
        #expect(try await sample.notes()["a"] == [1, 10, 2, 20, 3, 30])
        await stores.close()
        await others.close()
        try await cluster.stop()
    }

    @Test("it goes on when the server is there again, and nothing is done twice")
    func restart() async throws {
        let cluster = try await PostgresCluster(settings: ["fsync=off"])
        let stores = try await open(cluster)
        let sample = try SampleSystem(on: stores, options: SampleSystem.partitioned(2))
        try await sample.processing { _ in
            for round in 1...3 {
                try await sample.deposit([round, round * 2, round * 3], to: "a\(round)")
                if round == 2 { try await sample.waitForBalances() }
                try await cluster.crash()
                try await eventually("an append") {
                    do {
                        try await sample.deposit([round * 10], to: "a\(round)")
                        return true
                    } catch is EventStoreError {
                        return false
                    }
                }
                try await sample.waitForBalances()
                try await sample.waitForPolicy()
            }
        }
        let (found, expected) = (try await sample.balances(), try await sample.expectedBalances())
        #expect(found == expected)
        let notes = try await sample.notes()
        #expect(notes.mapValues(\.count) == expected.mapValues(\.count))
        await stores.close()
        try await cluster.stop()
    }
}
