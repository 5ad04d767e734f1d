internal import Misas
internal import Synchronization

/// Where telemetry waits until it is sent: bounded, and never in the way of the work.
final class BatchQueue<Item: Sendable>: Sendable {
    private struct State {
        var items: [Item] = []
        var isHurried = false
        var isClosed = false
        var counts = OTLPStatistics.Counts()
    }

    private let batching: OTLPConfiguration.Batching
    private let state = Mutex(State())
    private let alarm = Alarm()
    /// How much waits, for who looks without the lock.
    private let waiting = Atomic<Int>(0)
    /// How much was not made for want of room.
    private let unmade = Atomic<Int>(0)

    init(_ batching: OTLPConfiguration.Batching) {
        self.batching = batching
    }

    /// Whether there is room, as of now; what is not made for want of it is counted as dropped.
    var hasRoom: Bool {
        if waiting.load(ordering: .relaxed) < batching.queueSize { return true }
        unmade.wrappingAdd(1, ordering: .relaxed)
        return false
    }

    /// Adds an item; drops and counts it where there is no room.
    func add(_ item: Item) {
        let isFull = state.withLock { state in
            guard state.items.count < batching.queueSize else {
                state.counts.droppedFull += 1
                return false
            }
            state.items.append(item)
            waiting.store(state.items.count, ordering: .relaxed)
            return state.items.count == batching.batchSize
        }
        if isFull { alarm.ring() }
    }

    /// Has what waits sent soon.
    func hurry() {
        state.withLock { $0.isHurried = true }
        alarm.ring()
    }

    /// Lets whoever sends come to an end.
    func close() {
        state.withLock { $0.isClosed = true }
        alarm.ring()
    }

    /// Whether nothing is waited for any more.
    var isClosed: Bool { state.withLock { $0.isClosed } }

    /// Waits until there is enough for a batch, or something has waited long enough, or somebody hurries.
    func waitForBatch() async {
        let isReady = state.withLock { $0.isHurried || $0.isClosed || $0.items.count >= batching.batchSize }
        if !isReady { await alarm.sleep(for: batching.delay) }
    }

    /// Takes what is sent at once.
    func take() -> [Item] {
        state.withLock { state in
            let batch = Array(state.items.prefix(batching.batchSize))
            state.items.removeFirst(batch.count)
            waiting.store(state.items.count, ordering: .relaxed)
            if state.items.isEmpty { state.isHurried = false }
            return batch
        }
    }

    /// Takes all that waits.
    func takeAll() -> [Item] {
        state.withLock { state in
            defer { state.items = [] }
            waiting.store(0, ordering: .relaxed)
            return state.items
        }
    }

    /// Counts what has become of items.
    func count(_ change: (inout OTLPStatistics.Counts) -> Void) {
        state.withLock { change(&$0.counts) }
    }

    /// What has become of items so far.
    var counts: OTLPStatistics.Counts {
        state.withLock { state in
            var counts = state.counts
            counts.waiting = state.items.count
            counts.droppedFull += unmade.load(ordering: .relaxed)
            return counts
        }
    }
}
