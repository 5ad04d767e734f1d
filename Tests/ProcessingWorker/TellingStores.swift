import Misas

/// Stores that tell which transactions were refused.
struct TellingStores: Stores {
    let base: any Stores

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
        do {
            return try await base.commit(body)
        } catch {
            Worker.say("refused: \(error)")
            throw error
        }
    }

    nonisolated(nonsending) func commit<R: Sendable>(
        idleLimit: Duration,
        _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
    ) async throws -> Committed<R> {
        do {
            return try await base.commit(idleLimit: idleLimit, body)
        } catch {
            Worker.say("refused: \(error)")
            throw error
        }
    }
}
