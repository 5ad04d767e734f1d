import Misas
import PostgresClient
import Synchronization

/// Wakes those who wait for predictions, in this program and in others.
///
/// Not in the transaction that schedules: there, PostgreSQL would take a lock of the whole cluster at commit. The store's
/// own connection tells it afterwards, once for all that was scheduled meanwhile. Who does not hear it looks by itself
/// now and then.
final class PredictionSignal: Sendable {
    /// How long others are told nothing after they were told something.
    private static let pause = Duration.milliseconds(20)

    private struct State {
        var listener: Task<Void, Never>?
        var hasNews = false
        var isTelling = false
        var isClosed = false
    }

    private let channel: String
    private let errands: PostgresPool
    /// Counts what is heard.
    private let heard = ChangeCount()
    private let state = Mutex(State())

    init(
        schema: PostgresSchema,
        errands: PostgresPool
    ) {
        channel = schema.channel + ":predictions"
        self.errands = errands
    }

    deinit {
        close()
    }

    /// Stops listening and telling.
    func close() {
        let listener = state.withLock { state in
            state.isClosed = true
            defer { state.listener = nil }
            return state.listener
        }
        listener?.cancel()
    }

    // MARK: Telling

    /// Tells everybody that there may be something to claim.
    func ring() {
        heard.ring()
        let begins = state.withLock { state in
            state.hasNews = true
            guard !state.isTelling, !state.isClosed else { return false }
            state.isTelling = true
            return true
        }
        if begins { Task { await self.tell() } }
    }

    private func tell() async {
        while takeNews() {
            await errands.tell("", on: channel)
            try? await Task.sleep(for: Self.pause)
        }
    }

    private func takeNews() -> Bool {
        state.withLock { state in
            let hasNews = state.hasNews && !state.isClosed
            state.hasNews = false
            state.isTelling = hasNews
            return hasNews
        }
    }

    // MARK: Hearing

    /// How often something was heard so far; from now on, other programs are heard too.
    func listen() -> UInt64 {
        state.withLock { state in
            if state.listener == nil, !state.isClosed {
                let events = PostgresListener(errands.configuration, channels: [channel])
                state.listener = Task { [heard] in
                    for await _ in events { heard.ring() }
                }
            }
        }
        return heard.value
    }

    /// Waits until something is heard since a count, at most for some time, or until the task is cancelled.
    func wait(
        since count: UInt64,
        atMost duration: Duration
    ) async {
        await heard.wait(since: count, atMost: duration)
    }
}
