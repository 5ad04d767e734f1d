/// The stores, as part of a transaction: what is written through them becomes visible when it commits.
public protocol StoreTransaction: Sendable {
    /// The streams of the event store.
    var events: any EventStreams { get }
    /// The document store.
    var documents: any DocumentStore { get }
    /// The checkpoints. Claims are made outside of transactions.
    var checkpoints: any Checkpoints { get }
    /// The predictions. What is due is claimed outside of transactions.
    var predictions: any PredictionSchedule { get }
    /// The snapshot store.
    var snapshots: any SnapshotStore { get }
    /// The reply store.
    var replies: any ReplyStore { get }
    /// The tables of projections.
    var tables: any TableStore { get }

    /// Runs a part of the transaction that can be undone: when its body throws, what it wrote is undone, and the rest of the
    /// transaction can go on.
    ///
    /// - All is undone: what was written to each store, what was held, and which claims have ended.
    /// - Parts may stand in parts. Two of one transaction must not run at once.
    /// - A conflict that a store tells at commit refuses the whole transaction.
    /// - The part ends with its body: used later, it throws ``InvalidStoreInput/transactionEnded``.
    ///
    /// - Returns: What the body returned.
    /// - Throws: What the body throws; ``StoreError`` where the part could not be begun, kept or undone, after which nothing
    ///   is left of the transaction but to give it up; `CancellationError` for a task that is cancelled before the end.
    nonisolated(nonsending) func nested<R: Sendable>(
        _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
    ) async throws -> R
}
