import Misas
import MisasPostgreSQL
import MisasTesting
import PostgresClient
import PostgresTestSupport
import Testing

@Suite("A program that processes and has nothing to do", .timeLimit(.minutes(5)))
struct IdleTests {
    @Test("asks the database at most once a second, leases and polls included")
    func idle() async throws {
        // Without what the server does by itself.
        let cluster = try await PostgresCluster(settings: ["fsync=off", "autovacuum=off"])
        let connectionString = try await cluster.newDatabase()
        let stores = try await PostgresStores.open(
            PostgresConfiguration(connectionString),
            options: PostgresStoresOptions(patience: .seconds(120))
        )
        let options = SampleSystem.partitioned(8, lease: ProcessingOptions().lease)
        let sample = try SampleSystem(on: stores, options: options)
        let observer = try PostgresPool(
            PostgresConfiguration(cluster.connectionString()),
            maximum: 1,
            patience: .seconds(120)
        )
        let name = try database(connectionString)
        @Sendable func transactions() async throws -> Int64 {
            let text = "SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = $1"
            let row = try #require(try await observer.execute(PostgresStatement(text, [.text(name)])).first)
            return try row.int64(0)
        }
        try await sample.deposit([1, 2, 3], to: "a")
        try await sample.processing { _ in
            try await sample.waitForBalances()
            try await sample.waitForPolicy()
            // A session of the server that has nothing to do tells after ten seconds what it has counted, and sometimes at
            // the second of them.
            try await Task.sleep(for: .seconds(22))
            let (begin, before) = (ContinuousClock.now, try await transactions())
            try await Task.sleep(for: .seconds(20))
            let asked = try await transactions() - before
            let seconds = (ContinuousClock.now - begin) / .seconds(1)
            print("idle: \(asked) transactions in \(seconds) s")
            #expect(Double(asked) <= seconds)
            // It looks at its leases meanwhile.
            #expect(asked > 5)
        }
        await observer.close()
        await stores.close()
        try await cluster.stop()
    }

    private func database(_ connectionString: String) throws -> String {
        let word = connectionString.split(separator: " ").first { $0.hasPrefix("dbname=") }
        return String(try #require(word).dropFirst("dbname=".count))
    }
}
