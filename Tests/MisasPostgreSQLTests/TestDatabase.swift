import Misas
import PostgresClient
import PostgresTestSupport

@testable import MisasPostgreSQL

/// A database of a test's own, with an event store in it.
struct TestDatabase: Sendable {
    let database: PostgresDatabase
    private let shared: PostgresEvents

    /// - Parameters:
    ///   - other: A store whose database it shares.
    ///   - connectionString: Where its database is; `nil` means a new one of the shared server.
    init(
        in other: TestDatabase? = nil,
        on connectionString: String? = nil,
        schema: PostgresSchema = .standard
    ) async throws {
        database = PostgresDatabase(
            try await Self.configuration(other, connectionString),
            schema: schema,
            connections: 12,
            patience: .seconds(30)
        )
        try await Migrator(database.pool, schema: schema).migrate()
        shared = PostgresEvents(database, appendTransactions: 2)
    }

    private static func configuration(
        _ other: TestDatabase?,
        _ connectionString: String?
    ) async throws -> PostgresConfiguration {
        if let other { return other.database.pool.configuration }
        if let connectionString { return try PostgresConfiguration(connectionString) }
        return try await PostgresConfiguration(PostgresCluster.shared.newDatabase())
    }

    var events: PostgresEventStore { PostgresEventStore(events: shared) }

    func streams(in transaction: PostgresTransaction) -> PostgresEventStreams {
        PostgresEventStreams(events: shared, session: .transaction(transaction))
    }

    @discardableResult
    func transaction<Value: Sendable>(
        _ body: (PostgresTransaction) async throws -> Value
    ) async throws -> Value {
        let (value, appends) = try await database.transaction { try await body($0) }
        shared.appended(nil, through: appends.compactMap(\.lastPosition).max())
        return value
    }

    @discardableResult
    func sql(_ text: String) async throws -> PostgresResult {
        try await database.pool.execute(PostgresStatement(text, isPrepared: false))
    }

    func close() async {
        await shared.tail.close()
        await database.close()
    }
}
