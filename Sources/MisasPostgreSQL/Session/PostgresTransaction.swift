import Misas
import PostgresClient
import Synchronization

/// A transaction or a part of one, as long as its body runs: what is done through it is done on its one connection.
final class PostgresTransaction: Sendable {
    private struct State {
        var connection: PostgresConnection?
        var appends: [AppendResult] = []
        var afterCommit: [@Sendable () -> Void] = []
    }

    /// In a part, which notes with the whole, only the connection counts.
    private let state: Mutex<State>
    /// What this one is a part of.
    private let whole: PostgresTransaction?
    /// How many parts it stands in.
    private let depth: Int
    private static let savepoint = PostgresStatement("SAVEPOINT misas")
    private static let release = PostgresStatement("RELEASE SAVEPOINT misas")
    private static let rollback = PostgresStatement("ROLLBACK TO SAVEPOINT misas")

    init(on connection: PostgresConnection) {
        state = Mutex(State(connection: connection))
        whole = nil
        depth = 0
    }

    private init(
        partOf whole: PostgresTransaction,
        on connection: PostgresConnection
    ) {
        state = Mutex(State(connection: connection))
        self.whole = whole
        depth = whole.depth + 1
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
        if let whole { return whole.afterCommit(action) }
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
        if let whole { return whole.add(appends) }
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
        try await write([statement])[0]
    }

    /// The same with several statements, which are refused as one.
    func write(_ statements: [PostgresStatement]) async throws(PostgresWriteError) -> [PostgresResult] {
        try await perform { connection throws(PostgresError) in
            do throws(PostgresError) {
                return try await connection.execute([Self.savepoint] + statements + [Self.release]).dropFirst()
                    .dropLast()
                    .map { $0 }
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

    // MARK: Parts

    /// Runs a part, which is undone when its body throws: in a savepoint.
    nonisolated(nonsending) func nested<Value: Sendable>(
        _ body: nonisolated(nonsending) (PostgresTransaction) async throws -> Value
    ) async throws -> Value {
        guard let connection = state.withLock({ $0.connection }) else {
            throw StoreError.invalid(.transactionEnded)
        }
        let part = PostgresTransaction(partOf: self, on: connection)
        // Named by its depth: should one be left over whose making was interrupted, those outside of it still go back to theirs.
        let name = "misas_\(part.depth)"
        let mark = notes
        do {
            try await connection.execute(PostgresStatement("SAVEPOINT \(name)"))
        } catch {
            throw Self.told(error)
        }
        do {
            // Also when the body throws: nothing may come after.
            defer { part.end() }
            let value = try await body(part)
            try Task.checkCancellation()
            // It fails when a statement has failed and the body passed over it.
            try await connection.execute(PostgresStatement("RELEASE SAVEPOINT \(name)"))
            return value
        } catch {
            forget(since: mark)
            try await Self.undo(name, on: connection)
            throw (error as? PostgresError).map(Self.told) ?? error
        }
    }

    /// How much was noted so far: of appends, and of what is to be done after the commit.
    private var notes: (appends: Int, actions: Int) {
        whole?.notes ?? state.withLock { ($0.appends.count, $0.afterCommit.count) }
    }

    private func forget(since mark: (appends: Int, actions: Int)) {
        if let whole { return whole.forget(since: mark) }
        state.withLock { state in
            state.appends = Array(state.appends.prefix(mark.appends))
            state.afterCommit = Array(state.afterCommit.prefix(mark.actions))
        }
    }

    /// Goes back to a savepoint, also on a task that is cancelled.
    private static func undo(
        _ name: String,
        on connection: PostgresConnection
    ) async throws {
        let undoing = Task {
            try await connection.execute(
                ["ROLLBACK TO SAVEPOINT \(name)", "RELEASE SAVEPOINT \(name)"].map { PostgresStatement($0) }
            )
        }
        do {
            _ = try await undoing.value
        } catch {
            throw (error as? PostgresError).map(told) ?? error
        }
    }

    private static func told(_ error: PostgresError) -> any Error {
        error == .cancelled ? CancellationError() : error.failure(as: StoreError.self)
    }

    private static func goBack(_ connection: PostgresConnection) async {
        await Task { _ = try? await connection.execute([rollback, release]) }.value
    }
}
