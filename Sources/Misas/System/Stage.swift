internal import Synchronization

/// What has become of the parts that run.
final class Stage: Sendable {
    private struct State {
        var entryPoints: Int
        var failure: (name: String, error: any Error)?
        var cancelled: [String] = []
    }

    private let state: Mutex<State>
    private let end = AsyncStream<Never>.makeStream()

    init(entryPoints: Int) {
        state = Mutex(State(entryPoints: entryPoints))
    }

    /// Notes that a part has ended by itself, or was stopped.
    func ended(_ part: RunningPart) {
        guard part.isEntryPoint else { return }
        let isLast = state.withLock { state in
            state.entryPoints -= 1
            return state.entryPoints == 0
        }
        if isLast { end.continuation.finish() }
    }

    /// Notes that a part has failed.
    func failed(_ part: RunningPart, _ error: any Error) {
        state.withLock { state in
            if state.failure == nil { state.failure = (part.name, error) }
        }
    }

    /// Notes that a part has not stopped by itself.
    func cancelled(_ part: RunningPart) {
        state.withLock { $0.cancelled.append(part.name) }
    }

    /// Waits until all entry points have ended, or the task is cancelled.
    func waitForEnd() async {
        for await _ in end.stream {}
    }

    /// What went wrong first.
    var failure: EntryPointError? {
        state.withLock { state in
            if let failure = state.failure { return .failed(failure.name, underlying: failure.error) }
            return state.cancelled.isEmpty ? nil : .cancelled(state.cancelled)
        }
    }
}
