internal import Synchronization

/// Whose turn it is to start what is due: one worker's, so that all that an instance starts is started in its order.
///
/// Who starts something that takes long loses its turn, and the next worker goes on.
final class Baton: Sendable {
    fileprivate struct State {
        var holder: Int?
        /// When the holder started what it is at; `nil` while it is at nothing.
        var startedAt: ContinuousClock.Instant?
        var waiting: [(worker: Int, continuation: CheckedContinuation<Bool, Never>)] = []
        var isClosed = false
    }

    private let patience: Duration
    private let state = Mutex(State())
    private let alarm = Alarm()

    init(patience: Duration) {
        self.patience = patience
    }

    /// Waits for the turn.
    ///
    /// - Returns: false where there is nothing to start any more.
    func take(_ worker: Int) async -> Bool {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer: Bool? = state.withLock { state in
                    if state.isClosed || Task.isCancelled { return false }
                    guard state.holder != nil else {
                        state.holder = worker
                        return true
                    }
                    state.waiting.append((worker, continuation))
                    return nil
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            let waiting = state.withLock { state in
                defer { state.waiting.removeAll { $0.worker == worker } }
                return state.waiting.first { $0.worker == worker }
            }
            waiting?.continuation.resume(returning: false)
        }
    }

    /// Notes that the holder starts something.
    func start(_ worker: Int) {
        state.withLock { if $0.holder == worker { $0.startedAt = .now } }
        alarm.ring()
    }

    /// Notes that what a worker started has ended.
    ///
    /// - Returns: whether it is still its turn.
    func end(_ worker: Int) -> Bool {
        state.withLock { state in
            guard state.holder == worker else { return false }
            state.startedAt = nil
            return true
        }
    }

    /// Gives the turn to the next, if the worker has it.
    func pass(_ worker: Int) {
        let next = state.withLock { state in state.holder == worker ? state.next() : nil }
        next?.resume(returning: true)
    }

    /// Lets all go who wait for the turn.
    func close() {
        let waiting = state.withLock { state in
            state.isClosed = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for (_, continuation) in waiting { continuation.resume(returning: false) }
        alarm.ring()
    }

    /// Takes the turn from who takes too long, until the task is cancelled.
    func watch() async {
        while !Task.isCancelled {
            let (startedAt, isClosed) = state.withLock { ($0.startedAt, $0.isClosed) }
            if isClosed, startedAt == nil { return }
            guard let startedAt else {
                await alarm.sleep(for: .seconds(3600))
                continue
            }
            let rest = startedAt + patience - .now
            if rest > .zero {
                try? await Task.sleep(for: rest)
                continue
            }
            let next = state.withLock { state in state.startedAt == startedAt ? state.next() : nil }
            next?.resume(returning: true)
        }
    }
}

extension Baton.State {
    /// Gives the turn to who has waited longest, or to nobody.
    fileprivate mutating func next() -> CheckedContinuation<Bool, Never>? {
        startedAt = nil
        guard !waiting.isEmpty else {
            holder = nil
            return nil
        }
        let (worker, continuation) = waiting.removeFirst()
        holder = worker
        return continuation
    }
}
