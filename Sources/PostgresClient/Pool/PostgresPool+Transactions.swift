extension PostgresPool {
    /// Runs a transaction: what the body does on the connection is there as a whole when it has returned, or not at all.
    ///
    /// - Parameters:
    ///   - isolation: How much of what others do it sees.
    ///   - attempts: How often it is tried when the server ends it for another one's sake (a deadlock, a serialization
    ///     failure). The body runs anew each time.
    ///   - idleLimit: After how long without a sign of the program the server ends the session; `nil` means as configured.
    ///   - body: What to do. Its connection must not be used after it has returned.
    /// - Throws: What the body throws; ``PostgresError``, and ``PostgresError/connectionLost(_:)`` when it is not known
    ///   whether the transaction was committed; `CancellationError` for a task that is cancelled before the commit.
    @discardableResult
    public nonisolated(nonsending) func transaction<Value: Sendable>(
        isolation: PostgresIsolation = .readCommitted,
        attempts: Int = 1,
        idleLimit: Duration? = nil,
        _ body: nonisolated(nonsending) (PostgresConnection) async throws -> Value
    ) async throws -> Value {
        var attempt = 1
        while true {
            do {
                return try await withConnection { connection in
                    try await Self.transaction(isolation, idleLimit, on: connection, body)
                }
            } catch let error as PostgresError where error.isTransient && attempt < attempts {
                attempt += 1
                // Two that hindered each other should not meet again.
                try await Task.sleep(for: .milliseconds(5) * attempt * Double.random(in: 0...1))
            }
        }
    }

    private nonisolated(nonsending) static func transaction<Value: Sendable>(
        _ isolation: PostgresIsolation,
        _ idleLimit: Duration?,
        on connection: PostgresConnection,
        _ body: nonisolated(nonsending) (PostgresConnection) async throws -> Value
    ) async throws -> Value {
        let begin = PostgresStatement("BEGIN ISOLATION LEVEL \(isolation.rawValue)")
        if let idleLimit {
            let milliseconds = max(1, Int(idleLimit / .milliseconds(1)))
            let limit = "SET LOCAL idle_in_transaction_session_timeout = \(milliseconds)"
            _ = try await connection.execute([begin, PostgresStatement(limit)])
        } else {
            try await connection.execute(begin)
        }
        // What is left open when this throws, the pool ends.
        let value = try await body(connection)
        try Task.checkCancellation()
        let result = try await connection.execute(PostgresStatement("COMMIT"))
        // The server answers COMMIT with ROLLBACK when a statement failed and the body passed over it.
        guard result.commandTag == "COMMIT" else {
            throw PostgresError.unexpectedAnswer("the transaction was rolled back: one of its statements had failed")
        }
        return value
    }
}
