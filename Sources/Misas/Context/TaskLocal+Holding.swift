extension TaskLocal {
    /// Runs a body while a value is the current one, where its caller runs.
    nonisolated(nonsending) func hold<Result>(
        _ value: Value,
        during body: nonisolated(nonsending) () async throws -> Result
    ) async throws -> Result {
        try await hold(value, during: body, isolation: #isolation)
    }

    private func hold<Result>(
        _ value: Value,
        during body: nonisolated(nonsending) () async throws -> Result,
        isolation: isolated (any Actor)?
    ) async throws -> Result {
        try await withValue(
            value,
            operation: {
                // What captures the isolation inherits it.
                _ = isolation
                return try await body()
            },
            isolation: isolation
        )
    }
}
