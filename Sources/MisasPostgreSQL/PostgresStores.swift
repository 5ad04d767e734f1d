public import Misas
public import PostgresClient

/// All stores of a system in one schema of a PostgreSQL database.
///
/// They keep the promises of the contracts in `Misas`, and durability: what was acknowledged survives a crash of the program
/// and of the server. Cheap to copy; copies share their connections.
///
/// A program that is done with them calls ``close()``. See `docs/PostgreSQL.md`.
public struct PostgresStores: Stores {
    let database: PostgresDatabase
    private let shared: PostgresEvents
    /// What keeps this program from changing events: the rights of its role, or only a trigger.
    ///
    /// It is as it was when the stores were opened. A program may refuse to start, or say so in its log, where it is not
    /// ``EventProtection/byRole``.
    public let protection: EventProtection

    /// The stores as they are before anything was looked at.
    init(
        _ configuration: PostgresConfiguration,
        _ options: PostgresStoresOptions
    ) {
        let database = PostgresDatabase(
            configuration,
            schema: options.schema,
            connections: options.connections,
            patience: options.patience
        )
        self.init(database, options, protection: .byTriggerOnly)
    }

    private init(
        _ database: PostgresDatabase,
        _ options: PostgresStoresOptions,
        protection: EventProtection
    ) {
        self.database = database
        self.protection = protection
        shared = PostgresEvents(database, appendTransactions: options.appendTransactions)
    }

    /// Opens the stores: connects, checks that the server takes writes, brings the schema up to date or checks it, and checks
    /// that no checkpoint knows of events that the store does not.
    ///
    /// - Throws: ``PostgresStartError``.
    public static func open(
        _ configuration: PostgresConfiguration,
        options: PostgresStoresOptions = PostgresStoresOptions()
    ) async throws(PostgresStartError) -> PostgresStores {
        let database = PostgresDatabase(
            configuration,
            schema: options.schema,
            connections: options.connections,
            patience: options.patience
        )
        do throws(PostgresStartError) {
            try await start(database, options)
            return PostgresStores(database, options, protection: try await protection(of: database))
        } catch {
            await database.close()
            throw error
        }
    }

    private static func protection(of database: PostgresDatabase) async throws(PostgresStartError) -> EventProtection {
        do throws(PostgresError) {
            let statement = PostgresStatement(
                EmbeddedSQL.schemaMayChangeEvents.text(for: database.schema),
                isPrepared: false
            )
            guard let row = try await database.pool.execute(statement).first else {
                throw .unexpectedAnswer("the rights of the role are not told")
            }
            return try row.boolean(0) ? .byTriggerOnly : .byRole
        } catch {
            throw .database(error)
        }
    }

    private static func start(
        _ database: PostgresDatabase,
        _ options: PostgresStoresOptions
    ) async throws(PostgresStartError) {
        try await checkWritable(database)
        do throws(MigrationError) {
            let migrator = Migrator(
                database.pool,
                schema: options.schema,
                applicationRoles: options.applicationRoles
            )
            if options.migrates { try await migrator.migrate() } else { try await migrator.check() }
        } catch {
            throw .schema(error)
        }
        let beyond: (name: String, position: GlobalPosition, last: GlobalPosition)
        do throws(PostgresError) {
            let ahead = try await database.pool.execute(
                PostgresStatement(EmbeddedSQL.schemaCheckpointsBeyondEnd.text(for: options.schema), isPrepared: false)
            )
            guard let row = ahead.first else { return }
            beyond = (try row.text(0), GlobalPosition(try row.int64(1)), GlobalPosition(try row.int64(2)))
        } catch {
            throw .database(error)
        }
        throw .checkpointBeyondEnd(name: beyond.name, position: beyond.position, last: beyond.last)
    }

    private static func checkWritable(_ database: PostgresDatabase) async throws(PostgresStartError) {
        let state: ServerState
        do {
            state = try await database.pool.withConnection { try await ServerState(on: $0) }
        } catch {
            throw .database(error as? PostgresError ?? .cancelled)
        }
        switch state {
        case .writable: return
        case .standby: throw .standby
        case .readOnly: throw .readOnly
        }
    }

    /// Closes all connections.
    ///
    /// Subscriptions end; what is under way is finished or fails.
    public func close() async {
        await shared.tail.close()
        await database.close()
    }

    /// The event store.
    public var events: any EventStore { PostgresEventStore(events: shared) }
    /// The document store.
    public var documents: any DocumentStore { PostgresDocumentStore(database: database, session: .pool(database.pool)) }
    /// The checkpoint store.
    public var checkpoints: any CheckpointStore {
        PostgresCheckpointStore(database: database, session: .pool(database.pool))
    }
    /// The prediction store.
    public var predictions: any PredictionStore {
        PostgresPredictionStore(database: database, session: .pool(database.pool))
    }
    /// The snapshot store.
    public var snapshots: any SnapshotStore { PostgresSnapshotStore(database: database, session: .pool(database.pool)) }
    /// The reply store.
    public var replies: any ReplyStore { PostgresReplyStore(database: database, session: .pool(database.pool)) }
    /// The tables of projections.
    public var tables: any TableStore { PostgresTableStore(database: database, session: .pool(database.pool)) }

    /// PostgreSQL.
    public var databaseSystem: String { "postgresql" }

    /// What the pool of connections is doing.
    public var connections: PostgresPoolStatus { database.pool.status }

    /// By how much the clock is put forward that leases and retentions go by, for tests.
    package var clockOffset: Duration {
        get { database.clockOffset }
        nonmutating set { database.clockOffset = newValue }
    }

    /// Runs a transaction of the database, at READ COMMITTED.
    ///
    /// A conflict is thrown at the write, which waits for another transaction that is writing the same; a deadlock ends one
    /// of those that wait for each other with ``StoreUnavailable``, and nothing of it is there.
    public nonisolated(nonsending) func commit<R: Sendable>(
        _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
    ) async throws -> Committed<R> {
        try await commit(limit: nil, body)
    }

    /// Runs a transaction of the database whose session the server ends when it hears nothing for so long.
    public nonisolated(nonsending) func commit<R: Sendable>(
        idleLimit: Duration,
        _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
    ) async throws -> Committed<R> {
        try await commit(limit: idleLimit, body)
    }

    private nonisolated(nonsending) func commit<R: Sendable>(
        limit: Duration?,
        _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
    ) async throws -> Committed<R> {
        try Task.checkCancellation()
        let (value, appends) = try await database.transaction(idleLimit: limit) { transaction in
            try await body(PostgresStoreTransaction(transaction, database: database, events: shared))
        }
        let committed = Committed(value, appends: appends)
        shared.appended(nil, through: committed.lastPosition)
        return committed
    }
}

/// The stores as part of a transaction of the database.
private struct PostgresStoreTransaction: StoreTransaction {
    private let transaction: PostgresTransaction
    private let database: PostgresDatabase
    private let shared: PostgresEvents
    private var session: PostgresSession { .transaction(transaction) }

    init(_ transaction: PostgresTransaction, database: PostgresDatabase, events: PostgresEvents) {
        self.transaction = transaction
        self.database = database
        shared = events
    }

    var events: any EventStreams { PostgresEventStreams(events: shared, session: session) }
    var documents: any DocumentStore { PostgresDocumentStore(database: database, session: session) }
    var checkpoints: any Checkpoints { PostgresCheckpoints(database: database, session: session) }
    var predictions: any PredictionSchedule { PostgresPredictionSchedule(database: database, session: session) }
    var snapshots: any SnapshotStore { PostgresSnapshotStore(database: database, session: session) }
    var replies: any ReplyStore { PostgresReplyStore(database: database, session: session) }
    var tables: any TableStore { PostgresTableStore(database: database, session: session) }

    nonisolated(nonsending) func nested<R: Sendable>(
        _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
    ) async throws -> R {
        try await transaction.nested { part in
            try await body(PostgresStoreTransaction(part, database: database, events: shared))
        }
    }
}
