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

    /// Sends a command to an aggregate that has to be at a version, and tells at which one it is then.
    ///
    /// Where somebody else changes the aggregate meanwhile, the command is refused, and not decided anew. A command that was
    /// handled before, by its id, is not refused: its reply is the answer.
    ///
    /// - Parameters:
    ///   - command: the command.
    ///   - version: the version that the aggregate has to be at; `nil` where any will do.
    ///   - caller: on whose behalf; by default on behalf of the caller of the message that is being handled.
    ///   - id: the command's id; by default a new one.
    ///   - isolation: where the sender runs; to be left out.
    /// - Throws: ``VersionMismatch``; what ``send(_:as:id:isolation:)`` throws.
    @inlinable
    public func send<C: UpdatingCommand>(
        _ command: C,
        expecting version: StreamVersion?,
        as caller: Caller? = nil,
        id: UUID? = nil,
        isolation: isolated (any Actor)? = #isolation
    ) async throws -> CommandReceipt<C.Result> {
        try await send(
            command,
            TargetVersion(expected: version.map { [$0] }),
            as: caller,
            id: id,
            identity: id == nil ? nil : .byCaller,
            isolation: isolation
        )
    }

    /// Sends a command, and tells at which version its aggregate is then.
    @inlinable
    func send<C: Command>(
        _ command: C,
        _ target: TargetVersion,
        as caller: Caller?,
        id: UUID?,
        identity: RequestIdentity?,
        isolation: isolated (any Actor)?
    ) async throws -> CommandReceipt<C.Result> {
        let reply = try await routes.send(
            command,
            id: id,
            identity: identity,
            caller: caller,
            clock: clock,
            target: target,
            isolation: isolation
        )
        return CommandReceipt(reply: reply, version: target.reached)
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
