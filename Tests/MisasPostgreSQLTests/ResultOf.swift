extension Result where Failure == any Error {
    /// The value or the error of something that waits.
    static func of(_ body: () async throws -> Success) async -> Self {
        do {
            return .success(try await body())
        } catch {
            return .failure(error)
        }
    }

    var isSuccess: Bool {
        if case .success = self { true } else { false }
    }
}
