/// Stores that pass everything on, but for what they do otherwise.
package protocol StoresWrapper: Stores {
    var base: any Stores { get }
}

extension StoresWrapper {
    package var events: any EventStore { base.events }
    package var documents: any DocumentStore { base.documents }
    package var checkpoints: any CheckpointStore { base.checkpoints }
    package var predictions: any PredictionStore { base.predictions }
    package var snapshots: any SnapshotStore { base.snapshots }
    package var replies: any ReplyStore { base.replies }
    package var tables: any TableStore { base.tables }

    package var databaseSystem: String { base.databaseSystem }

    package func gauges() async -> [StoresGauge] { await base.gauges() }

    package func checkHealth(within limit: Duration) async -> StoresHealth {
        await base.checkHealth(within: limit)
    }

    package nonisolated(nonsending) func commit<R: Sendable>(
        _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
    ) async throws -> Committed<R> {
        try await base.commit(body)
    }
}
