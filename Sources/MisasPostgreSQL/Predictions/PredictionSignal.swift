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
        /// How often something was heard.
        var count: UInt64 = 0
        var waiting: [UInt64: CheckedContinuation<Void, Never>] = [:]
        var nextToken: UInt64 = 0
        var listener: Task<Void, Never>?
        var hasNews = false
        var isTelling = false
        var isClosed = false
    }

    private let channel: String
    private let errands: PostgresPool
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
        hear()
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
                state.listener = Task { [weak self] in
                    for await _ in events { self?.hear() }
                }
            }
            return state.count
        }
    }

    /// Waits until something is heard since a count, at most for some time, or until the task is cancelled.
    func wait(
        since count: UInt64,
        atMost duration: Duration
    ) async {
        let token = state.withLock { state in
            state.nextToken += 1
            return state.nextToken
        }
        let timer = Task {
            try await Task.sleep(for: duration)
            end(token)
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    // A cancellation is either seen here, or finds the waiting one.
                    guard state.count == count, !Task.isCancelled else { return true }
                    state.waiting[token] = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            end(token)
        }
        timer.cancel()
    }

    private func hear() {
        let waiting = state.withLock { state in
            state.count += 1
            defer { state.waiting = [:] }
            return state.waiting
        }
        for continuation in waiting.values { continuation.resume() }
    }

    private func end(_ token: UInt64) {
        state.withLock { $0.waiting.removeValue(forKey: token) }?.resume()
    }
}
