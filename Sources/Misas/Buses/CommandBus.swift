/// Brings commands to their handlers.
///
/// A command has exactly one handler. It is called on the sender's task; the reply, or the error, comes back as it is.
/// Errors are those that the command's spec lists, as themselves (`catch let error as InsufficientFunds`), and besides
/// ``ValidationFailed``, ``NotAuthorized``, ``NoHandler``, ``TooManyConflicts``, ``CommandIDReused``, and what stores throw.
public struct CommandBus: Sendable {
    @usableFromInline let routes: RequestRoutes
    @usableFromInline let clock: any SystemClock

    init(routes: RequestRoutes, clock: any SystemClock) {
        self.routes = routes
        self.clock = clock
    }

    /// Sends a command and waits for its reply.
    ///
    /// - Parameters:
    ///   - command: the command.
    ///   - caller: on whose behalf; by default on behalf of the caller of the message that is being handled.
    ///   - id: the command's id; by default a new one. A command of an id that was handled before is not handled again: its
    ///     reply is the answer, for as long as it is kept.
    ///   - isolation: where the sender runs; to be left out.
    /// - Returns: the reply that the command's spec declares.
    @inlinable
    @discardableResult
    public func send<C: Command>(
        _ command: C,
        as caller: Caller? = nil,
        id: UUID? = nil,
        isolation: isolated (any Actor)? = #isolation
    ) async throws -> C.Result {
        try await routes.send(
            command,
            id: id,
            identity: id == nil ? nil : .byCaller,
            caller: caller,
            clock: clock,
            isolation: isolation
        )
    }

    /// Sends a command whose id follows from the message that led to it.
    func send<C: Command>(_ command: C, derivedID id: UUID) async throws -> C.Result {
        try await routes.send(command, id: id, identity: .derived, caller: nil, clock: clock, isolation: nil)
    }
}

/// Brings queries to their handlers.
///
/// What is said of ``CommandBus`` holds here too.
public struct QueryBus: Sendable {
    @usableFromInline let routes: RequestRoutes
    @usableFromInline let clock: any SystemClock

    init(routes: RequestRoutes, clock: any SystemClock) {
        self.routes = routes
        self.clock = clock
    }

    /// Sends a query and waits for its answer.
    ///
    /// - Parameters:
    ///   - query: the query.
    ///   - caller: on whose behalf; by default on behalf of the caller of the message that is being handled.
    ///   - id: the query's id; by default a new one.
    ///   - isolation: where the sender runs; to be left out.
    @inlinable
    public func send<Q: Query>(
        _ query: Q,
        as caller: Caller? = nil,
        id: UUID? = nil,
        isolation: isolated (any Actor)? = #isolation
    ) async throws -> Q.Result {
        try await routes.send(query, id: id, identity: nil, caller: caller, clock: clock, isolation: isolation)
    }
}
