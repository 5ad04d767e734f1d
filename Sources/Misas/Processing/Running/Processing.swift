public import ServiceLifecycle
internal import Tracing

/// One instance's part in processing: it handles the events of the partitions that it gets its share of, and delivers
/// predictions.
///
/// Any number of instances, in any number of programs on the same stores, work side by side; what one held when it died,
/// another takes over.
///
/// As a service of swift-service-lifecycle it drains when it is to shut down.
public final class Processing: Service {
    /// The instance's name, which no other has.
    public let instance: String

    private let processors: [any Processor]
    private let attendance: Attendance
    private let driver: PredictionDriver
    private let stores: WorkStores
    private let tables: [TableDefinition]
    private let options: ProcessingOptions
    private let telemetry: Telemetry
    private let draining = AsyncStream<Never>.makeStream()

    init(
        instance: String,
        processors: [any Processor],
        tables: [TableDefinition],
        predictions: PredictionBus,
        stores: WorkStores,
        clock: any SystemClock,
        board: ProcessingBoard,
        options: ProcessingOptions,
        telemetry: Telemetry
    ) {
        self.instance = instance
        self.stores = stores
        self.processors = processors
        self.tables = tables
        self.options = options
        self.telemetry = telemetry
        attendance = Attendance(
            options.handlesEvents ? processors : [],
            stores: stores,
            clock: clock,
            owner: instance,
            lease: options.lease,
            board: board,
            log: telemetry.log
        )
        driver = PredictionDriver(
            options.deliversPredictions ? predictions : PredictionBus(),
            stores: stores,
            clock: clock,
            owner: instance,
            lease: options.lease,
            batch: options.predictionBatch,
            telemetry: telemetry
        )
    }

    /// Takes part until it is drained, or told to shut down, or the task is cancelled.
    ///
    /// - Throws: ``ProcessorError/partitioned(_:into:checkpoints:)`` where a processor has run in another number of partitions;
    ///   `CancellationError` where the task was cancelled: what was under way is rolled back. What the stores throw
    ///   when what it needs cannot be prepared.
    public func run() async throws {
        // What is processed belongs to the traces of what caused it, not to that of whoever processes.
        try await InstrumentationContext.$current.withValue(nil) { try await process() }
    }

    private func process() async throws {
        try await checkPartitions()
        if !tables.isEmpty { try await stores.tables.prepare(tables) }
        try await ParkingLot(in: stores.documents).prepare()
        telemetry.log.debug("processing begins", ["misas.instance": instance])
        await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                await withTaskGroup(of: Void.self) { work in
                    work.addTask { await self.attendance.run() }
                    work.addTask { await self.driver.run() }
                }
                return true
            }
            group.addTask {
                await self.endWhenDrained()
                return true
            }
            group.addTask {
                await self.drainAtShutdown()
                return false
            }
            group.addTask {
                await self.removeExpiredReplies()
                return false
            }
            // The work is over, or has to be.
            while await group.next() == false {}
            group.cancelAll()
        }
        telemetry.log.debug("processing has ended", ["misas.instance": instance])
        try Task.checkCancellation()
    }

    /// Lets what is under way come to its end, gives up what is held, and ends ``run()``.
    ///
    /// What has not come to its end within the limit of the options is rolled back.
    public func drain() {
        draining.continuation.finish()
    }

    /// Refuses to begin anew with what was handled in other partitions.
    private func checkPartitions() async throws {
        if let fault = try await stores.checkpoints.partitionFaults(of: processors).first { throw fault }
    }

    /// Removes replies that are not kept any more: at the start, and about every hour.
    ///
    /// Ends with its task.
    private func removeExpiredReplies() async {
        while !Task.isCancelled {
            do {
                _ = try await stores.replies.removeExpired()
            } catch  where !Task.isCancelled {
                telemetry.log.warning("expired replies could not be removed, which is tried again later", [:], error)
            } catch {
                return
            }
            try? await Task.sleep(for: .seconds(3600) * Double.random(in: 0.75...1.25))
        }
    }

    /// Drains when the group of services that it runs in shuts down.
    private func drainAtShutdown() async {
        guard (try? await gracefulShutdown()) != nil else { return }
        drain()
    }

    private func endWhenDrained() async {
        for await _ in draining.stream {}
        attendance.drain()
        driver.drain()
        try? await Task.sleep(for: options.drainLimit)
        // The group's first to end cancels the others.
    }
}
