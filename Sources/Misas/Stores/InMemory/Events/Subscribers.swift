/// The subscribers that have seen everything and wait for more.
///
/// An append wakes only those whose filter may match, found by the type of its events; with thousands that want other
/// types it costs a look-up for each event and nothing for each of them. Those left asleep are told how far the log has
/// come by one pass over them, debounced (see ``InMemoryCore``): a broadcast at each append would make every append
/// cost a wake-up of all.
struct Subscribers {
    private struct Waiting {
        let filter: EventFilter
        let continuation: CheckedContinuation<SubscriptionSignal, Never>
    }

    private var waiting: [Int: Waiting] = [:]
    private var byType: [String: Set<Int>] = [:]
    private var ofAnyType: Set<Int> = []
    private var lastID = 0
    private var isAdvancing = false

    var count: Int { waiting.count }

    /// A number for somebody who is about to wait.
    mutating func nextID() -> Int {
        lastID += 1
        return lastID
    }

    /// Lets somebody wait.
    mutating func insert(
        _ id: Int,
        filter: EventFilter,
        _ continuation: CheckedContinuation<SubscriptionSignal, Never>
    ) {
        waiting[id] = Waiting(filter: filter, continuation: continuation)
        if let types = filter.types {
            for type in types { byType[type, default: []].insert(id) }
        } else {
            ofAnyType.insert(id)
        }
    }

    /// Lets somebody wait no more, who may have gone on already.
    mutating func remove(_ id: Int) -> CheckedContinuation<SubscriptionSignal, Never>? {
        guard let removed = waiting.removeValue(forKey: id) else { return nil }
        for type in removed.filter.types ?? [] {
            byType[type]?.remove(id)
            if byType[type]?.isEmpty ?? false { byType[type] = nil }
        }
        ofAnyType.remove(id)
        return removed.continuation
    }

    /// Takes those out that want one of the events.
    mutating func take(wanting events: some Sequence<RecordedEvent>) -> WakeUps {
        var wakeUps = WakeUps()
        guard !waiting.isEmpty else { return wakeUps }
        for event in events {
            let candidates = (byType[event.type].map { Array($0) } ?? []) + ofAnyType
            for id in candidates where waiting[id]?.filter.matches(type: event.type, in: event.stream) ?? false {
                if let continuation = remove(id) { wakeUps.subscribers.append(continuation) }
            }
        }
        if !waiting.isEmpty && !isAdvancing {
            isAdvancing = true
            wakeUps.needsAdvance = true
        }
        return wakeUps
    }

    /// Takes all out, to be told how far the log has come.
    mutating func takeAll() -> WakeUps {
        defer {
            waiting = [:]
            byType = [:]
            ofAnyType = []
            isAdvancing = false
        }
        return WakeUps(subscribers: waiting.values.map(\.continuation))
    }
}
