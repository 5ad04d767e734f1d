import Misas

/// A transaction that passes everything on; a broken one does one thing otherwise.
protocol TransactionWrapper: StoreTransaction {
    var base: any StoreTransaction { get }
}

extension TransactionWrapper {
    var events: any EventStreams { base.events }
    var documents: any DocumentStore { base.documents }
    var checkpoints: any Checkpoints { base.checkpoints }
    var predictions: any PredictionSchedule { base.predictions }
    var snapshots: any SnapshotStore { base.snapshots }
    var replies: any ReplyStore { base.replies }
    var tables: any TableStore { base.tables }

    nonisolated(nonsending) func nested<R: Sendable>(
        _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
    ) async throws -> R {
        try await base.nested(body)
    }
}
