import Misas
import PostgresClient
import Synchronization

/// A transaction, as long as its body runs: what is done through it is done on its one connection.
final class PostgresTransaction: Sendable {
    private struct State {
        var connection: PostgresConnection?
        var appends: [AppendResult] = []
        var afterCommit: [@Sendable () -> Void] = []
    }

    private let state: Mutex<State>
    private static let savepoint = PostgresStatement("SAVEPOINT misas")
    private static let release = PostgresStatement("RELEASE SAVEPOINT misas")
    private static let rollback = PostgresStatement("ROLLBACK TO SAVEPOINT misas")

    init(on connection: PostgresConnection) {
        state = Mutex(State(connection: connection))
    }

    /// Ends the use of the transaction, and gives what it appended.
    @discardableResult
    func end() -> [AppendResult] {
        state.withLock { state in
            state.connection = nil
            return state.appends
        }
    }

    /// Puts aside what is to be done once the transaction is committed, and only then.
    func afterCommit(_ action: @escaping @Sendable () -> Void) {
        state.withLock { $0.afterCommit.append(action) }
    }

    /// Does what was put aside: for who has committed the transaction.
    func didCommit() {
        let actions = state.withLock { state in
            defer { state.afterCommit = [] }
            return state.afterCommit
        }
        for action in actions { action() }
    }

    /// Notes what the transaction appended.
    func add(_ appends: [AppendResult]) {
        state.withLock { $0.appends += appends.filter { $0.count > 0 && !$0.wasAlreadyStored } }
    }

    /// Does something on the transaction's connection.
    func perform<Value: Sendable>(
        _ body: (PostgresConnection) async throws(PostgresError) -> Value
    ) async throws(PostgresWriteError) -> Value {
        guard let connection = state.withLock({ $0.connection }) else { throw .transactionEnded }
        do throws(PostgresError) {
            return try await body(connection)
        } catch {
            throw .database(error)
        }
    }

    /// Executes a statement whose refusal leaves the transaction as it was: in a savepoint, in one round trip.
    func write(_ statement: PostgresStatement) async throws(PostgresWriteError) -> PostgresResult {
        try await perform { connection throws(PostgresError) in
            do throws(PostgresError) {
                return try await connection.execute([Self.savepoint, statement, Self.release])[1]
            } catch {
                switch error {
                // Also for a task that is cancelled, and a statement that was out of time.
                case .server, .cancelled, .timedOut: await Self.goBack(connection)
                // A connection that is gone has nothing to go back to.
                default: break
                }
                throw error
            }
        }
    }

    private static func goBack(_ connection: PostgresConnection) async {
        await Task { _ = try? await connection.execute([rollback, release]) }.value
    }
}
