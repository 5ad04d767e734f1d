extension Result where Failure == any Error {
    /// The value or the error of something that waits.
    package nonisolated(nonsending) static func of(
        _ body: nonisolated(nonsending) () async throws -> Success
    ) async -> Self {
        do {
            return .success(try await body())
        } catch {
            return .failure(error)
        }
    }

    package var isSuccess: Bool {
        if case .success = self { true } else { false }
    }
}
