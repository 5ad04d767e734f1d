public import CoreMetrics
public import Logging
public import ServiceLifecycle
public import Tracing

/// A choice for a system; they may be given in any order.
///
/// ```swift
/// try System(name: "banking", version: "1.0.0", .stores(stores), .environment(.production)) { … }
/// ```
public struct SystemOption: Sendable {
    enum Choice: Sendable {
        case several([SystemOption])
        case environment(Environment)
        case clock(any SystemClock)
        case stores(any Stores)
        case conflictRetry(ConflictRetry)
        case idempotency(CommandIdempotency)
        case processing(ProcessingOptions)
        case middleware([any RequestMiddleware])
        case logger(Logger)
        case tracer(any Tracer)
        case metrics(any MetricsFactory)
        case service(RunningPart)
        case entryPoint(EntryPoint)
        case shutdown(ShutdownLimits)
    }

    let choice: Choice

    private init(_ choice: Choice) {
        self.choice = choice
    }

    /// Several options as one.
    public static func options(_ options: SystemOption...) -> SystemOption { SystemOption(.several(options)) }

    /// Where the system runs; by default ``Environment/development``.
    public static func environment(_ environment: Environment) -> SystemOption {
        SystemOption(.environment(environment))
    }

    /// What it takes for the current time; by default the machine's, in UTC.
    public static func clock(_ clock: any SystemClock) -> SystemOption { SystemOption(.clock(clock)) }

    /// Where it keeps what it knows; by default in memory.
    public static func stores(_ stores: any Stores) -> SystemOption { SystemOption(.stores(stores)) }

    /// How often a command is decided anew when somebody else changed its aggregate.
    public static func conflictRetry(_ retry: ConflictRetry) -> SystemOption { SystemOption(.conflictRetry(retry)) }

    /// Whether a command that is sent again with the same id is handled again.
    public static func idempotency(_ idempotency: CommandIdempotency) -> SystemOption {
        SystemOption(.idempotency(idempotency))
    }

    /// How this program takes part in processing.
    public static func processing(_ options: ProcessingOptions) -> SystemOption { SystemOption(.processing(options)) }

    /// What every command and query passes through before its handler, outermost first; after authorization, validation and
    /// idempotency.
    ///
    /// Given more than once, what is given later is further inside.
    public static func middleware(_ middleware: any RequestMiddleware...) -> SystemOption {
        SystemOption(.middleware(middleware))
    }

    /// What the system logs to; by default a logger of the system's name, by the process's `LoggingSystem`.
    ///
    /// What is logged while a message is handled has the message's ids as metadata.
    public static func logger(_ logger: Logger) -> SystemOption { SystemOption(.logger(logger)) }

    /// What makes the spans; by default the process's, as `InstrumentationSystem` has it when the system is built.
    public static func tracer(_ tracer: any Tracer) -> SystemOption { SystemOption(.tracer(tracer)) }

    /// What makes the metrics; by default the process's, as `MetricsSystem` has it when the system is built.
    public static func metrics(_ factory: any MetricsFactory) -> SystemOption { SystemOption(.metrics(factory)) }

    /// What has to run while any entry point does: a pool of connections, an exporter.
    ///
    /// It is stopped after the entry points. Of several, those given first are stopped last.
    public static func service(_ name: String, _ service: any Service) -> SystemOption {
        SystemOption(.service(RunningPart(name, service)))
    }

    /// A way into the system, which ``System/run(_:)`` runs.
    public static func entryPoint(_ entryPoint: EntryPoint) -> SystemOption { SystemOption(.entryPoint(entryPoint)) }

    /// How long what runs may take to stop.
    public static func shutdown(_ limits: ShutdownLimits) -> SystemOption { SystemOption(.shutdown(limits)) }
}
