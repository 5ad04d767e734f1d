import Misas

/// Stores that keep every promise, and differ from those in memory in all that the contracts leave open: every call takes
/// a while, positions have holes, JSON comes back in another order, spacing and form of numbers.
struct DistantStores: StoresWrapper {
    let base: any Stores

    init(over base: any Stores = InMemoryStores()) {
        self.base = base
    }

    var events: any EventStore { DistantEventStore(store: base.events) }
    var documents: any DocumentStore { DistantDocumentStore(base: base.documents) }
    var predictions: any PredictionStore { DistantPredictionStore(base: base.predictions) }
    var snapshots: any SnapshotStore { DistantSnapshotStore(base: base.snapshots) }
    var replies: any ReplyStore { DistantReplyStore(base: base.replies) }
    var tables: any TableStore { DistantTableStore(base: base.tables) }

    nonisolated(nonsending) func commit<R: Sendable>(
        _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
    ) async throws -> Committed<R> {
        await Distance.pass()
        let committed = try await base.commit { try await body(DistantTransaction(base: $0)) }
        await Distance.pass()
        return Committed(committed.value, appends: committed.appends.map(SparsePositions.widen))
    }
}

/// A transaction of distant stores.
private struct DistantTransaction: TransactionWrapper {
    let base: any StoreTransaction

    var events: any EventStreams { DistantEventStreams(base: base.events) }
    var documents: any DocumentStore { DistantDocumentStore(base: base.documents) }
    var snapshots: any SnapshotStore { DistantSnapshotStore(base: base.snapshots) }
    var replies: any ReplyStore { DistantReplyStore(base: base.replies) }
    var tables: any TableStore { DistantTableStore(base: base.tables) }

    nonisolated(nonsending) func nested<R: Sendable>(
        _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
    ) async throws -> R {
        await Distance.pass()
        return try await base.nested { try await body(DistantTransaction(base: $0)) }
    }
}

/// The way to a store.
enum Distance {
    /// Lets others go on, now one and now several.
    static func pass() async {
        for _ in 0..<Int.random(in: 0...3) { await Task.yield() }
    }
}
