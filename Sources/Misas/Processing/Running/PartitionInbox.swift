internal import Synchronization

/// What reaches the runner of a partition from outside: pages of events, and what it is told to do.
///
/// One page at a time: who has another waits until that one is taken.
final class PartitionInbox: Sendable {
    enum Message: Sendable {
        /// Some events, and how far the log was looked at.
        case page(EventPage)
        /// An operator wants something.
        case control
        /// Some time has passed.
        case tick
        /// It is to finish what it is at, and end.
        case drain
    }

    private struct State {
        var page: EventPage?
        var isControlDue = false
        var isTickDue = false
        var isDraining = false
        var taker: CheckedContinuation<Bool, Never>?
        var giver: CheckedContinuation<Void, Never>?
        var isGiverCancelled = false

        var hasMessage: Bool { page != nil || isControlDue || isTickDue || isDraining }

        /// Takes the most pressing message, and lets go who gave a page.
        mutating func take() -> (Message?, CheckedContinuation<Void, Never>?) {
            if isDraining { return (.drain, nil) }
            if isControlDue {
                isControlDue = false
                return (.control, nil)
            }
            if let page {
                self.page = nil
                defer { giver = nil }
                return (.page(page), giver)
            }
            guard isTickDue else { return (nil, nil) }
            isTickDue = false
            return (.tick, nil)
        }
    }

    private let state = Mutex(State())
    private let abandoned = AsyncStream<Never>.makeStream()

    // MARK: Telling

    func control() { tell { $0.isControlDue = true } }
    func tick() { tell { $0.isTickDue = true } }
    func drain() { tell { $0.isDraining = true } }

    /// Says that what is under way is to be rolled back, now.
    func abandon() { abandoned.continuation.finish() }

    /// Waits until it is abandoned, or the task is cancelled.
    func waitUntilAbandoned() async {
        for await _ in abandoned.stream {}
    }

    var isDraining: Bool { state.withLock { $0.isDraining } }

    private func tell(_ change: (inout State) -> Void) {
        let taker = state.withLock { state in
            change(&state)
            defer { state.taker = nil }
            return state.taker
        }
        // Whether there is something for it, it sees by itself.
        taker?.resume(returning: false)
    }

    /// Gives a page, and waits until it is taken, or the task is cancelled.
    func give(_ page: EventPage) async {
        tell { $0.page = page }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    guard state.page != nil, !state.isGiverCancelled else { return true }
                    state.giver = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            let giver = state.withLock { state in
                state.isGiverCancelled = true
                defer { state.giver = nil }
                return state.giver
            }
            giver?.resume()
        }
    }

    // MARK: Taking

    /// The next message, waiting for one; what is more pressing comes first.
    ///
    /// - Throws: `CancellationError`.
    func next() async throws -> Message {
        while true {
            try await wait { $0.hasMessage }
            let (message, giver) = state.withLock { $0.take() }
            giver?.resume()
            if let message { return message }
        }
    }

    /// Waits for some time, or until it is to end.
    ///
    /// - Throws: `CancellationError`.
    func pause(for duration: Duration) async throws {
        let deadline = ContinuousClock.now + duration
        let timer = Task { [weak self] in
            try await Task.sleep(until: deadline, clock: .continuous)
            self?.tell { _ in }
        }
        defer { timer.cancel() }
        try await wait { $0.isDraining || ContinuousClock.now >= deadline }
    }

    /// Waits for an operator, or until it is to end: for who has stopped.
    ///
    /// - Throws: `CancellationError`.
    func waitForControl() async throws {
        try await wait { $0.isDraining || $0.isControlDue }
        state.withLock { $0.isControlDue = false }
    }

    /// Waits until something is so.
    private func wait(until isSo: @Sendable (borrowing State) -> Bool) async throws {
        var isOver = false
        while !isOver {
            try Task.checkCancellation()
            isOver = await withTaskCancellationHandler {
                await withCheckedContinuation { (continuation: CheckedContinuation<Bool, Never>) in
                    let answer: Bool? = state.withLock { state in
                        if isSo(state) { return true }
                        if Task.isCancelled { return false }
                        state.taker = continuation
                        return nil
                    }
                    if let answer { continuation.resume(returning: answer) }
                }
            } onCancel: {
                let taker = state.withLock { state in
                    defer { state.taker = nil }
                    return state.taker
                }
                taker?.resume(returning: false)
            }
        }
    }
}
