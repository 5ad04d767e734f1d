import PostgresClient
import Synchronization

/// Waits for something, but not for longer than it may take: what it cannot stop at once, it leaves to itself.
///
/// A statement can be cancelled only by a server that answers, and a connection that is being opened not at all.
enum TimeLimit {
    /// Runs a body.
    ///
    /// - Throws: What the body throws; ``PostgresError/timedOut(_:)`` and ``PostgresError/cancelled`` at once, while the
    ///   body, which is cancelled, may still be ending.
    static func run<Value: Sendable>(
        _ limit: Duration,
        _ body: @escaping @Sendable () async throws(PostgresError) -> Value
    ) async throws(PostgresError) -> Value {
        let outcome = Outcome<Value>()
        let task = Task {
            do throws(PostgresError) {
                outcome.settle(.success(try await body()))
            } catch {
                outcome.settle(.failure(error))
            }
        }
        let alarm = Task {
            try await Task.sleep(for: limit)
            outcome.settle(.failure(.timedOut(limit)))
        }
        defer {
            task.cancel()
            alarm.cancel()
        }
        return try await withTaskCancellationHandler {
            await outcome.value
        } onCancel: {
            outcome.settle(.failure(.cancelled))
        }.get()
    }

    /// What came first.
    private final class Outcome<Value: Sendable>: Sendable {
        private enum State {
            case open
            case awaited(CheckedContinuation<Result<Value, PostgresError>, Never>)
            case settled(Result<Value, PostgresError>)
        }

        private let state = Mutex(State.open)

        var value: Result<Value, PostgresError> {
            get async {
                await withCheckedContinuation { continuation in
                    let settled = state.withLock { state -> Result<Value, PostgresError>? in
                        if case .settled(let result) = state { return result }
                        state = .awaited(continuation)
                        return nil
                    }
                    if let settled { continuation.resume(returning: settled) }
                }
            }
        }

        func settle(_ result: Result<Value, PostgresError>) {
            let awaiting = state.withLock { state -> CheckedContinuation<Result<Value, PostgresError>, Never>? in
                switch state {
                case .open:
                    state = .settled(result)
                    return nil
                case .awaited(let continuation):
                    state = .settled(result)
                    return continuation
                case .settled: return nil
                }
            }
            awaiting?.resume(returning: result)
        }
    }
}
