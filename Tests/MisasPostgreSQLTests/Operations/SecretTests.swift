import Misas
import PostgresClient
import PostgresTestSupport
import Testing

@testable import MisasPostgreSQL

@Suite("The password of a connection string", .serialized, .timeLimit(.minutes(10)))
struct SecretTests {
    private static let secret = "hunter2secret"

    /// All that can be made of a value that might be logged.
    private func everything(of value: Any) -> String {
        var dumped = ""
        dump(value, to: &dumped)
        return "\(value) \(String(describing: value)) \(String(reflecting: value)) \(dumped)"
    }

    private func expectNoSecret(
        _ value: Any,
        _ name: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let told = everything(of: value)
        #expect(!told.contains("hunter2"), "\(name) tells the password", sourceLocation: sourceLocation)
    }

    /// A server that asks a role for its password.
    private func cluster() async throws -> PostgresCluster {
        let cluster = try await PostgresCluster(authentication: ["local all guarded scram-sha-256"])
        try await cluster.sql("CREATE ROLE guarded LOGIN SUPERUSER PASSWORD '\(Self.secret)'")
        return cluster
    }

    /// Both forms of a connection string.
    private func strings(host: String, database: String = "postgres", password: String = secret) -> [String] {
        [
            "postgresql://guarded:\(password)@/\(database)?host=\(host)",
            "postgresql:///\(database)?host=\(host)&user=guarded&password=\(password)",
            "host=\(host) user=guarded password=\(password) dbname=\(database)",
            "host='\(host)' user='guarded' password = '\(password)' dbname='\(database)'",
        ]
    }

    @Test("is told by nothing that is connected")
    func connected() async throws {
        let cluster = try await cluster()
        for string in strings(host: cluster.socketFolder) {
            let configuration = try PostgresConfiguration(string)
            let options = PostgresStoresOptions()
            let stores = try await PostgresStores.open(configuration, options: options)
            var tail = stores.events.subscribe(after: .start).makeAsyncIterator()
            try await stores.events.append(
                [NewEvent(type: "secret.event", data: Array("{}".utf8))],
                to: StreamName("secret-1"),
                expecting: .any
            )
            #expect(try await tail.next() != nil)
            let health = await stores.health(within: .seconds(60))
            #expect(health.isHealthy, "\(health)")
            expectNoSecret(configuration, "the configuration")
            expectNoSecret(options, "the options")
            expectNoSecret(stores, "the stores")
            expectNoSecret(stores.database, "the database")
            expectNoSecret(stores.database.pool, "the pool")
            expectNoSecret(PostgresListener(configuration, channels: ["a"]), "a listener")
            expectNoSecret(stores.connections, "the pool's status")
            expectNoSecret(health, "health")
            expectNoSecret(try await stores.eventLog(within: .seconds(60)), "the event log's status")
            expectNoSecret(Array(Mirror(reflecting: stores).children), "the mirror of the stores")
            try await stores.database.pool.withConnection { connection in
                expectNoSecret(connection, "a connection")
                let error = await #expect(throws: PostgresError.self) {
                    try await connection.execute(PostgresStatement("SELECT no_such_function()", isPrepared: false))
                }
                expectNoSecret(error as Any, "a refusal")
            }
            let sessions = try await stores.database.pool.execute(
                PostgresStatement("SELECT to_jsonb(a) FROM pg_stat_activity AS a WHERE usename = 'guarded'")
            )
            #expect(!sessions.isEmpty)
            for row in sessions {
                expectNoSecret(String(decoding: try row.jsonb(0), as: UTF8.self), "the server's view of a session")
            }
            try await cluster.sql("DROP SCHEMA misas CASCADE")
            await #expect(throws: EventStoreError.self) { try await stores.events.lastPosition() }
            expectNoSecret(await stores.health(within: .seconds(60)), "the health of stores without a schema")
            await stores.close()
        }
        try await cluster.stop()
    }

    @Test("is told by no failure: a wrong password, a wrong database, a host that is not there")
    func refused() async throws {
        let cluster = try await cluster()
        let folder = cluster.socketFolder
        let wrong =
            strings(host: folder, password: "hunter2wrong") + strings(host: folder, database: "nosuchdatabase")
            + strings(host: "/nowhere") + strings(host: "no-such-host.invalid")
        for string in wrong {
            let configuration = try PostgresConfiguration(string)
            let start = await #expect(throws: PostgresStartError.self) { try await PostgresStores.open(configuration) }
            expectNoSecret(start as Any, "the start error")
            expectNoSecret(start.map { String(reflecting: $0) } as Any, "the start error")
            let stores = PostgresStores(configuration, PostgresStoresOptions())
            let health = await stores.health(within: .seconds(60))
            guard case .unreachable = health.state else {
                Issue.record("expected an unreachable database, found \(health)")
                continue
            }
            expectNoSecret(health, "health")
            let log = await #expect(throws: PostgresError.self) { try await stores.eventLog(within: .seconds(60)) }
            expectNoSecret(log as Any, "the error of the event log's status")
            let failure = await #expect(throws: EventStoreError.self) { try await stores.events.lastPosition() }
            expectNoSecret(failure as Any, "the stores' error")
            let migration = await #expect(throws: MigrationError.self) {
                try await Migrator(stores.database.pool).migrate()
            }
            expectNoSecret(migration as Any, "the migration's error")
            expectNoSecret(stores.connections, "the pool's status")
            expectNoSecret(stores, "the stores")
            await stores.close()
        }
        try await cluster.stop()
    }
}
