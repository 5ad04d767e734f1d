/// The way of some type of request to its handler.
@usableFromInline
protocol AnyRequestRoute: AnyObject, Sendable {}

/// The way of a type of request to its handler.
@usableFromInline
final class RequestRoute<R: Request>: AnyRequestRoute {
    /// Asked for when the system is built: the array would be made anew by each request.
    @usableFromInline let requiredRoles: [String]
    /// The user's middleware with the handler inside.
    @usableFromInline let handle: RequestRoutes.Handler<R>

    @inlinable
    init(_ handle: @escaping RequestRoutes.Handler<R>) {
        requiredRoles = R.requiredRoles
        self.handle = handle
    }

    /// Lets through who may send the request, and what its spec does not call wrong.
    ///
    /// - Throws: ``NotAuthorized``; ``ValidationFailed`` with every bad value.
    @inlinable
    func admit(_ envelope: Envelope<R>) throws {
        if !requiredRoles.isEmpty {
            try NotAuthorized.check(envelope.context.caller, hasOneOf: requiredRoles, for: R.wireName)
        }
        var validator = Validator()
        R.validate(envelope.payload, with: &validator)
        if !validator.problems.isEmpty {
            throw ValidationFailed(message: R.wireName, problems: validator.problems)
        }
    }
}
