/// One instance's part in processing: it handles the events of the partitions that it gets its share of, and delivers
/// predictions.
///
/// Any number of instances, in any number of programs on the same stores, work side by side; what one held when it died,
/// another takes over.
public final class Processing: Sendable {
    /// The instance's name, which no other has.
    public let instance: String

    private let processors: [any Processor]
    private let attendance: Attendance
    private let driver: PredictionDriver
    private let stores: WorkStores
    private let tables: [TableDefinition]
    private let options: ProcessingOptions
    private let draining = AsyncStream<Never>.makeStream()

    init(
        instance: String,
        processors: [any Processor],
        tables: [TableDefinition],
        predictions: PredictionBus,
        stores: WorkStores,
        clock: any SystemClock,
        board: ProcessingBoard,
        options: ProcessingOptions
    ) {
        self.instance = instance
        self.stores = stores
        self.processors = processors
        self.tables = tables
        self.options = options
        attendance = Attendance(
            options.handlesEvents ? processors : [],
            stores: stores,
            clock: clock,
            owner: instance,
            lease: options.lease,
            board: board
        )
        driver = PredictionDriver(
            options.deliversPredictions ? predictions : PredictionBus(),
            stores: stores,
            clock: clock,
            owner: instance,
            lease: options.lease,
            batch: options.predictionBatch
        )
    }

    /// Takes part until it is drained, or the task is cancelled.
    ///
    /// - Throws: ``ProcessorError/partitioned(_:into:checkpoints:)`` where a processor has run in another number of partitions;
    ///   `CancellationError` where the task was cancelled: what was under way is rolled back. What the stores throw
    ///   when what it needs cannot be prepared.
    public func run() async throws {
        try await checkPartitions()
        if !tables.isEmpty { try await stores.tables.prepare(tables) }
        try await ParkingLot(in: stores.documents).prepare()
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                await withTaskGroup(of: Void.self) { work in
                    work.addTask { await self.attendance.run() }
                    work.addTask { await self.driver.run() }
                }
            }
            group.addTask { await self.endWhenDrained() }
            group.addTask { await self.removeExpiredReplies() }
            await group.next()
            group.cancelAll()
        }
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
        let saved = try await stores.checkpoints.list().filter { $0.savedAt != nil }.map(\.name)
        for settings in processors.map(\.settings) {
            let others = settings.others(among: saved)
            guard others.isEmpty else {
                throw ProcessorError.partitioned(settings.name, into: settings.partitions, checkpoints: others)
            }
        }
    }

    /// Removes replies that are not kept any more: at the start, and about every hour.
    ///
    /// Ends with its task.
    private func removeExpiredReplies() async {
        while !Task.isCancelled {
            // What fails is done the next time.
            _ = try? await stores.replies.removeExpired()
            try? await Task.sleep(for: .seconds(3600) * Double.random(in: 0.75...1.25))
        }
    }

    private func endWhenDrained() async {
        for await _ in draining.stream {}
        attendance.drain()
        driver.drain()
        try? await Task.sleep(for: options.drainLimit)
        // The group's first to end cancels the others.
    }
}
