import Misas
import MisasTesting

/// Stores that tell which transactions were refused.
struct TellingStores: StoresWrapper {
    let base: any Stores

    nonisolated(nonsending) func commit<R: Sendable>(
        _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
    ) async throws -> Committed<R> {
        try await telling { try await base.commit(body) }
    }

    nonisolated(nonsending) func commit<R: Sendable>(
        idleLimit: Duration,
        _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
    ) async throws -> Committed<R> {
        try await telling { try await base.commit(idleLimit: idleLimit, body) }
    }

    private nonisolated(nonsending) func telling<Result>(
        _ commit: nonisolated(nonsending) () async throws -> Result
    ) async throws -> Result {
        do {
            return try await commit()
        } catch {
            Worker.say("refused: \(error)")
            throw error
        }
    }
}
