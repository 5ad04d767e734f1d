/// Where subsystems say what they handle and what they react to, while a system is being built.
public struct Registry {
    /// Where the system runs.
    public let environment: Environment
    @usableFromInline let stores: any Stores
    private let telemetry: Telemetry
    private let clock: any SystemClock
    private let processing: ProcessingOptions
    private let aggregates: AggregateHandler
    @usableFromInline let idempotent: IdempotentCommands
    @usableFromInline let middleware: [any RequestMiddleware]
    @usableFromInline var commands: RequestRoutes
    @usableFromInline var queries: RequestRoutes
    private(set) var eventBus: EventBus
    private(set) var predictionBus: PredictionBus
    /// The ways into the system that subsystems bring along.
    private(set) var entryPoints: [EntryPoint] = []
    /// How commands and queries are reached over HTTP.
    var routes: [HTTPRoute] = []
    /// The HTTP statuses of tags of the user's own.
    var statuses: [ErrorTag: Int] = [:]
    /// What describes the routes, a part for each subsystem.
    var routeDocuments: [StaticString] = []
    /// What follows the events, in the order of registration.
    private(set) var processors: [any Processor] = []
    /// What is written with the events.
    private(set) var inline: [any Processor] = []
    /// What cannot be: told together when all have registered.
    @usableFromInline var faults: [String] = []
    /// Policies need the command bus, which is complete only when all have registered.
    private var pendingPolicies: [(inout Self, PolicyActions) -> Void] = []
    /// The types of messages by kind and wire name.
    private var types: [String: ObjectIdentifier] = [:]
    /// What policies send and schedule: the message, and whose it is.
    private var sent: [(message: any Command.Type, policy: String)] = []
    private var scheduled: [(prediction: any Prediction.Type, policy: String)] = []

    init(stores: any Stores, choices: SystemChoices, telemetry: Telemetry) {
        self.stores = stores
        self.telemetry = telemetry
        environment = choices.environment
        clock = choices.clock
        processing = choices.processing
        aggregates = AggregateHandler(stores: stores, retry: choices.conflictRetry, meters: telemetry.meters)
        idempotent = IdempotentCommands(
            stores: stores,
            idempotency: choices.idempotency,
            retry: choices.conflictRetry
        )
        middleware = choices.middleware
        commands = RequestRoutes(observer: BusObserver("commandBus", telemetry))
        queries = RequestRoutes(observer: BusObserver("queryBus", telemetry))
        eventBus = EventBus(observer: BusObserver("eventBus", telemetry))
        predictionBus = PredictionBus(observer: BusObserver("predictionBus", telemetry))
    }

    /// Adds a way into the system.
    public mutating func add(_ entryPoint: EntryPoint) {
        entryPoints.append(entryPoint)
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
        claim("queries", Q.wireName, type)
        let answer: RequestRoutes.Handler<Q> = { envelope in
            let context = HandlingContext(now: envelope.sentAt, message: envelope.context, stores: stores)
            do throws(Q.Failure) {
                return try await handler(envelope.payload, context)
            } catch {
                throw error.underlying
            }
        }
        queries.add(type, middleware: middleware, handler: queries.observing(answer))
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
        claim("commands", C.wireName, type)
        commands.add(type, middleware: middleware, handler: onceForEachID(commands.observing(handler)))
    }

    /// A handler that handles each id once, where the system is to.
    @usableFromInline
    mutating func onceForEachID<C: Command>(_ handler: @escaping RequestRoutes.Handler<C>) -> RequestRoutes.Handler<C> {
        let codec = ReplyCodec<C.Result>()
        if codec == nil, idempotent.keepsReplies {
            faults.append(
                "the reply to \(C.wireName) cannot be kept, since it has no form in JSON: turn idempotency off"
            )
        }
        let idempotent = idempotent
        return { envelope in
            if envelope.identity == nil { return try await handler(envelope) }
            return try await idempotent.handle(envelope, codec: codec, by: handler)
        }
    }

    // MARK: Events and predictions

    /// Adds a type of event, so that two that share a wire name are found.
    public mutating func add<E: Event>(_ type: E.Type) {
        claim("events", E.wireName, type)
    }

    /// Notes what a wire name stands for.
    @usableFromInline
    mutating func claim(_ kind: String, _ wireName: String, _ type: any Message.Type) {
        let known = types.updateValue(ObjectIdentifier(type), forKey: "\(kind) \(wireName)")
        guard let known, known != ObjectIdentifier(type) else { return }
        faults.append("two types of \(kind) are called \(wireName)")
    }

    /// Adds a type of prediction.
    public mutating func add<P: Prediction>(_ type: P.Type) {
        claim("predictions", P.wireName, type)
    }

    // MARK: Projections

    /// Adds a projection into documents.
    public mutating func add<P: DocumentProjection>(
        _ type: P.Type,
        _ define: (inout DocumentProjectionRegistry<P>) -> Void
    ) {
        var registry = DocumentProjectionRegistry<P>()
        define(&registry)
        add(type, registry.handling)
    }

    /// Adds a projection into rows.
    public mutating func add<P: TableProjection>(_ type: P.Type, _ define: (inout TableProjectionRegistry<P>) -> Void) {
        var registry = TableProjectionRegistry<P>()
        define(&registry)
        add(type, registry.handling)
    }

    private mutating func add<P: Projection>(_ type: P.Type, _ handling: some EventHandling) {
        let settings = ProcessorSettings(
            name: P.processorName,
            declaredName: P.wireName,
            kind: .projection,
            declared: P.failureStrategy,
            options: options(of: P.wireName),
            isInline: P.isInline,
            olderNames: P.olderNames
        )
        let processor = HandlingProcessor(settings: settings, handling: handling, telemetry: telemetry)
        if settings.delivery == .atMostOnce {
            faults.append("the projection \(settings.name) cannot handle events at most once: it would miss some")
        }
        if P.isInline {
            checkName(of: processor)
            inline.append(processor)
        } else {
            add(processor)
        }
    }

    private mutating func checkName(of processor: some Processor) {
        let name = processor.settings.name
        if (processors + inline).contains(where: { $0.settings.name == name }) {
            faults.append("the processor \(name) is there twice")
        }
    }

    private mutating func add(_ processor: some Processor) {
        checkName(of: processor)
        let name = processor.settings.name
        processors.append(processor)
        let stores = stores
        for type in processor.types {
            eventBus.add(type, name: name) { event in
                try await stores.transaction { transaction in try await processor.handle([event], in: transaction) }
            }
        }
    }

    // MARK: Policies

    /// Adds a policy.
    ///
    /// - Parameters:
    ///   - wireName: its name, as in its spec.
    ///   - failure: what happens to an event that it fails on.
    ///   - sends: the commands that it may send; a system in which nothing handles one of them cannot be built.
    ///   - predicts: the predictions that it may schedule; there has to be who reacts to them.
    ///   - define: says what it reacts to.
    public mutating func addPolicy(
        _ wireName: String,
        failure: FailureStrategy = .policyDefault,
        sends: [any Command.Type] = [],
        predicts: [any Prediction.Type] = [],
        _ define: @escaping (inout PolicyRegistry) -> Void
    ) {
        sent += sends.map { ($0, wireName) }
        scheduled += predicts.map { ($0, wireName) }
        let options = options(of: wireName)
        pendingPolicies.append { registry, actions in
            var policy = PolicyRegistry(
                name: wireName,
                failure: options.failure ?? failure,
                delivery: options.delivery,
                actions: actions,
                predictions: registry.predictionBus
            )
            define(&policy)
            registry.predictionBus = policy.predictions
            registry.faults += policy.faults
            guard !policy.handling.readers.types.isEmpty else { return }
            let settings = ProcessorSettings(
                name: wireName,
                declaredName: wireName,
                kind: .policy,
                declared: failure,
                options: options
            )
            registry.add(
                HandlingProcessor(settings: settings, handling: policy.handling, telemetry: registry.telemetry)
            )
        }
    }

    private func options(of processor: String) -> ProcessorOptions {
        var options = processing.processors[processor] ?? ProcessorOptions()
        options.failure = options.failure ?? processing.failure
        return options
    }

    /// What is said of options that no processor has.
    var uselessOptions: [String] {
        let known = Set(processors.map(\.settings.declaredName))
        let inline = Set(inline.map(\.settings.declaredName))
        return processing.processors.keys.filter { !known.contains($0) }.sorted().map { name in
            inline.contains(name)
                ? "there are options for the projection \(name), which is inline: no processor handles it"
                : "there are options for the processor \(name), and no such processor"
        }
    }

    /// Registers what had to wait for the command bus.
    mutating func finish(with commands: CommandBus) {
        let actions = PolicyActions(commands: commands, stores: stores, clock: clock, spans: telemetry.spans)
        let pending = pendingPolicies
        pendingPolicies = []
        for register in pending { register(&self, actions) }
        for (message, policy) in sent where !self.commands.handles(message) {
            faults.append("the policy \(policy) sends \(message.wireName), which nothing handles: add its subsystem")
        }
        for (prediction, policy) in scheduled where !predictionBus.types.contains(prediction.wireName) {
            faults.append("the policy \(policy) schedules \(prediction.wireName), which no policy reacts to")
        }
    }
}
