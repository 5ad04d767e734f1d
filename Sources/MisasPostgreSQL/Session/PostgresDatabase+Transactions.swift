import Misas
import PostgresClient

extension PostgresDatabase {
    /// Runs a transaction, and gives what its body returned and what it appended.
    ///
    /// - Throws: What the body throws; ``StoreError`` where the database fails; `CancellationError`.
    nonisolated(nonsending) func transaction<Value: Sendable>(
        idleLimit: Duration? = nil,
        _ body: nonisolated(nonsending) (PostgresTransaction) async throws -> Value
    ) async throws -> (value: Value, appends: [AppendResult]) {
        do {
            let (value, transaction, appends) = try await pool.transaction(idleLimit: idleLimit) { connection in
                let transaction = PostgresTransaction(on: connection)
                // Also when the body throws: nothing may come after.
                defer { transaction.end() }
                let value = try await body(transaction)
                return (value, transaction, transaction.end())
            }
            transaction.didCommit()
            return (value, appends)
        } catch PostgresError.cancelled {
            throw CancellationError()
        } catch let error as PostgresError {
            throw error.failure(as: StoreError.self)
        }
    }
}
