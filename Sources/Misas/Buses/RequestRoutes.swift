/// The handler of each type of request, with what stands before it.
///
/// Built once, then read by every task without a lock.
///
/// What is generic here can be inlined: where a request's type is known, which is in the module that declares it and in
/// those that send it, its way is compiled for it. For an unknown type each step would look up the type's layout anew.
@usableFromInline
struct RequestRoutes: Sendable {
    /// What answers a request; it runs where the sender does.
    @usableFromInline
    typealias Handler<R: Request> = nonisolated(nonsending) @Sendable (Envelope<R>) async throws -> R.Result

    private var routes: [ObjectIdentifier: any AnyRequestRoute] = [:]

    #if MISAS_UNOBSERVED
        /// What the benchmark of the instrumentation compares with: the compiler removes all that is behind it.
        @usableFromInline var observer: BusObserver? { nil }

        init(observer: BusObserver?) {}
    #else
        /// Told how requests fare; `nil` where nobody wants to know.
        @usableFromInline let observer: BusObserver?

        init(observer: BusObserver?) {
            self.observer = observer
        }
    #endif

    /// Whether a type of request has a handler.
    @usableFromInline
    func handles(_ type: any Request.Type) -> Bool { routes[ObjectIdentifier(type)] != nil }

    /// Adds the handler of a type of request, with middleware around it, outermost first.
    @inlinable
    mutating func add<R: Request>(
        _ type: R.Type,
        middleware: [any RequestMiddleware],
        handler: @escaping Handler<R>
    ) {
        set(RequestRoute<R>(middleware.isEmpty ? handler : Self.wrap(handler, in: middleware)), of: R.self)
    }

    @usableFromInline
    mutating func set(_ route: any AnyRequestRoute, of type: any Request.Type) {
        routes[ObjectIdentifier(type)] = route
    }

    @usableFromInline
    static func wrap<R: Request>(_ handler: @escaping Handler<R>, in middleware: [any RequestMiddleware]) -> Handler<R>
    {
        middleware.reversed().reduce(handler) { next, layer in wrap(next, in: layer) }
    }

    private static func wrap<R: Request>(_ next: @escaping Handler<R>, in layer: some RequestMiddleware) -> Handler<R> {
        { envelope in try await layer.handle(envelope, next: next) }
    }

    /// A handler that tells how it fares, where somebody wants to know.
    @usableFromInline
    func observing<R: Request>(_ handler: @escaping Handler<R>) -> Handler<R> {
        observer?.observing(handler) ?? handler
    }

    @usableFromInline
    func route(of type: ObjectIdentifier) -> (any AnyRequestRoute)? { routes[type] }

    /// Sends a request: gives it an id and a context, makes that context the current one, and calls its handler.
    ///
    /// An isolated parameter rather than `nonisolated(nonsending)`, because the closure would not inherit that: it
    /// would move to another thread, and back, for each request.
    @inlinable
    func send<R: Request>(
        _ request: R,
        id: UUID?,
        identity: RequestIdentity?,
        caller: Caller?,
        clock: any SystemClock,
        target: TargetVersion? = nil,
        isolation: isolated (any Actor)?
    ) async throws -> R.Result {
        if let observer {
            return try await send(
                request,
                id: id,
                identity: identity,
                caller: caller,
                clock: clock,
                target: target,
                to: observer
            )
        }
        guard let route = route(of: ObjectIdentifier(R.self)) as? RequestRoute<R> else {
            throw NoHandler(message: R.wireName)
        }
        let now = clock.now
        let envelope = Envelope(
            request,
            context: .next(id: id, caller: caller, at: now),
            sentAt: now,
            identity: identity,
            target: target
        )
        return try await MessageContext.$current.withValue(
            envelope.context,
            operation: {
                // What captures the isolation inherits it.
                _ = isolation
                try route.admit(envelope)
                return try await route.handle(envelope)
            },
            isolation: isolation
        )
    }

    /// Sends a request, and tells how it fares.
    @usableFromInline
    nonisolated(nonsending) func send<R: Request>(
        _ request: R,
        id: UUID?,
        identity: RequestIdentity?,
        caller: Caller?,
        clock: any SystemClock,
        target: TargetVersion?,
        to observer: BusObserver
    ) async throws -> R.Result {
        let now = clock.now
        let context = MessageContext.next(id: id, caller: caller, at: now)
        var result: R.Result?
        try await observer.send(R.wireName, context) { context in
            guard let route = route(of: ObjectIdentifier(R.self)) as? RequestRoute<R> else {
                throw NoHandler(message: R.wireName)
            }
            let envelope = Envelope(request, context: context, sentAt: now, identity: identity, target: target)
            try route.admit(envelope)
            result = try await route.handle(envelope)
        }
        guard let result else { preconditionFailure("who returns has answered") }
        return result
    }
}
