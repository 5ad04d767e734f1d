import Synchronization

/// What came first of two things that run at once: an end, or the end of patience.
private final class Outcome: Sendable {
    private enum State {
        case open
        case awaited(CheckedContinuation<Result<Void, any Error>?, Never>)
        case given(Result<Void, any Error>?)
    }

    private let state = Mutex(State.open)

    /// Gives the outcome, unless one was given before.
    func give(_ outcome: Result<Void, any Error>?) {
        let awaiting = state.withLock { state -> CheckedContinuation<Result<Void, any Error>?, Never>? in
            switch state {
            case .open:
                state = .given(outcome)
                return nil
            case .awaited(let continuation):
                state = .given(outcome)
                return continuation
            case .given: return nil
            }
        }
        awaiting?.resume(returning: outcome)
    }

    /// Waits for the outcome; one task does.
    func wait() async -> Result<Void, any Error>? {
        await withCheckedContinuation { continuation in
            let given = state.withLock { state -> Result<Void, any Error>?? in
                if case .given(let outcome) = state { return .some(outcome) }
                state = .awaited(continuation)
                return .none
            }
            if case .some(let outcome) = given { continuation.resume(returning: outcome) }
        }
    }
}

/// Does something that may never end, and gives how it ended; `nil` when it has not within a time.
///
/// The task is not a child: one that ignores its cancellation must not be waited for. To cancel the caller cancels it.
func outcome(
    within patience: Duration,
    of body: @escaping @Sendable () async throws -> Void
) async -> Result<Void, any Error>? {
    let outcome = Outcome()
    let work = Task { outcome.give(await .of(body)) }
    let watchdog = Task {
        // Cancelled once the outcome is there, and then to be heard no more.
        try await Task.sleep(for: patience)
        outcome.give(nil)
    }
    defer {
        watchdog.cancel()
        work.cancel()
    }
    return await withTaskCancellationHandler {
        await outcome.wait()
    } onCancel: {
        work.cancel()
    }
}
