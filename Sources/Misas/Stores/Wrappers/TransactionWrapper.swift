/// A transaction that passes everything on, but for what it does otherwise.
package protocol TransactionWrapper: StoreTransaction {
    var base: any StoreTransaction { get }
}

extension TransactionWrapper {
    package var events: any EventStreams { base.events }
    package var documents: any DocumentStore { base.documents }
    package var checkpoints: any Checkpoints { base.checkpoints }
    package var predictions: any PredictionSchedule { base.predictions }
    package var snapshots: any SnapshotStore { base.snapshots }
    package var replies: any ReplyStore { base.replies }
    package var tables: any TableStore { base.tables }

    package nonisolated(nonsending) func nested<R: Sendable>(
        _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
    ) async throws -> R {
        try await base.nested(body)
    }
}

extension PositionPinning where Self: TransactionWrapper {
    package func pinPositions() throws(StoreError) {
        try (base as? any PositionPinning)?.pinPositions()
    }

    package func refuseAppends(of types: Set<String>) throws(StoreError) {
        try (base as? any PositionPinning)?.refuseAppends(of: types)
    }
}
