/// The subscribers that have seen everything and wait for more.
///
/// An append wakes only those whose filter may match, found by the type and the category of its events; with thousands
/// that want others it costs some look-ups for each event and nothing for each of them. Those left asleep are told how
/// far the log has come by one pass over them, debounced (see ``InMemoryCore``): a broadcast at each append would make
/// every append cost a wake-up of all.
struct Subscribers {
    private struct Waiting {
        let filter: EventFilter
        let continuation: CheckedContinuation<SubscriptionSignal, Never>

        /// Under what the subscriber is found: one of these is among an event's if the filter matches it.
        var interests: [Interest] {
            if let types = filter.types { return types.map(Interest.type) }
            if case .categories(let categories) = filter.streams {
                return categories.map { .category(ExactText($0)) }
            }
            return [.anything]
        }
    }

    private enum Interest: Hashable {
        case type(String)
        case category(ExactText)
        case anything

        static func all(of event: RecordedEvent) -> [Interest] {
            [.type(event.type), .category(ExactText(String(event.stream.category))), .anything]
        }
    }

    private var waiting: [Int: Waiting] = [:]
    private var index: [Interest: Set<Int>] = [:]
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
        let inserted = Waiting(filter: filter, continuation: continuation)
        waiting[id] = inserted
        for interest in inserted.interests { index[interest, default: []].insert(id) }
    }

    /// Lets somebody wait no more, who may have gone on already.
    mutating func remove(_ id: Int) -> CheckedContinuation<SubscriptionSignal, Never>? {
        guard let removed = waiting.removeValue(forKey: id) else { return nil }
        for interest in removed.interests {
            index[interest]?.remove(id)
            if index[interest]?.isEmpty ?? false { index[interest] = nil }
        }
        return removed.continuation
    }

    /// Takes those out that want one of the events.
    mutating func take(wanting events: some Sequence<RecordedEvent>) -> WakeUps {
        var wakeUps = WakeUps()
        for event in events {
            guard !waiting.isEmpty else { return wakeUps }
            for interest in Interest.all(of: event) {
                for id in index[interest] ?? [] {
                    guard waiting[id]?.filter.matches(type: event.type, in: event.stream) ?? false,
                        let continuation = remove(id)
                    else { continue }
                    wakeUps.subscribers.append(continuation)
                }
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
            index = [:]
            isAdvancing = false
        }
        return WakeUps(subscribers: waiting.values.map(\.continuation))
    }
}
