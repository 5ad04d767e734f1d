/// What a request passes through on its way to its handler.
public protocol RequestMiddleware: Sendable {
    /// Handles a request by passing it on, changed or not, or by answering or refusing it itself.
    ///
    /// It runs where the sender does, and so does what it calls: nothing is moved to another thread on the way.
    ///
    /// - Parameters:
    ///   - envelope: the request with its context.
    ///   - next: what comes after this one; to be called at most once.
    nonisolated(nonsending) func handle<R: Request>(
        _ envelope: Envelope<R>,
        next: nonisolated(nonsending) @Sendable (Envelope<R>) async throws -> R.Result
    ) async throws -> R.Result
}
