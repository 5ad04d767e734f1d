internal import Logging
internal import ServiceLifecycle
internal import UnixSignals

extension System {
    /// The names of the entry points, in the order in which they were given.
    public var entryPoints: [String] { choices.entryPoints.map(\.name) }

    /// Runs entry points until they have ended, or the program is told to stop.
    ///
    /// - First it looks whether the system fits what it runs on: ``check(within:)``.
    /// - The services of the system start first and stop last. Entry points start in the order in which the system was given
    ///   them, and are stopped in the reverse order, each when the one after it has stopped.
    /// - SIGTERM and SIGINT stop them, and so does the graceful shutdown of a group of services that this runs in: then it
    ///   returns, when all have come to their ends. What has not within ``ShutdownLimits/graceful`` is cancelled.
    /// - When one throws, the others are stopped in order, and the first error is told with its part's name.
    ///
    /// - Parameter names: which entry points; none means all.
    /// - Throws: ``EntryPointError``; ``CompositionError``; `CancellationError`.
    public func run(_ names: String...) async throws {
        try await run(names)
    }

    /// Runs entry points as ``run(_:)`` does.
    public func run(_ names: [String]) async throws {
        let entryPoints = try choose(names)
        try await check()
        var parts = choices.services
        if let meters = telemetry.meters {
            parts.append(RunningPart("gauges", GaugeSampler(processors: processors, stores: stores, meters: meters)))
        }
        parts += entryPoints.map(part)
        let stage = Stage(entryPoints: entryPoints.count)
        let group = group(of: parts, stage)
        telemetry.log.info(
            "the system runs",
            [
                "service.version": version, "deployment.environment.name": environment.rawValue,
                "misas.parts": parts.map(\.name).joined(separator: ", "),
            ]
        )
        let end = await Self.run(group, until: stage)
        try Task.checkCancellation()
        if let failure = stage.failure { throw failure }
        if let end { throw end }
    }

    /// Runs a group until all entry points have ended, or it ends for another reason.
    ///
    /// - Returns: why the group has failed, if it has.
    private static func run(_ group: ServiceGroup, until stage: Stage) async -> (any Error)? {
        await withDiscardingTaskGroup { tasks in
            tasks.addTask {
                await stage.waitForEnd()
                await group.triggerGracefulShutdown()
            }
            defer { tasks.cancelAll() }
            do {
                try await group.run()
                return nil
            } catch {
                return error
            }
        }
    }

    private func choose(_ names: [String]) throws(EntryPointError) -> [EntryPoint] {
        for name in names where !choices.entryPoints.contains(where: { $0.name == name }) {
            throw .unknown(name, known: entryPoints)
        }
        let chosen = names.isEmpty ? choices.entryPoints : choices.entryPoints.filter { names.contains($0.name) }
        if chosen.isEmpty { throw .none }
        return chosen
    }

    private func part(_ entryPoint: EntryPoint) -> RunningPart {
        RunningPart(entryPoint: entryPoint.name) {
            try await self.telemetry.run(entryPoint.name, isParent: entryPoint.isJob) {
                try await entryPoint.run(self)
            }
        }
    }

    private func group(of parts: [RunningPart], _ stage: Stage) -> ServiceGroup {
        var configuration = ServiceGroupConfiguration(
            services: parts.map { part in
                .init(
                    service: StagedPart(part: part, stage: stage, telemetry: telemetry),
                    successTerminationBehavior: .gracefullyShutdownGroup,
                    failureTerminationBehavior: .gracefullyShutdownGroup,
                    serviceName: part.name
                )
            },
            gracefulShutdownSignals: [.sigterm, .sigint],
            // It would log errors as they are, which may hold what must not be in a log.
            logger: Logger(label: name, factory: { _ in SwiftLogNoOpLogHandler() })
        )
        configuration.maximumGracefulShutdownDuration = choices.shutdown.graceful
        configuration.maximumCancellationDuration = choices.shutdown.cancelled
        return ServiceGroup(configuration: configuration)
    }
}
