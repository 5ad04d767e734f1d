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
}
