import Misas

/// Stores in memory of which one or another is wrapped.
struct PatchedStores: StoresWrapper {
    let base: any Stores
    var events: any EventStore
    var documents: any DocumentStore
    var checkpoints: any CheckpointStore
    var predictions: any PredictionStore
    var snapshots: any SnapshotStore
    var replies: any ReplyStore
    var tables: any TableStore

    init(
        over base: any Stores = InMemoryStores(),
        _ patch: (inout PatchedStores) -> Void = { _ in }
    ) {
        self.base = base
        events = base.events
        documents = base.documents
        checkpoints = base.checkpoints
        predictions = base.predictions
        snapshots = base.snapshots
        replies = base.replies
        tables = base.tables
        patch(&self)
    }
}
