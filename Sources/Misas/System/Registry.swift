/// Where subsystems say what they handle and what they react to, while a system is being built.
public struct Registry {
    @usableFromInline let stores: any Stores
    private let clock: any SystemClock
    private let aggregates: AggregateHandler
    @usableFromInline let middleware: [any RequestMiddleware]
    @usableFromInline var commands = RequestRoutes()
    @usableFromInline var queries = RequestRoutes()
    private(set) var eventBus = EventBus()
    private(set) var predictionBus = PredictionBus()
    /// What cannot be: told together when all have registered.
    @usableFromInline var faults: [String] = []
    /// Policies need the command bus, which is complete only when all have registered.
    private var pendingPolicies: [(inout Self, CommandBus) -> Void] = []
    private var eventTypes: [String: ObjectIdentifier] = [:]

    init(stores: any Stores, clock: any SystemClock, retry: ConflictRetry, middleware: [any RequestMiddleware]) {
        self.stores = stores
        self.clock = clock
        aggregates = AggregateHandler(stores: stores, retry: retry)
        self.middleware = middleware
    }

    // MARK: Commands and queries

    /// Adds a command that begins an aggregate.
    public mutating func add<C: CreatingCommand>(_ type: C.Type) {
        let aggregates = aggregates
        addCommand(type) { envelope in try await aggregates.handle(envelope) }
    }

    /// Adds a command of an existing aggregate.
    public mutating func add<C: UpdatingCommand>(_ type: C.Type) {
        let aggregates = aggregates
        addCommand(type) { envelope in try await aggregates.handle(envelope) }
    }

    /// Adds a command with the handler that the user wrote.
    ///
    /// A handler that is `nonisolated(nonsending)` runs where the sender does. A closure written in place is, unless it
    /// has a capture list: as of Swift 6.3 that makes it run off the sender's actor.
    @inlinable
    public mutating func add<C: HandledCommand>(
        _ type: C.Type,
        handler: nonisolated(nonsending) @escaping @Sendable (C, HandlingContext) async throws(C.Failure) -> Decision<C>
    ) {
        let stores = stores
        addCommand(type) { envelope in
            let context = HandlingContext(now: envelope.sentAt, message: envelope.context, stores: stores)
            let decision: Decision<C>
            do throws(C.Failure) {
                decision = try await handler(envelope.payload, context)
            } catch {
                throw error.underlying
            }
            if !decision.emissions.isEmpty {
                // A closure, here and for aggregates: a key path of a generic type would be made anew by each call.
                let events = decision.emissions.map { $0.streamed }
                try await FreeStandingAppender(stores: stores).append(events, context: envelope.context)
            }
            return decision.reply
        }
    }

    /// Adds a query with the handler that the user wrote.
    ///
    /// A handler that is `nonisolated(nonsending)` runs where the sender does. A closure written in place is, unless it
    /// has a capture list: as of Swift 6.3 that makes it run off the sender's actor.
    @inlinable
    public mutating func add<Q: Query>(
        _ type: Q.Type,
        handler: nonisolated(nonsending) @escaping @Sendable (Q, HandlingContext) async throws(Q.Failure) -> Q.Result
    ) {
        let stores = stores
        guard !queries.handles(type) else {
            faults.append("the query \(Q.wireName) is handled twice")
            return
        }
        queries.add(type, middleware: middleware) { envelope in
            let context = HandlingContext(now: envelope.sentAt, message: envelope.context, stores: stores)
            do throws(Q.Failure) {
                return try await handler(envelope.payload, context)
            } catch {
                throw error.underlying
            }
        }
    }

    @inlinable
    mutating func addCommand<C: Command>(
        _ type: C.Type,
        handler: @escaping RequestRoutes.Handler<C>
    ) {
        guard !commands.handles(type) else {
            faults.append("the command \(C.wireName) is handled twice")
            return
        }
        commands.add(type, middleware: middleware, handler: handler)
    }

    // MARK: Events and predictions

    /// Adds a type of event, so that two that share a wire name are found.
    public mutating func add<E: Event>(_ type: E.Type) {
        if let other = eventTypes.updateValue(ObjectIdentifier(type), forKey: E.wireName),
            other != ObjectIdentifier(type)
        {
            faults.append("two types of events are called \(E.wireName)")
        }
    }

    /// Adds a type of prediction.
    public mutating func add<P: Prediction>(_ type: P.Type) {}

    // MARK: Projections

    /// Adds a projection into documents.
    public mutating func add<P: DocumentProjection>(
        _ type: P.Type,
        _ define: (inout DocumentProjectionRegistry<P>) -> Void
    ) {
        var registry = DocumentProjectionRegistry<P>(stores: stores, bus: eventBus)
        define(&registry)
        eventBus = registry.bus
    }

    /// Adds a projection into rows.
    public mutating func add<P: TableProjection>(_ type: P.Type, _ define: (inout TableProjectionRegistry<P>) -> Void) {
        var registry = TableProjectionRegistry<P>(stores: stores, bus: eventBus)
        define(&registry)
        eventBus = registry.bus
    }

    // MARK: Policies

    /// Adds a policy.
    public mutating func addPolicy(
        _ wireName: String,
        failure: FailureStrategy = .policyDefault,
        _ define: @escaping (inout PolicyRegistry) -> Void
    ) {
        let stores = stores
        let clock = clock
        pendingPolicies.append { registry, commands in
            var policy = PolicyRegistry(
                name: wireName,
                reaction: Reaction(commands: commands, stores: stores),
                clock: clock,
                events: registry.eventBus,
                predictions: registry.predictionBus
            )
            define(&policy)
            registry.eventBus = policy.events
            registry.predictionBus = policy.predictions
            registry.faults += policy.faults
        }
    }

    /// Registers what had to wait for the command bus.
    mutating func finish(with commands: CommandBus) {
        let pending = pendingPolicies
        pendingPolicies = []
        for register in pending { register(&self, commands) }
    }
}
