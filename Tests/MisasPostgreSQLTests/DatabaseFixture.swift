import Foundation
import Misas
@testable import MisasPostgreSQL
import PostgresClient
import PostgresTestSupport

/// A database of a test's own, with a schema that has to be quoted, and as many programs that use it as are wanted.
struct DatabaseFixture {
    static let schema = "misas '100%' \"test\""

    let configuration: PostgresConfiguration
    let schema: PostgresSchema
    let database: PostgresDatabase

    /// - Parameter settings: Settings of the database, as `name=value`.
    init(
        connections: Int = 8,
        settings: [String] = []
    ) async throws {
        configuration = try await PostgresConfiguration(PostgresCluster.shared.newDatabase())
        schema = try PostgresSchema(Self.schema)
        database = PostgresDatabase(
            configuration,
            schema: schema,
            connections: connections,
            patience: .seconds(30)
        )
        for setting in settings { try await Self.apply(setting, configuration) }
        try await Migrator(database.pool, schema: schema).migrate()
    }

    private static func apply(
        _ setting: String,
        _ configuration: PostgresConfiguration
    ) async throws {
        let connection = try await PostgresConnection.open(configuration)
        let name =
            try await connection.execute(PostgresStatement("SELECT current_database()::text")).first?.text(0) ?? ""
        try await connection.script("ALTER DATABASE \(PostgresIdentifier.quoted(name)) SET \(setting)")
        await connection.close()
    }

    /// Another program on the same database.
    func another(connections: Int = 8) -> PostgresDatabase {
        PostgresDatabase(configuration, schema: schema, connections: connections, patience: .seconds(30))
    }

    /// A statement on a connection of the pool.
    @discardableResult
    func sql(
        _ text: String,
        _ values: [PostgresValue] = []
    ) async throws -> PostgresResult {
        try await database.pool.execute(PostgresStatement(text, values, isPrepared: false))
    }

    /// Waits until some connection to the database waits for a lock.
    func untilSomebodyWaits() async throws {
        let statement =
            "SELECT 1 FROM pg_locks AS l JOIN pg_database AS d ON d.oid = l.database OR l.database IS NULL "
            + "JOIN pg_stat_activity AS a ON a.pid = l.pid AND a.datname = d.datname "
            + "WHERE NOT l.granted AND d.datname = current_database()"
        while try await sql(statement).isEmpty { await Task.yield() }
    }

    /// Waits until some connection to the database listens, and waits for what it hears.
    func untilSomebodyListens() async throws {
        let statement =
            "SELECT 1 FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND state = 'idle' "
            + "AND datname = current_database()"
        while try await sql(statement).isEmpty { await Task.yield() }
    }

    /// The name of a table for the text of a statement.
    func table(_ name: String) -> String {
        "\(PostgresIdentifier.quoted(schema.name)).\(name)"
    }

    func close() async {
        await database.close()
    }
}

extension PostgresDatabase {
    var documents: PostgresDocumentStore { PostgresDocumentStore(database: self, session: .pool(pool)) }
    var checkpoints: PostgresCheckpointStore { PostgresCheckpointStore(database: self, session: .pool(pool)) }
    var snapshots: PostgresSnapshotStore { PostgresSnapshotStore(database: self, session: .pool(pool)) }
    var replies: PostgresReplyStore { PostgresReplyStore(database: self, session: .pool(pool)) }
    var predictions: PostgresPredictionStore { PostgresPredictionStore(database: self, session: .pool(pool)) }

    /// Runs a body in a transaction.
    func transaction<Value: Sendable>(
        _ body: @Sendable (PostgresSession) async throws -> Value
    ) async throws -> Value {
        let (value, transaction) = try await pool.transaction { connection in
            let transaction = PostgresTransaction(on: connection)
            defer { transaction.end() }
            return (try await body(.transaction(transaction)), transaction)
        }
        transaction.didCommit()
        return value
    }
}
