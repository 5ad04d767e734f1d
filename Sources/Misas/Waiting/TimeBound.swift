/// Something that may take only so long.
enum TimeBound {
    /// Runs a body, which is cancelled when it takes longer than a limit, and waits for its end.
    ///
    /// - Returns: whether it has done what it was to do, if only just; `false` where the limit ended it.
    /// - Throws: what the body throws within the limit; `CancellationError`.
    static func isDone(within limit: Duration, _ body: @escaping @Sendable () async throws -> Void) async throws -> Bool
    {
        let isDone = try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                try await body()
                return true
            }
            group.addTask {
                // Cancelled when the body has come to its end.
                try? await Task.sleep(for: limit)
                return false
            }
            let isDone = try await group.next() ?? false
            group.cancelAll()
            if isDone { return true }
            // What is cancelled fails in many ways.
            return (try? await group.next()) ?? false
        }
        if !isDone { try Task.checkCancellation() }
        return isDone
    }
}
