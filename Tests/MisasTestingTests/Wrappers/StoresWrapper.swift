import Misas

/// Stores that pass everything on; broken ones do one thing otherwise.
protocol StoresWrapper: Stores {
    var base: any Stores { get }
}

extension StoresWrapper {
    var events: any EventStore { base.events }
    var documents: any DocumentStore { base.documents }
    var checkpoints: any CheckpointStore { base.checkpoints }
    var predictions: any PredictionStore { base.predictions }
    var snapshots: any SnapshotStore { base.snapshots }
    var replies: any ReplyStore { base.replies }
    var tables: any TableStore { base.tables }

    nonisolated(nonsending) func commit<R: Sendable>(
        _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
    ) async throws -> Committed<R> {
        try await base.commit(body)
    }
}
