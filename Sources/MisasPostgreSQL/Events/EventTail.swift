import Misas
import PostgresClient
import Synchronization

/// The end of the global order, watched once for all subscribers of the process.
///
/// As long as somebody waits, one task looks how far the events are committed: when this process has appended, when
/// another has said so, and every few seconds whatever happens. What is new it reads once, keeps the latest for all who follow
/// closely, and wakes those for whom there is something.
final class EventTail: Sendable {
    /// How many events are kept.
    private static let capacity = 4_096
    /// How often the database is asked while nobody says that there is something new.
    private static let pollInterval = Duration.seconds(10)
    /// How much time lies between two looks at least: what is recorded meanwhile is seen by one.
    ///
    /// Where somebody appends all the time, each look takes from what the database can do for others.
    private static let spacing = Duration.milliseconds(5)
    /// How long to wait for a writer that is still under way, at first and at most.
    private static let patience = (first: Duration.milliseconds(1), most: Duration.milliseconds(50))
    /// How often those are told for whom there was nothing.
    private static let advanceInterval = Duration.milliseconds(100)
    /// How long the tail is watched after the last subscriber has left.
    private static let lingering = Duration.seconds(5)

    fileprivate struct Waiter {
        let cursor: Int64
        let filter: EventFilter
        let continuation: CheckedContinuation<Bool, Never>
    }

    fileprivate struct State {
        var waiters: [UInt64: Waiter] = [:]
        var nextToken: UInt64 = 1
        var isWatching = false
        var isClosed = false
        /// The events behind `start` and up to `end` that `filter` lets through.
        var recent: [RecordedEvent] = []
        var start: Int64 = 0
        var end: Int64 = 0
        var filter: EventFilter?
        /// Whether somebody waits for what the filter leaves out.
        var isFilterStale = false
        /// Whether the next look comes soon, whatever happens.
        var looksSoon = false
        /// The highest position that this process knows to be taken.
        var appended: Int64 = 0
        var lastAdvance = ContinuousClock.now
    }

    private let database: PostgresDatabase
    private let reader: EventReader
    private let alarm = Alarm()
    private let notifier: PositionNotifier
    private let state = Mutex(State())
    private let watching = Mutex<Task<Void, Never>?>(nil)

    init(_ database: PostgresDatabase, reader: EventReader) {
        self.database = database
        self.reader = reader
        notifier = PositionNotifier(database)
    }

    /// Says that this process has committed events up to a position.
    ///
    /// What nobody waits for is not looked at right away.
    ///
    /// - Parameter appends: What was committed; `nil` where it is not known.
    func appended(_ appends: [StreamAppend]?, through position: GlobalPosition) {
        let rings = state.withLock { state in
            state.appended = max(state.appended, position.rawValue)
            return state.isWatching && (!state.looksSoon || state.isWanted(appends))
        }
        if rings { alarm.ring() }
        notifier.notify(position.rawValue)
    }

    /// Says that another process has committed events up to a position.
    private func heard(_ payload: String) {
        guard let position = notifier.positionOfAnother(in: payload) else { return }
        state.withLock { $0.appended = max($0.appended, position) }
        alarm.ring()
    }

    /// What follows a position, if it is at hand; `nil` where it has to be read from the database.
    func page(behind cursor: Int64, filter: EventFilter, count: Int) -> EventPage? {
        state.withLock { state in
            guard cursor >= state.start, cursor < state.end, state.filter.map({ $0.covers(filter) }) ?? false else {
                return nil
            }
            var events: [RecordedEvent] = []
            for event in state.recent[state.index(behind: cursor)...]
            where filter.matches(type: event.type, in: event.stream) {
                events.append(event)
                if events.count == count {
                    return EventPage(events: events, cursor: event.position.rawValue, isAtEnd: false)
                }
            }
            return EventPage(events: events, cursor: state.end, isAtEnd: true)
        }
    }

    /// Waits until there is something behind a position.
    ///
    /// - Returns: False when the task was cancelled, or the stores were closed.
    func wait(behind cursor: Int64, filter: EventFilter) async -> Bool {
        let token = state.withLock { state in
            defer { state.nextToken += 1 }
            return state.nextToken
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let (answer, starts): (Bool?, Bool) = state.withLock { state in
                    if Task.isCancelled || state.isClosed { return (false, false) }
                    if state.isWatching, state.end > cursor { return (true, false) }
                    state.waiters[token] = Waiter(cursor: cursor, filter: filter, continuation: continuation)
                    if !(state.filter?.covers(filter) ?? false) { state.isFilterStale = true }
                    defer { state.isWatching = true }
                    return (nil, !state.isWatching)
                }
                if let answer { continuation.resume(returning: answer) }
                if starts { start() }
            }
        } onCancel: {
            let waiter = state.withLock { $0.waiters.removeValue(forKey: token) }
            waiter?.continuation.resume(returning: false)
        }
    }

    /// Stops watching, and lets go who waits.
    func close() async {
        let waiters = state.withLock { state in
            state.isClosed = true
            defer { state.waiters = [:] }
            return Array(state.waiters.values)
        }
        for waiter in waiters { waiter.continuation.resume(returning: false) }
        let task = watching.withLock { $0 }
        task?.cancel()
        await task?.value
        notifier.close()
    }

    // MARK: Watching

    private func start() {
        watching.withLock { task in
            task = Task {
                await withTaskGroup(of: Void.self) { group in
                    group.addTask { await self.listen() }
                    await self.watch()
                    group.cancelAll()
                }
            }
        }
    }

    private func listen() async {
        for await event in PostgresListener(database.pool.configuration, channels: [database.schema.channel]) {
            switch event {
            case .connected: alarm.ring()
            case .notification(let notification): heard(notification.payload)
            }
        }
    }

    private func watch() async {
        var patience = Self.patience.first
        var idleSince = ContinuousClock.now
        var lastLook = ContinuousClock.now - Self.spacing
        while !Task.isCancelled {
            // Ends early only when the task is cancelled.
            try? await Task.sleep(until: lastLook + Self.spacing, clock: .continuous)
            lastLook = .now
            var pause = Self.pollInterval
            let before = state.withLock { state in
                state.looksSoon = true
                return state.end
            }
            do throws(PostgresError) {
                let mark = try await reader.watermark()
                try await advance(to: mark)
                if state.withLock({ $0.appended }) > mark {
                    // Somebody before is still under way.
                    pause = patience
                    patience = min(patience * 2, Self.patience.most)
                } else {
                    patience = Self.patience.first
                }
            } catch {
                // The database is away: the next look is as good as any other. Subscribers wait meanwhile.
            }
            let isNeeded = state.withLock { state in
                if !state.waiters.isEmpty { idleSince = .now }
                guard ContinuousClock.now - idleSince > Self.lingering else { return true }
                state.isWatching = false
                return false
            }
            guard isNeeded else { return }
            if let due = advanceDue() { pause = min(pause, due) }
            // As long as there is something new, whoever waits for none of it hears of it soon.
            let looksSoon = state.withLock { state in
                state.looksSoon = state.end > before || state.appended > state.end
                return state.looksSoon
            }
            if looksSoon { pause = min(pause, Self.advanceInterval) }
            await alarm.sleep(for: pause)
        }
    }

    /// Reads what is new, and wakes whom it concerns.
    private func advance(to mark: Int64) async throws(PostgresError) {
        let (start, filter): (Int64, EventFilter?) = state.withLock { state in
            state.prepare()
            if state.filter == nil || state.end == 0 { state.restart(at: mark) }
            return (state.end, state.filter)
        }
        var cursor = start
        while cursor < mark {
            guard let filter else {
                state.withLock { $0.restart(at: mark) }
                break
            }
            let events = try await reader.events(
                after: cursor,
                through: mark,
                filter: filter,
                limit: StoreLimits.pageSize
            )
            let end = events.count == StoreLimits.pageSize ? events.last?.position.rawValue ?? mark : mark
            state.withLock { $0.add(events, through: end, capacity: Self.capacity) }
            cursor = end
        }
        wake()
    }

    private func wake() {
        let woken = state.withLock { state -> [Waiter] in
            let tellsAll = ContinuousClock.now - state.lastAdvance >= Self.advanceInterval
            if tellsAll { state.lastAdvance = .now }
            let tokens = state.waiters.filter { state.hasSomething(for: $0.value, tellsAll: tellsAll) }.map(\.key)
            return tokens.compactMap { state.waiters.removeValue(forKey: $0) }
        }
        for waiter in woken { waiter.continuation.resume(returning: true) }
    }

    /// When those are to be told for whom there was nothing; `nil` when all are told.
    private func advanceDue() -> Duration? {
        state.withLock { state in
            guard state.waiters.values.contains(where: { $0.cursor < state.end }) else { return nil }
            return max(.milliseconds(1), Self.advanceInterval - (ContinuousClock.now - state.lastAdvance))
        }
    }
}

extension EventTail.State {
    /// Sees to it that what is read is what those want who wait.
    fileprivate mutating func prepare() {
        isFilterStale = false
        var wanted: EventFilter?
        for waiter in waiters.values { wanted = wanted.map { $0.union(waiter.filter) } ?? waiter.filter }
        guard let wanted else { return }
        if filter.map({ $0.covers(wanted) }) ?? false { return }
        filter = filter.map { $0.union(wanted) } ?? wanted
        // What was kept so far lacks what is wanted now.
        restart(at: end)
    }

    /// Whether somebody may wait for one of these events.
    fileprivate func isWanted(_ appends: [StreamAppend]?) -> Bool {
        guard let appends, let filter, !isFilterStale else { return true }
        return appends.contains { append in
            append.events.contains { filter.matches(type: $0.type, in: append.stream) }
        }
    }

    fileprivate mutating func restart(at position: Int64) {
        recent = []
        start = position
        end = position
    }

    fileprivate mutating func add(_ events: [RecordedEvent], through position: Int64, capacity: Int) {
        recent += events
        end = position
        guard recent.count > capacity else { return }
        let surplus = recent.count - capacity / 2
        start = recent[surplus - 1].position.rawValue
        recent.removeFirst(surplus)
    }

    fileprivate func index(behind cursor: Int64) -> Int {
        var low = 0
        var high = recent.count
        while low < high {
            let middle = (low + high) / 2
            if recent[middle].position.rawValue <= cursor { low = middle + 1 } else { high = middle }
        }
        return low
    }

    fileprivate func hasSomething(for waiter: EventTail.Waiter, tellsAll: Bool) -> Bool {
        guard waiter.cursor < end else { return false }
        if tellsAll || waiter.cursor < start { return true }
        return recent[index(behind: waiter.cursor)...].contains { waiter.filter.matches(type: $0.type, in: $0.stream) }
    }
}
