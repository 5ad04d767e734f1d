import Synchronization

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// All stores in memory, as one: for tests, for development, and for what need not outlive its process.
///
/// They keep every promise of the contracts, concurrency included, but durability. Cheap to copy; copies share what they
/// hold. Operations do not suspend, except for subscriptions and for waiting.
public struct InMemoryStores: Stores {
    let core: InMemoryCore

    /// Empty stores.
    ///
    /// - Parameter clock: Gives the time at which things are recorded and leases expire. Called from any task.
    public init(clock: @escaping @Sendable () -> Date = { Date() }) {
        self.core = InMemoryCore(clock: clock)
    }

    /// The event store.
    public var events: any EventStore { InMemoryEventStore(core: core) }

    /// The document store.
    public var documents: any DocumentStore { InMemoryDocumentStore(session: .direct(core)) }
    /// The checkpoint store.
    public var checkpoints: any CheckpointStore { InMemoryCheckpointStore(core: core) }
    /// The prediction store.
    public var predictions: any PredictionStore { InMemoryPredictionStore(core: core) }
    /// The snapshot store.
    public var snapshots: any SnapshotStore { InMemorySnapshotStore(session: .direct(core)) }
    /// The reply store.
    public var replies: any ReplyStore { InMemoryReplyStore(session: .direct(core)) }
    /// The tables of projections.
    public var tables: any TableStore { InMemoryTableStore(session: .direct(core)) }

    /// None: they are in memory.
    public var databaseSystem: String { "memory" }

    /// How many subscriptions, and drivers of predictions, wait at the moment.
    public var waitingTasks: Int { core.state.withLock { $0.subscribers.count + $0.schedulers.count } }

    /// Runs a transaction, whose writes are kept aside and checked and done in one step when the body has returned.
    public nonisolated(nonsending) func commit<R: Sendable>(
        _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
    ) async throws -> Committed<R> {
        try Task.checkCancellation()
        let transaction = InMemoryTransaction(core: core)
        defer { transaction.end() }
        let value = try await body(transaction)
        try Task.checkCancellation()
        return Committed(value, appends: try transaction.commit().appends)
    }
}
