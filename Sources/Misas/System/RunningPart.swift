internal import ServiceLifecycle

/// Something that runs under a name while a system does.
struct RunningPart: Sendable {
    let name: String
    let run: @Sendable () async throws -> Void
    /// Whether the system has something to do only as long as such parts run.
    var isEntryPoint = false

    init(_ name: String, _ service: any Service) {
        self.name = name
        run = { try await service.run() }
    }

    init(entryPoint name: String, run: @escaping @Sendable () async throws -> Void) {
        self.name = name
        self.run = run
        isEntryPoint = true
    }
}

/// A part as swift-service-lifecycle runs it.
///
/// One that has ended by itself stays until it is its turn to be stopped, so that the others are stopped in order.
struct StagedPart: Service {
    let part: RunningPart
    let stage: Stage
    let telemetry: Telemetry

    func run() async throws {
        let log = telemetry.log
        log.info("started", ["misas.part": part.name])
        do {
            try await part.run()
        } catch {
            if Task.isCancelled {
                stage.cancelled(part)
                // What it says instead of its cancellation would be lost otherwise.
                log.warning("cancelled", ["misas.part": part.name], error is CancellationError ? nil : error)
                throw CancellationError()
            }
            guard error is CancellationError, Task.isShuttingDownGracefully else {
                stage.failed(part, error)
                log.error(
                    "failed",
                    ["misas.part": part.name, "error.type": SpanOutcome(of: error).errorType ?? ""],
                    error
                )
                throw error
            }
        }
        log.info("stopped", ["misas.part": part.name])
        stage.ended(part)
        try? await gracefulShutdown()
    }
}
