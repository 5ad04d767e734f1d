import PostgresClient

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
        let (outcomes, outcome) = AsyncStream<Result<Value, PostgresError>>.makeStream(
            bufferingPolicy: .bufferingOldest(1)
        )
        let task = Task {
            do throws(PostgresError) {
                outcome.yield(.success(try await body()))
            } catch {
                outcome.yield(.failure(error))
            }
        }
        let alarm = Task {
            try await Task.sleep(for: limit)
            outcome.yield(.failure(.timedOut(limit)))
        }
        defer {
            task.cancel()
            alarm.cancel()
        }
        for await first in outcomes { return try first.get() }
        // It ends without one only when the task is cancelled.
        throw .cancelled
    }
}
