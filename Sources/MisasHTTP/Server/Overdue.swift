internal import Synchronization

/// Cancels the task that handles a connection, where a request on it takes too long.
final class Overdue: Sendable {
    private enum State {
        case waiting(Task<Void, Never>?)
        case cancelled
    }

    private let state = Mutex(State.waiting(nil))

    /// Says which task it is.
    func cancels(_ task: Task<Void, Never>) {
        let isLate = state.withLock { state in
            guard case .waiting = state else { return true }
            state = .waiting(task)
            return false
        }
        if isLate { task.cancel() }
    }

    /// Cancels it.
    func cancel() {
        let task = state.withLock { state -> Task<Void, Never>? in
            guard case .waiting(let task) = state else { return nil }
            state = .cancelled
            return task
        }
        task?.cancel()
    }
}
