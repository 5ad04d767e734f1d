/// A part of a system that follows the events: a projection, a policy, or one of the user's own.
protocol Processor: Sendable {
    /// How it works.
    var settings: ProcessorSettings { get }
    /// The types of events that it handles, by wire name.
    var types: Set<String> { get }
    /// The tables that it writes.
    var tables: [TableDefinition] { get }

    /// Handles the events of a partition for as long as it is held.
    func run(_ work: PartitionWork) async

    /// Handles the events of a partition up to a position, among as many partitions as are said.
    func catchUp(_ work: PartitionWork, among partitions: Int, to end: GlobalPosition) async throws

    /// Handles events as part of a transaction.
    func handle(_ events: [RecordedEvent], in transaction: any StoreTransaction) async throws

    /// Deletes what it has written.
    func clear(in transaction: any StoreTransaction) async throws
}

/// A partition to be handled, and what is needed for it.
struct PartitionWork: Sendable {
    let stores: WorkStores
    let clock: any SystemClock
    /// How long a transaction may stand still, so that what an instance holds that stands still can be taken over in time.
    let idleLimit: Duration
    let claim: PartitionClaim
    /// The checkpoint as it was when it was claimed.
    let checkpoint: Checkpoint
    /// Up to where a projection is being built anew.
    let rebuildsThrough: GlobalPosition
    let inbox: PartitionInbox
    let monitor: PartitionMonitor
}

/// A processor by what it does with events.
struct HandlingProcessor<Handling: EventHandling>: Processor {
    let settings: ProcessorSettings
    let handling: Handling
    let observer: ProcessorObserver

    init(settings: ProcessorSettings, handling: Handling, telemetry: Telemetry) {
        self.settings = settings
        self.handling = handling
        observer = ProcessorObserver(settings, telemetry)
    }

    var types: Set<String> { handling.readers.types }
    var tables: [TableDefinition] { handling.tables }

    func run(_ work: PartitionWork) async {
        var runner = PartitionRunner(settings: settings, handling: handling, observer: observer, work: work)
        await runner.run()
    }

    func catchUp(_ work: PartitionWork, among partitions: Int, to end: GlobalPosition) async throws {
        var runner = PartitionRunner(
            settings: settings.divided(into: partitions),
            handling: handling,
            observer: observer,
            work: work
        )
        try await runner.catchUp(to: end)
    }

    func handle(_ events: [RecordedEvent], in transaction: any StoreTransaction) async throws {
        let items = try events.map { try handling.readers.read($0).item }
        do {
            try await observer.handle(events, partition: nil) {
                try await handling.handle(items, in: transaction)
            }
            observer.handled(events.count)
        } catch {
            throw ItemFailure.cause(of: error)
        }
    }

    func clear(in transaction: any StoreTransaction) async throws {
        try await handling.clear(in: transaction)
    }
}
