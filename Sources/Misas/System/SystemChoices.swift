internal import CoreMetrics
internal import Logging
internal import Tracing

/// A system's options, with nothing left out.
struct SystemChoices {
    private(set) var environment = Environment.development
    private(set) var clock: any SystemClock = UTCClock()
    private(set) var stores: (any Stores)?
    private(set) var conflictRetry = ConflictRetry()
    private(set) var idempotency = CommandIdempotency.standard
    private(set) var processing = ProcessingOptions()
    private(set) var middleware: [any RequestMiddleware] = []
    private(set) var logger: Logger?
    private(set) var tracer: (any Tracer)?
    private(set) var metrics: (any MetricsFactory)?
    private(set) var services: [RunningPart] = []
    private(set) var entryPoints: [EntryPoint] = []
    private(set) var shutdown = ShutdownLimits()
    /// What was given twice.
    private(set) var faults: [String] = []
    private var given: Set<String> = []

    init(_ options: [SystemOption]) {
        for option in options { take(option.choice) }
    }

    private mutating func take(_ choice: SystemOption.Choice) {
        switch choice {
        case .several(let options): for option in options { take(option.choice) }
        case .environment(let environment): once("environment") { $0.environment = environment }
        case .clock(let clock): once("clock") { $0.clock = clock }
        case .stores(let stores): once("stores") { $0.stores = stores }
        case .conflictRetry(let retry): once("conflictRetry") { $0.conflictRetry = retry }
        case .idempotency(let idempotency): once("idempotency") { $0.idempotency = idempotency }
        case .processing(let options): once("processing") { $0.processing = options }
        case .middleware(let middleware): self.middleware += middleware
        case .logger(let logger): once("logger") { $0.logger = logger }
        case .tracer(let tracer): once("tracer") { $0.tracer = tracer }
        case .metrics(let factory): once("metrics") { $0.metrics = factory }
        case .service(let service): services.append(service)
        case .entryPoint(let entryPoint): entryPoints.append(entryPoint)
        case .shutdown(let limits): once("shutdown") { $0.shutdown = limits }
        }
    }

    /// Adds what the subsystems bring along.
    mutating func add(_ entryPoints: [EntryPoint]) {
        self.entryPoints += entryPoints
    }

    /// What is said of names that two of those have that run.
    var nameFaults: [String] {
        var known: Set<String> = []
        return (services.map(\.name) + entryPoints.map(\.name)).filter { !known.insert($0).inserted }.map { name in
            "two of the entry points and services are called \(name)"
        }
    }

    private mutating func once(_ name: String, _ take: (inout Self) -> Void) {
        guard given.insert(name).inserted else {
            faults.append("the option .\(name) is given twice")
            return
        }
        take(&self)
    }
}
