/// A transaction of a system's stores: what is appended in it is projected in it, where a projection is inline.
struct WorkTransaction: StoreTransaction {
    let base: any StoreTransaction
    let inline: InlineProjections

    var events: any EventStreams { WorkEventStreams(transaction: base, inline: inline) }
    var documents: any DocumentStore { base.documents }
    var checkpoints: any Checkpoints { base.checkpoints }
    var predictions: any PredictionSchedule { base.predictions }
    var snapshots: any SnapshotStore { base.snapshots }
    var replies: any ReplyStore { base.replies }
    var tables: any TableStore { base.tables }

    nonisolated(nonsending) func nested<R: Sendable>(
        _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
    ) async throws -> R {
        try await base.nested { part in try await body(WorkTransaction(base: part, inline: inline)) }
    }
}
