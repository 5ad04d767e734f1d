/// The stores as a system's handlers reach them: those of the transaction that the task works in, where it works in one.
///
/// A transaction begun within another is a part of it, which is undone when its body throws.
struct WorkStores: Stores {
    let base: any Stores
    let inline: InlineProjections
    let readiness: ProjectionReadiness

    var events: any EventStore { WorkEventStore(stores: base, inline: inline) }
    var documents: any DocumentStore { UnitOfWork.current?.documents ?? base.documents }
    /// Claims are made outside of transactions, and a processor moves its checkpoint itself.
    var checkpoints: any CheckpointStore { base.checkpoints }
    var predictions: any PredictionStore { WorkPredictionStore(base: base.predictions) }
    var snapshots: any SnapshotStore { UnitOfWork.current?.snapshots ?? base.snapshots }
    var tables: any TableStore { UnitOfWork.current?.tables ?? base.tables }
    var replies: any ReplyStore { UnitOfWork.current?.replies ?? base.replies }

    func gauges() async -> [StoresGauge] { await base.gauges() }

    var databaseSystem: String { base.databaseSystem }

    func checkHealth(within limit: Duration) async -> StoresHealth { await base.checkHealth(within: limit) }

    nonisolated(nonsending) func commit<R: Sendable>(
        _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
    ) async throws -> Committed<R> {
        if let transaction = UnitOfWork.current {
            // Already one of a system's: it projects what is appended.
            let value = try await transaction.nested { part in
                try await UnitOfWork.perform(in: part) { try await body(part) }
            }
            return Committed(value, appends: [])
        }
        return try await inline.apart(on: base) {
            try await base.commit { transaction in try await work(in: transaction, body) }
        }
    }

    nonisolated(nonsending) func commit<R: Sendable>(
        idleLimit: Duration,
        _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
    ) async throws -> Committed<R> {
        guard UnitOfWork.current == nil else { return try await commit(body) }
        return try await inline.apart(on: base) {
            try await base.commit(idleLimit: idleLimit) { transaction in try await work(in: transaction, body) }
        }
    }

    /// Runs a transaction while this program has no other.
    nonisolated(nonsending) func commitAlone<R: Sendable>(
        _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
    ) async throws -> Committed<R> {
        try await inline.gate.close {
            try await base.commit { transaction in try await work(in: transaction, body) }
        }
    }

    private nonisolated(nonsending) func work<R: Sendable>(
        in transaction: any StoreTransaction,
        _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
    ) async throws -> R {
        let transaction = WorkTransaction(base: transaction, inline: inline)
        return try await UnitOfWork.perform(in: transaction) { try await body(transaction) }
    }
}
