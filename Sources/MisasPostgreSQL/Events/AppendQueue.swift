import Misas
import PostgresClient
import Synchronization

/// Puts the appends that tasks send at the same time into shared transactions.
///
/// To commit is what an append costs most, and one commit can do for many. So at most a few transactions are under way, and
/// what comes meanwhile waits to go along in the next: alone there is no wait, under load there are fewer commits. Each
/// append keeps its own verdict: a conflict fails one append.
final class AppendQueue: Sendable {
    /// How much one transaction takes along at most.
    private enum Bound {
        static let requests = 200
        static let events = 2_000
        static let bytes = 4 << 20
    }

    private struct Entry {
        let token: UInt64
        let request: AppendRequest
        let continuation: CheckedContinuation<AppendOutcome, Never>
    }

    private struct State {
        var waiting: [Entry] = []
        var writers = 0
        var nextToken: UInt64 = 1
    }

    private let pool: PostgresPool
    private let sql: EventSQL
    private let maximumWriters: Int
    private let state = Mutex(State())

    init(_ pool: PostgresPool, sql: EventSQL, writers: Int) {
        self.pool = pool
        self.sql = sql
        maximumWriters = max(1, writers)
    }

    /// Sends an append, with others or alone.
    ///
    /// A task that is cancelled before its append was sent gives it up.
    func append(_ request: AppendRequest) async -> AppendOutcome {
        let token = state.withLock { state in
            defer { state.nextToken += 1 }
            return state.nextToken
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let startsWriter = state.withLock { state in
                    state.waiting.append(Entry(token: token, request: request, continuation: continuation))
                    guard state.writers < maximumWriters else { return false }
                    state.writers += 1
                    return true
                }
                // A task of its own: it also writes for others, who do not fail when this one is cancelled.
                if startsWriter { Task { await self.write() } }
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

    /// Writes until nobody waits.
    private func write() async {
        while true {
            let entries = state.withLock { state in
                let taken = Self.take(&state.waiting)
                if taken.isEmpty { state.writers -= 1 }
                return taken
            }
            guard !entries.isEmpty else { return }
            let outcomes = await send(entries.map(\.request))
            for (entry, outcome) in zip(entries, outcomes) { entry.continuation.resume(returning: outcome) }
        }
    }

    /// Takes the next that can go together: in order, each stream once, an append to several streams alone.
    private static func take(_ waiting: inout [Entry]) -> [Entry] {
        guard let first = waiting.first else { return [] }
        if first.request.appends.count != 1 {
            waiting.removeFirst()
            return [first]
        }
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
            let fits =
                taken.isEmpty
                || events + request.eventCount <= Bound.events && bytes + request.byteCount <= Bound.bytes
            if fits, request.appends.count == 1, streams.insert(request.appends[0].stream).inserted {
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

    private func send(_ requests: [AppendRequest]) async -> [AppendOutcome] {
        let batch = AppendBatch(requests)
        do throws(PostgresError) {
            return try batch.outcomes(try await pool.execute(batch.statement(sql)))
        } catch {
            if error.isKnownEvent { return requests.map { _ in .hasKnownEvents } }
            // Two that locked streams in other transactions as well may have waited for each other; nothing is stored.
            if error.isTransient { return await send(requests) }
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
