public import ServiceLifecycle

/// A way into a system: a server, the processing of events, a job.
///
/// Entry points run alone, several at once, or all: ``System/run(_:)``.
public struct EntryPoint: Sendable {
    /// Its name, which no other of the system has.
    public let name: String
    /// Whether what it does is one piece of work, and one trace.
    let isJob: Bool
    let run: @Sendable (System) async throws -> Void

    private init(_ name: String, isJob: Bool, run: @escaping @Sendable (System) async throws -> Void) {
        self.name = name
        self.isJob = isJob
        self.run = run
    }

    /// Something that runs until the program is to stop.
    ///
    /// It hears of that as every service of swift-service-lifecycle does: by `gracefulShutdown()`,
    /// `cancelWhenGracefulShutdown`, or the cancellation of its task, when the limit for stopping is over. When it ends by
    /// itself, the others go on; when it throws, they stop.
    ///
    /// Its span covers how long it ran, and is not the parent of what it does: each message that it sends begins a trace of
    /// its own.
    ///
    /// - Parameters:
    ///   - name: its name, which no other has.
    ///   - run: what it does.
    public init(_ name: String, run: @escaping @Sendable (System) async throws -> Void) {
        self.init(name, isJob: false, run: run)
    }

    /// A service of swift-service-lifecycle: a server, say.
    ///
    /// - Parameters:
    ///   - name: its name, which no other has.
    ///   - service: makes the service, when it is to run.
    public static func service(
        _ name: String,
        _ service: @escaping @Sendable (System) async throws -> any Service
    ) -> EntryPoint {
        EntryPoint(name, isJob: false) { system in try await service(system).run() }
    }

    /// A piece of work that ends by itself: an import, a report.
    ///
    /// All it does is one trace, under its span.
    ///
    /// - Parameters:
    ///   - name: its name, which no other has.
    ///   - run: what it does.
    public static func job(_ name: String, run: @escaping @Sendable (System) async throws -> Void) -> EntryPoint {
        EntryPoint(name, isJob: true, run: run)
    }

    /// The handling of events and the delivery of predictions.
    ///
    /// Told to stop, it lets what is under way come to its end, within ``ProcessingOptions/drainLimit``.
    public static func processing(_ name: String = "processing") -> EntryPoint {
        service(name) { system in system.processing() }
    }
}

/// How long what runs may take to stop.
public struct ShutdownLimits: Sendable, Hashable {
    /// How long entry points and services have, together, to come to their ends by themselves; then their tasks are cancelled.
    public var graceful: Duration
    /// How long they have after that; then the program ends as it does by a bug, naming who did not stop.
    ///
    /// `nil` means that it is waited for ever.
    public var cancelled: Duration?

    /// The usual limits.
    public init(graceful: Duration = .seconds(30), cancelled: Duration? = .seconds(10)) {
        self.graceful = max(graceful, .zero)
        self.cancelled = cancelled
    }
}

/// Why entry points could not run, or did not.
public enum EntryPointError: Error, CustomStringConvertible {
    /// The system has none of this name.
    case unknown(String, known: [String])
    /// The system has none at all.
    case none
    /// One has failed; the others were stopped in order.
    case failed(String, underlying: any Error)
    /// Some had not stopped when the limit was over, and were cancelled.
    case cancelled([String])

    /// What is wrong.
    public var description: String {
        switch self {
        case .unknown(let name, let known):
            "there is no entry point \(name)"
                + (known.isEmpty ? "; the system has none" : ": there are \(known.joined(separator: ", "))")
        case .none: "the system has no entry points: give it some with .entryPoint(…)"
        case .failed(let name, let error): "\(name) failed: \(error)"
        case .cancelled(let names):
            "\(names.joined(separator: ", ")) had not stopped when the limit was over, and \(names.count == 1 ? "was" : "were") cancelled"
        }
    }
}
