internal import Synchronization

/// Counts what happens, so that tasks can wait until more has.
package final class ChangeCount: Sendable {
    private struct State {
        var value: UInt64 = 0
        var waiting: [UInt64: CheckedContinuation<Void, Never>] = [:]
        var nextToken: UInt64 = 0
    }

    private let state = Mutex(State())

    package init() {}

    /// How often something has happened.
    package var value: UInt64 { state.withLock { $0.value } }

    /// Says that something has happened, to all who wait.
    package func ring() {
        let waiting = state.withLock { state in
            state.value += 1
            defer { state.waiting = [:] }
            return state.waiting
        }
        for continuation in waiting.values { continuation.resume() }
    }

    /// Waits until something has happened since a count, at most for some time, or until the task is cancelled.
    package func wait(
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
                    guard state.value == count, !Task.isCancelled else { return true }
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

    private func end(_ token: UInt64) {
        state.withLock { $0.waiting.removeValue(forKey: token) }?.resume()
    }
}
