public import Logging

/// A system: its subsystems on their stores, with the buses that reach them.
///
/// ```swift
/// let system = try System(name: "banking", version: "1.0.0") {
///     AccountsSubsystem(getAccount: GetAccountHandler(), …)
/// }
/// try await system.commands.send(OpenAccount(…))
/// ```
///
/// Its options may be given in any order: `System(name: "banking", version: "1.0.0", .stores(stores), .clock(clock)) { … }`.
public final class System: Sendable {
    /// The system's name.
    public let name: String
    /// The system's version.
    public let version: String
    /// Where it runs.
    public let environment: Environment
    /// What it takes for the current time.
    public let clock: any SystemClock
    /// Where it keeps what it knows.
    public let stores: any Stores
    /// Brings commands to their handlers.
    public let commands: CommandBus
    /// Brings queries to their handlers.
    public let queries: QueryBus
    /// Brings events to those who react to them.
    public let events: EventBus
    /// Brings predictions that have come true to those who react to them.
    public let predictions: PredictionBus

    /// What follows the events, to be waited for and operated.
    public let processors: Processors

    /// How commands and queries are reached over HTTP, as their specs say.
    public let routes: [HTTPRoute]
    /// The HTTP statuses of errors that have tags of the user's own.
    package let statuses: [ErrorTag: Int]
    /// What describes the routes: parts of an OpenAPI document, one for each subsystem that has routes.
    package let routeDocuments: [StaticString]

    /// What it logs to.
    public var logger: Logger { telemetry.log.logger }

    let choices: SystemChoices
    package let telemetry: Telemetry
    private let tables: [TableDefinition]

    /// Builds a system and checks what the compiler could not.
    ///
    /// - Parameters:
    ///   - name: the system's name.
    ///   - version: the system's version.
    ///   - options: choices, in any order.
    ///   - subsystems: its parts.
    /// - Throws: ``CompositionError``, which lists every fault.
    public convenience init(
        name: String,
        version: String,
        _ options: SystemOption...,
        @SubsystemBuilder subsystems: () -> [any Subsystem]
    ) throws(CompositionError) {
        try self.init(name: name, version: version, options: options, subsystems: subsystems)
    }

    /// Builds a system from options that were collected.
    ///
    /// - Throws: ``CompositionError``, which lists every fault.
    public init(
        name: String,
        version: String,
        options: [SystemOption],
        @SubsystemBuilder subsystems: () -> [any Subsystem]
    ) throws(CompositionError) {
        var choices = SystemChoices(options)
        let clock = choices.clock
        let telemetry = Telemetry(
            name: name,
            logger: choices.logger,
            tracer: choices.tracer,
            metrics: choices.metrics
        )
        let inline = InlineProjections(clock: clock)
        let base = ObservedStores.observing(choices.stores ?? InMemoryStores(clock: { clock.now }), telemetry)
        let readiness = ProjectionReadiness(base)
        let stores = WorkStores(base: base, inline: inline, readiness: readiness)
        var registry = Registry(stores: stores, choices: choices, telemetry: telemetry)
        var names: Set<String> = []
        var faults = choices.faults
        if name.isEmpty { faults.append("the system has no name") }
        for subsystem in subsystems() {
            let subsystemName = type(of: subsystem).name
            if !names.insert(subsystemName).inserted { faults.append("the subsystem \(subsystemName) is there twice") }
            subsystem.register(in: &registry)
        }
        commands = CommandBus(routes: registry.commands, clock: clock)
        queries = QueryBus(routes: registry.queries, clock: clock)
        registry.finish(with: commands)
        events = registry.eventBus
        predictions = registry.predictionBus
        inline.set(registry.inline)
        readiness.set(registry.processors + registry.inline)
        tables = (registry.processors + registry.inline).flatMap(\.tables)
        processors = Processors(
            all: registry.processors,
            inline: registry.inline,
            stores: stores,
            board: ProcessingBoard(),
            clock: clock
        )
        choices.add(registry.entryPoints)
        routes = registry.routes
        statuses = registry.statuses
        routeDocuments = registry.routeDocuments
        self.name = name
        self.version = version
        environment = choices.environment
        self.clock = clock
        self.stores = stores
        self.choices = choices
        self.telemetry = telemetry
        faults += registry.faults
        faults += registry.uselessOptions
        faults += choices.nameFaults
        guard faults.isEmpty else { throw CompositionError(faults: faults) }
    }

    /// This program's part in processing, as an instance of its own; it begins when it is run.
    ///
    /// - Parameter instance: the instance's name, which must be another for each; by default one that nobody else has.
    public func processing(as instance: String? = nil) -> Processing {
        processing(as: instance, processors: processors.all + processors.inline, choices.processing)
    }

    private func processing(
        as instance: String?,
        processors: [any Processor],
        _ options: ProcessingOptions
    ) -> Processing {
        Processing(
            instance: instance ?? "\(name)-\(UUID.version7())",
            processors: processors,
            tables: tables,
            predictions: predictions,
            stores: self.processors.stores,
            clock: clock,
            board: self.processors.board,
            options: options,
            telemetry: telemetry
        )
    }

    /// Prepares what this program needs of its stores: the tables of its projections, and the projections that are inline,
    /// which are built from what was recorded before they were known.
    ///
    /// Who processes need not do so; who only sends commands and queries does it before.
    ///
    /// - Parameter timeout: how long to wait at most until inline projections are built; `nil` means for ever.
    /// - Throws: What the stores throw; ``ProjectionUnready`` where one is not built in time;
    ///   ``ProcessorError/stopped(_:underlying:)`` where one has failed at an event; `CancellationError`.
    public func prepare(timeout: Duration? = nil) async throws {
        if !tables.isEmpty { try await stores.tables.prepare(tables) }
        guard try await !processors.areReady(processors.inline) else { return }
        let deadline = timeout.map { ContinuousClock.now + $0 }
        var known: [String: ProcessorStop] = [:]
        for processor in processors.inline {
            let stops = try await processors.stops(of: processor)
            // What another program has stopped at, this one tries again.
            if !stops.isEmpty { try await processors.resume(processor.settings.name) }
            known.merge(stops) { first, _ in first }
        }
        let building = processing(as: nil, processors: processors.inline, ProcessingOptions(deliversPredictions: false))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await building.run() }
            group.addTask { [known] in
                defer { building.drain() }
                for processor in self.processors.inline {
                    try await self.processors.waitUntilBuilt(processor, until: deadline, besides: known)
                }
            }
            try await group.waitForAll()
        }
    }

    /// Handles events and delivers predictions until the task is cancelled: ``processing(as:)``, run.
    ///
    /// - Throws: `CancellationError`; what the stores throw when what is needed cannot be prepared.
    public func process() async throws {
        try await processing().run()
    }

    /// Waits until all processors have handled what is recorded now, and all that this led to.
    ///
    /// - Throws: ``ProcessorError/stopped(_:underlying:)``; ``EventStoreError``; `CancellationError`.
    public func settle() async throws {
        do {
            try await processors.settle()
        } catch {
            try Task.checkCancellation()
            throw error
        }
    }
}
