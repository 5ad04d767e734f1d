/// A system: its subsystems on their stores, with the buses that reach them.
///
/// ```swift
/// let system = try System(name: "banking", version: "1.0.0") {
///     AccountsSubsystem(getAccount: GetAccountHandler(), …)
/// }
/// try await system.commands.send(OpenAccount(…))
/// ```
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

    private let progress = Progress()

    /// Builds a system and checks what the compiler could not.
    ///
    /// - Parameters:
    ///   - name: the system's name.
    ///   - version: the system's version.
    ///   - environment: where it runs.
    ///   - clock: what it takes for the current time.
    ///   - stores: where it keeps what it knows; by default in memory.
    ///   - conflictRetry: how often a command is decided anew when somebody else changed its aggregate.
    ///   - middleware: what every command and query passes through before its handler, outermost first; after
    ///     authorization and validation.
    ///   - subsystems: its parts.
    /// - Throws: ``CompositionError``, which lists every fault.
    public init(
        name: String,
        version: String,
        environment: Environment = .development,
        clock: any SystemClock = UTCClock(),
        stores: (any Stores)? = nil,
        conflictRetry: ConflictRetry = ConflictRetry(),
        middleware: [any RequestMiddleware] = [],
        @SubsystemBuilder subsystems: () -> [any Subsystem]
    ) throws(CompositionError) {
        self.name = name
        self.version = version
        self.environment = environment
        self.clock = clock
        let stores = stores ?? InMemoryStores(clock: { clock.now })
        self.stores = stores
        var registry = Registry(stores: stores, clock: clock, retry: conflictRetry, middleware: middleware)
        var names: Set<String> = []
        var faults: [String] = []
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
        faults += registry.faults
        guard faults.isEmpty else { throw CompositionError(faults: faults) }
    }

    /// Publishes recorded events on the event bus, one at a time in their order, until the task is cancelled.
    ///
    /// It starts with the first event after `position`, and goes on with those that are appended meanwhile.
    /// - Throws: ``EventHandlingFailure`` when a handler failed, which stops it; ``EventStoreError``.
    public func process(after position: GlobalPosition = .start) async throws {
        let published = events.types
        do {
            // Pages also come when a filter left all of their events out, so that progress is known for every position.
            for try await page in stores.events.subscribe(after: position, filter: .types(published)).pages {
                for event in page.events { try await events.publish(event) }
                progress.advance(to: page.position)
            }
        } catch {
            progress.fail(error)
            throw error
        }
        // The subscription ends only with its task.
        progress.fail(CancellationError())
    }

    /// Waits until ``process(after:)`` has published everything that is recorded now, and what that led to.
    ///
    /// - Throws: what stopped the processing; `CancellationError`.
    public func settle() async throws {
        do {
            var last = try await stores.events.lastPosition()
            while true {
                try await progress.wait(for: last)
                let now = try await stores.events.lastPosition()
                if now == last { return }
                last = now
            }
        } catch EventStoreError.cancelled {
            throw CancellationError()
        }
    }
}

/// Where a system runs.
public struct Environment: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// Its name.
    public let rawValue: String

    /// An environment of one's own.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Its name.
    public var description: String { rawValue }

    /// On a developer's machine.
    public static let development = Environment(rawValue: "development")
    /// In tests.
    public static let test = Environment(rawValue: "test")
    /// Where a release is tried out.
    public static let staging = Environment(rawValue: "staging")
    /// Where it matters.
    public static let production = Environment(rawValue: "production")
}

/// The parts of a system do not fit together.
///
/// It lists every fault.
public struct CompositionError: Error, Hashable, CustomStringConvertible {
    /// What does not fit, in the order of the subsystems.
    public let faults: [String]

    /// What does not fit.
    public var description: String { "the system cannot be built: " + faults.joined(separator: "; ") }
}
