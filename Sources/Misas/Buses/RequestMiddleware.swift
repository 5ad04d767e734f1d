/// What a request passes through on its way to its handler.
public protocol RequestMiddleware: Sendable {
    /// Handles a request by passing it on, changed or not, or by answering or refusing it itself.
    ///
    /// - Parameters:
    ///   - envelope: the request with its context.
    ///   - next: what comes after this one; to be called at most once.
    func handle<R: Request>(
        _ envelope: Envelope<R>,
        next: @Sendable (Envelope<R>) async throws -> R.Result
    ) async throws -> R.Result
}

/// Lets through who has one of the roles that a request requires.
struct AuthorizationMiddleware: RequestMiddleware {
    func handle<R: Request>(
        _ envelope: Envelope<R>,
        next: @Sendable (Envelope<R>) async throws -> R.Result
    ) async throws -> R.Result {
        let caller = envelope.context.caller
        guard caller.isSystem || R.requiredRoles.contains(where: caller.roles.contains) else {
            throw NotAuthorized(
                message: R.wireName,
                requiredRoles: R.requiredRoles,
                isCallerKnown: caller.user != nil
            )
        }
        return try await next(envelope)
    }
}

/// Refuses what its spec calls wrong, with every bad value in one error.
struct ValidationMiddleware: RequestMiddleware {
    func handle<R: Request>(
        _ envelope: Envelope<R>,
        next: @Sendable (Envelope<R>) async throws -> R.Result
    ) async throws -> R.Result {
        var validator = Validator()
        R.validate(envelope.payload, with: &validator)
        guard validator.problems.isEmpty else {
            throw ValidationFailed(message: R.wireName, problems: validator.problems)
        }
        return try await next(envelope)
    }
}
