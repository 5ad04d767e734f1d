import Misas
import PostgresClient
import Synchronization

/// Puts the appends that tasks send at the same time into shared transactions.
///
/// To commit is what an append costs most, and one commit can do for many. So one transaction is under way, as a rule, and
/// what comes meanwhile waits to go along in the next: alone there is no wait, under load there are fewer commits. When it
/// takes long, because the disk does or somebody holds a stream, or so many wait that it is worth it, another one is begun.
/// Each append keeps its own verdict: a conflict fails one append.
final class AppendQueue: Sendable {
    /// How much one transaction takes along at most.
    ///
    /// So much that to commit costs little beside it; what is more is written by others at the same time.
    private enum Bound {
        static let requests = 200
        static let events = 200
        static let bytes = 4 << 20
    }

    /// So much is worth a transaction, and is sent without looking whether more is about to come.
    private enum Worthwhile {
        static let requests = 16
        static let events = 100
    }
    /// How often what the database gave up for the sake of another transaction is sent.
    private static let attempts = 10
    /// When a transaction takes long.
    private static let patience = Duration.milliseconds(3)

    private struct Entry {
        let token: UInt64
        let request: AppendRequest
        /// Whether it takes no others along, and goes along with none.
        let isAlone: Bool
        let continuation: CheckedContinuation<AppendOutcome, Never>

        var streams: [StreamName] { request.appends.map(\.stream) }
    }

    /// What goes along in one transaction.
    private struct Flight {
        let token: UInt64
        let entries: [Entry]
    }

    private struct State {
        var waiting: [Entry] = []
        /// The streams that transactions under way write to: who wants to write to one of them has to wait for it anyway,
        /// and would have others wait along.
        var busy: Set<StreamName> = []
        /// When each of the transactions under way began.
        var flights: [UInt64: ContinuousClock.Instant] = [:]
        /// Whether those who were just answered get the chance to send something else before the next transaction.
        var isGathering = false
        var nextToken: UInt64 = 1

        /// Whether what waits is worth a transaction.
        var isWorthwhile: Bool {
            waiting.count >= Worthwhile.requests
                || waiting.reduce(0) { $0 + $1.request.eventCount } >= Worthwhile.events
        }
    }

    private let pool: PostgresPool
    private let sql: EventSQL
    private let maximum: Int
    private let state = Mutex(State())

    init(_ pool: PostgresPool, sql: EventSQL, transactions: Int) {
        self.pool = pool
        self.sql = sql
        maximum = max(1, transactions)
    }

    /// Sends an append, with others or alone.
    ///
    /// A task that is cancelled before its append was sent gives it up.
    ///
    /// - Parameters:
    ///   - request: the append; one to several streams is sent alone.
    ///   - alone: whether it is sent alone in any case, so that what becomes of it is not for others' sake.
    func append(_ request: AppendRequest, alone: Bool = false) async -> AppendOutcome {
        let isAlone = alone || request.appends.count != 1
        let token = state.withLock { Self.token(&$0) }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let flight = state.withLock { state in
                    state.waiting.append(
                        Entry(token: token, request: request, isAlone: isAlone, continuation: continuation)
                    )
                    return mayBegin(state) ? Self.begin(&state) : nil
                }
                if let flight { depart(flight) }
                if Task.isCancelled { giveUp(token) }
            }
        } onCancel: {
            giveUp(token)
        }
    }

    private func giveUp(_ token: UInt64) {
        let entry: Entry? = state.withLock { state in
            guard let index = state.waiting.firstIndex(where: { $0.token == token }) else { return nil }
            return state.waiting.remove(at: index)
        }
        entry?.continuation.resume(returning: .failed(.database(.cancelled)))
    }

    private static func token(_ state: inout State) -> UInt64 {
        defer { state.nextToken += 1 }
        return state.nextToken
    }

    // MARK: Transactions

    /// Whether a transaction is to begin now that something waits.
    private func mayBegin(_ state: State) -> Bool {
        if state.isGathering { return state.isWorthwhile }
        if state.flights.isEmpty { return true }
        guard state.flights.count < maximum else { return false }
        if state.isWorthwhile { return true }
        let now = ContinuousClock.now
        return state.flights.values.allSatisfy { $0 + Self.patience < now }
    }

    private static func begin(_ state: inout State) -> Flight? {
        state.isGathering = false
        let entries = take(&state.waiting, whileBusy: state.busy)
        guard !entries.isEmpty else { return nil }
        let token = token(&state)
        state.flights[token] = .now
        for entry in entries { state.busy.formUnion(entry.streams) }
        return Flight(token: token, entries: entries)
    }

    /// Writes, and lets what waits then go next.
    private func fly(_ flight: Flight) async {
        let outcomes = await send(flight.entries.map(\.request))
        let begun = state.withLock { end(flight, &$0) }
        // Before the answers are given: the database need not wait for that.
        for next in begun { depart(next) }
        for (entry, outcome) in zip(flight.entries, outcomes) { entry.continuation.resume(returning: outcome) }
        guard begun.isEmpty else { return }
        // Those who were answered come first: they are ready to run, and may send something that can go along.
        await Task.yield()
        if let gathered = state.withLock({ $0.isGathering ? Self.begin(&$0) : nil }) { depart(gathered) }
    }

    /// What comes after a transaction: others, unless more is to be gathered for them.
    private func end(_ flight: Flight, _ state: inout State) -> [Flight] {
        state.flights[flight.token] = nil
        for entry in flight.entries { state.busy.subtract(entry.streams) }
        if flight.entries.count > 1, state.flights.isEmpty, !state.isWorthwhile {
            state.isGathering = true
            return []
        }
        var begun: [Flight] = []
        repeat {
            guard let next = Self.begin(&state) else { break }
            begun.append(next)
        } while mayBegin(state)
        return begun
    }

    /// Begins a transaction.
    ///
    /// In a task of its own: it also writes for others, who do not fail when the one that begins it is cancelled. That
    /// starts on this thread, and so without a detour.
    private func depart(_ flight: Flight) {
        Task.immediate { await self.fly(flight) }
    }

    /// Takes the next that can go together: in order, each stream once and none that is busy, and what is to go alone
    /// alone.
    private static func take(_ waiting: inout [Entry], whileBusy busy: Set<StreamName>) -> [Entry] {
        var taken: [Entry] = []
        var left: [Entry] = []
        var streams: Set<StreamName> = []
        var events = 0
        var bytes = 0
        var index = 0
        while index < waiting.count, taken.count < Bound.requests {
            let entry = waiting[index]
            index += 1
            let request = entry.request
            if taken.isEmpty, entry.isAlone, busy.isDisjoint(with: entry.streams) {
                taken = [entry]
                break
            }
            let fits =
                taken.isEmpty
                || events + request.eventCount <= Bound.events && bytes + request.byteCount <= Bound.bytes
            if fits, !entry.isAlone, !busy.contains(request.appends[0].stream),
                streams.insert(request.appends[0].stream).inserted
            {
                taken.append(entry)
                events += request.eventCount
                bytes += request.byteCount
            } else {
                left.append(entry)
            }
        }
        waiting = left + waiting[index...]
        return taken
    }

    private func send(
        _ requests: [AppendRequest],
        attempt: Int = 1
    ) async -> [AppendOutcome] {
        let batch = AppendBatch(requests)
        do throws(PostgresError) {
            return try batch.outcomes(try await pool.execute(batch.statement(sql)))
        } catch {
            if error.isKnownEvent { return requests.map { _ in .hasKnownEvents } }
            // Two that locked streams in other transactions as well may have waited for each other; nothing is stored.
            if error.isTransient, attempt < Self.attempts { return await send(requests, attempt: attempt + 1) }
            return requests.map { _ in .failed(.database(error)) }
        }
    }
}

extension PostgresError {
    /// Whether an event was to be stored whose id is known.
    var isKnownEvent: Bool {
        if case .server(let error) = self {
            error.sqlState == .uniqueViolation && error.constraint == "events_id"
        } else {
            false
        }
    }
}
