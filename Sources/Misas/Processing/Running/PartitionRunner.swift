/// Handles the events of one partition of a processor, for as long as this instance holds it.
///
/// Each batch is one transaction with the checkpoint's move, by compare-and-set and under the claim's fencing number: all of
/// it is there or nothing, and nothing of an instance that has lost the partition without knowing.
struct PartitionRunner<Handling: EventHandling> {
    let settings: ProcessorSettings
    let handling: Handling
    let observer: ProcessorObserver
    let stores: WorkStores
    let claim: PartitionClaim
    let clock: any SystemClock
    /// How long a transaction may stand still.
    let idleLimit: Duration
    let inbox: PartitionInbox
    let monitor: PartitionMonitor
    /// Up to where all is handled, and the checkpoint says so.
    var saved: GlobalPosition
    /// Up to where all is handled.
    var position: GlobalPosition
    /// Whether nothing was ever saved of it.
    let isNew: Bool
    /// Up to where a projection is being built anew.
    let rebuildsThrough: GlobalPosition
    /// The keys whose events are set aside.
    var parkedKeys: Set<String> = []
    /// How many events are handled in one transaction now: as many as take it little time.
    private var pace: Int
    /// Whether a projection is known to be built.
    var isBuilt = false
    /// The end of the log, and when it was seen, for a projection that has to reach it.
    var horizon: (position: GlobalPosition, seenAt: ContinuousClock.Instant)?
    /// Whether an operator has said to go on where it had stopped.
    var isResumed = false

    init(
        settings: ProcessorSettings,
        handling: Handling,
        observer: ProcessorObserver,
        work: PartitionWork
    ) {
        self.settings = settings
        self.handling = handling
        self.observer = observer
        stores = work.stores
        claim = work.claim
        clock = work.clock
        idleLimit = work.idleLimit
        inbox = work.inbox
        monitor = work.monitor
        saved = work.checkpoint.position
        position = work.checkpoint.position
        isNew = work.checkpoint.savedAt == nil
        rebuildsThrough = work.rebuildsThrough
        pace = settings.kind == .projection ? settings.batchSize : 1
    }

    /// Handles events until it is told to end, or has lost the partition, or the task is cancelled.
    mutating func run() async {
        do {
            try await withStore { runner in
                runner.parkedKeys = try await ParkingLot(in: runner.stores.documents).keys(of: runner.settings.name)
            }
            // Where another has stopped, this one tries again.
            try await forgetStop()
            if isNew { try await goToStart() }
            try await learnWhetherBuilt()
            try await obey()
            try await follow()
            try await flush()
        } catch {
            // Drained, cancelled, or claimed by another: whoever holds the partition next goes on at the checkpoint.
        }
    }

    /// Goes to where a processor is to begin that has never run.
    mutating func goToStart() async throws {
        let start = settings.start
        try await withStore { runner in
            switch start {
            case .beginning: break
            case .end: try await runner.save(try await runner.stores.events.lastPosition())
            case .after(let position): try await runner.save(position)
            }
        }
    }

    private mutating func follow() async throws {
        let inbox = inbox
        let pages = stores.events.subscribe(
            after: position,
            filter: .types(handling.readers.types),
            pageSize: settings.batchSize
        ).pages
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                do throws(EventStoreError) {
                    for try await page in pages { await inbox.give(page) }
                } catch {
                    // A subscription ends with its task, or with the stores.
                }
                inbox.drain()
            }
            defer { group.cancelAll() }
            while true {
                switch try await inbox.next() {
                case .drain: return
                case .control: try await obey()
                case .tick:
                    try await flush()
                    try await lookWhetherBuilt()
                case .page(let page):
                    try await handle(page)
                    try await lookWhetherBuilt()
                }
            }
        }
    }

    // MARK: Events

    /// An event of this partition.
    struct Entry {
        let event: RecordedEvent
        let key: String
        let item: Result<Handling.Item, any Error>

        var isReadable: Bool { if case .success = item { true } else { false } }
    }

    mutating func handle(_ page: EventPage) async throws {
        let entries = page.events.compactMap { entry(of: $0) }
        guard !entries.isEmpty else {
            // Saved now and then only: nothing was done that could be done twice.
            position = page.position
            monitor.advance(to: position)
            return
        }
        try await handle(entries[...], through: page.position)
    }

    /// Reads an event; `nil` for one of another partition.
    func entry(of event: RecordedEvent) -> Entry? {
        do {
            let read = try handling.readers.read(event)
            guard isMine(read.key) else { return nil }
            return Entry(event: event, key: read.key, item: .success(read.item))
        } catch {
            // Its own key cannot be known.
            guard isMine(event.stream.name) else { return nil }
            return Entry(event: event, key: event.stream.name, item: .failure(error))
        }
    }

    func isMine(_ key: String) -> Bool {
        StableHash.partition(of: key, among: settings.partitions) == claim.index
    }

    /// Handles entries in as few transactions as can be, and those that fail one by one.
    private mutating func handle(_ entries: ArraySlice<Entry>, through end: GlobalPosition) async throws {
        var rest = entries
        var limit = Int.max
        while let first = rest.first {
            if inbox.isDraining { throw Drained() }
            if case .failure(let error) = first.item, !parkedKeys.contains(first.key) {
                try await dispose(of: first, after: error, through: rest.count == 1 ? end : first.event.position)
                rest = rest.dropFirst()
                continue
            }
            if settings.delivery == .atMostOnce, !parkedKeys.contains(first.key) {
                try await handleOnce(first, through: rest.count == 1 ? end : first.event.position)
                rest = rest.dropFirst()
                continue
            }
            let begin = ContinuousClock.now
            let chunk = rest.prefix(min(limit, pace)).prefix { $0.isReadable || parkedKeys.contains($0.key) }
            let target = chunk.count == rest.count ? end : chunk[chunk.endIndex - 1].event.position
            do {
                try await commit(chunk, through: target)
                keepPace(after: chunk.count, in: ContinuousClock.now - begin)
                rest = rest.dropFirst(chunk.count)
                limit = Int.max
            } catch let lost as Lost {
                throw lost
            } catch let failure as ItemFailure where failure.index > 0 {
                limit = failure.index
            } catch {
                try Task.checkCancellation()
                let failure = error as? ItemFailure
                guard failure != nil || chunk.count == 1 else {
                    // Which of them is to blame shows when each stands for itself.
                    limit = 1
                    continue
                }
                let end = rest.count == 1 ? end : first.event.position
                try await dispose(of: first, after: failure?.error ?? error, through: end)
                rest = rest.dropFirst()
                limit = Int.max
            }
        }
    }

    /// What a transaction has locked, others wait for: it takes up more only as long as it is short.
    private mutating func keepPace(after count: Int, in duration: Duration) {
        guard settings.kind != .projection, count >= pace else { return }
        if duration < .milliseconds(15) {
            pace = min(pace * 2, settings.batchSize)
        } else if duration > .milliseconds(50) {
            pace = max(1, pace / 2)
        }
    }

    /// Handles entries, sets those aside whose key is set aside, and moves the checkpoint, in one transaction.
    mutating func commit(_ entries: ArraySlice<Entry>, through end: GlobalPosition) async throws {
        let parked = entries.filter { parkedKeys.contains($0.key) }.map { entry in
            self.parked(entry, failure: nil, attempts: 0)
        }
        let handled = entries.indices.filter { !parkedKeys.contains(entries[$0].key) }
        let items = try handled.map { try entries[$0].item.get() }
        let (handling, observer) = (handling, observer)
        let partition = claim.checkpoint
        do {
            try await save(end) { transaction in
                if !items.isEmpty {
                    try await observer.handle(handled.map { entries[$0].event }, partition: partition) {
                        try await handling.handle(items, in: transaction)
                    }
                }
                let lot = ParkingLot(in: transaction.documents)
                for event in parked { try await lot.add(event) }
            }
            observer.handled(items.count)
        } catch let failure as ItemFailure {
            // Of the entries, not of those that were handled.
            throw ItemFailure(index: handled[failure.index] - entries.startIndex, error: failure.error)
        }
    }

    /// Does something and moves the checkpoint, in one transaction.
    ///
    /// - Throws: ``Lost`` where the partition is not this instance's any more.
    mutating func save(
        _ end: GlobalPosition,
        _ body: @Sendable (any StoreTransaction) async throws -> Void = { _ in }
    ) async throws {
        let (claim, saved) = (claim, saved)
        let isBeingBuilt = settings.kind == .projection && settings.isInline && !isBuilt
        /// Where the switch to the appends was not answered, it may have been done all the same, and leave the checkpoint where
        /// it was: from then on, who appends has written what would be written here again.
        @Sendable func refuseHandedOver(_ transaction: any StoreTransaction) async throws {
            guard isBeingBuilt else { return }
            let mark = try await BuiltMark.all(in: transaction.documents).get(claim.checkpoint)
            guard mark == nil else { throw Lost() }
        }
        do {
            _ = try await stores.commit(idleLimit: idleLimit) { transaction in
                // Before anything is written: an append has the checkpoint first and then the documents, and who has them the
                // other way round would wait for it in a circle.
                try await refuseHandedOver(transaction)
                try await body(transaction)
                try await transaction.checkpoints.save(
                    end,
                    for: claim.checkpoint,
                    expecting: saved,
                    fence: claim.fence
                )
                // A switch that was still on its way is done now, or not any more.
                try await refuseHandedOver(transaction)
            }
        } catch let error as CheckpointError where error.isLoss {
            throw Lost()
        }
        self.saved = end
        position = end
        monitor.advance(to: end)
    }

    /// Saves how far it has come over events that it had nothing to do for.
    mutating func flush() async throws {
        guard position > saved else { return }
        let end = position
        try await withStore { runner in try await runner.save(end) }
    }

    func parked(_ entry: Entry, failure: String?, attempts: Int) -> ParkedEvent {
        ParkedEvent(
            processor: settings.name,
            key: entry.key,
            event: entry.event,
            failure: failure,
            attempts: attempts,
            parkedAt: clock.now
        )
    }

    // MARK: The store

    /// Does something with the stores, again and again while they are out of reach.
    mutating func withStore(_ body: (inout Self) async throws -> Void) async throws {
        var pause = Duration.milliseconds(50)
        while true {
            do {
                return try await body(&self)
            } catch let lost as Lost {
                throw lost
            } catch {
                try Task.checkCancellation()
                if inbox.isDraining { throw Drained() }
                try await inbox.pause(for: pause * Double.random(in: 0.5...1))
                pause = min(pause * 2, .seconds(2))
            }
        }
    }

    /// The partition is another instance's.
    struct Lost: Error {}
    /// It was told to end while it had something before it.
    struct Drained: Error {}
}

extension CheckpointError {
    /// Whether it tells that the checkpoint is somebody else's, or somewhere else.
    var isLoss: Bool {
        switch self {
        case .fenced, .conflict: true
        default: false
        }
    }
}
