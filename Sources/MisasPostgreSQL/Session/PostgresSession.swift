import Misas
import PostgresClient

/// Where a store's statements go: to any connection of the pool, or to that of a transaction.
enum PostgresSession: Sendable {
    case pool(PostgresPool)
    case transaction(PostgresTransaction)

    /// Reads: executes a statement that changes nothing and cannot be refused.
    func read<Failure: StoreFailure>(
        _ statement: PostgresStatement,
        failingAs failure: Failure.Type = Failure.self
    ) async throws(Failure) -> PostgresResult {
        try await execute(failingAs: failure) { connection throws(PostgresError) in
            try await connection.execute(statement)
        }
    }

    /// Writes: executes a statement that tells a refusal in its answer, and so needs no savepoint.
    ///
    /// - Throws: What leaves nothing to be saved of a transaction: it was cancelled, or the database failed.
    func decide<Failure: StoreFailure>(
        _ statement: PostgresStatement,
        failingAs failure: Failure.Type = Failure.self
    ) async throws(Failure) -> PostgresResult {
        try await read(statement, failingAs: failure)
    }

    /// Writes: executes a statement whose refusal leaves a transaction as it was.
    ///
    /// - Throws: What the server refuses with, for the store to make sense of: see ``PostgresError/failure(as:)``.
    func write(_ statement: PostgresStatement) async throws(PostgresWriteError) -> PostgresResult {
        switch self {
        case .pool(let pool):
            do throws(PostgresError) {
                return try await pool.execute(statement)
            } catch {
                throw .database(error)
            }
        case .transaction(let transaction): return try await transaction.write(statement)
        }
    }

    /// Writes: executes statements in one round trip, all or none, whose refusal leaves a transaction as it was.
    ///
    /// - Throws: as ``write(_:)-(PostgresStatement)`` does.
    func write(_ statements: [PostgresStatement]) async throws(PostgresWriteError) {
        switch self {
        case .pool(let pool):
            do throws(PostgresError) {
                _ = try await pool.execute(statements)
            } catch {
                throw .database(error)
            }
        case .transaction(let transaction): _ = try await transaction.write(statements)
        }
    }

    /// Does something when what was written is committed: at once, or after the transaction.
    func afterCommit(_ action: @escaping @Sendable () -> Void) {
        switch self {
        case .pool: action()
        case .transaction(let transaction): transaction.afterCommit(action)
        }
    }

    private func execute<Failure: StoreFailure>(
        failingAs failure: Failure.Type,
        _ body: @Sendable (PostgresConnection) async throws(PostgresError) -> PostgresResult
    ) async throws(Failure) -> PostgresResult {
        do throws(PostgresWriteError) {
            switch self {
            case .pool(let pool):
                do {
                    return try await pool.withConnection { try await body($0) }
                } catch let error as PostgresError {
                    throw PostgresWriteError.database(error)
                } catch {
                    throw PostgresWriteError.database(.cancelled)
                }
            case .transaction(let transaction): return try await transaction.perform(body)
            }
        } catch {
            throw error.failure(as: failure)
        }
    }
}
