internal import Synchronization

/// Lets one task sleep until something happens, or some time has passed.
package final class Alarm: Sendable {
    fileprivate struct State {
        var isRung = false
        var sleeper: (token: UInt64, continuation: CheckedContinuation<Void, Never>)?
        var nextToken: UInt64 = 1
    }

    private let state = Mutex(State())

    package init() {}

    /// Wakes the sleeper; when nobody sleeps, the next who would does not.
    package func ring() {
        let sleeper = state.withLock { state -> CheckedContinuation<Void, Never>? in
            let sleeper = state.take()
            state.isRung = sleeper == nil
            return sleeper
        }
        sleeper?.resume()
    }

    /// Sleeps until the alarm rings, at most for some time, or until the task is cancelled.
    package func sleep(for duration: Duration) async {
        let token = state.withLock { state in
            defer { state.nextToken += 1 }
            return state.nextToken
        }
        let timer = Task {
            try await Task.sleep(for: duration)
            end(token)
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isRung = state.withLock { state in
                    if state.isRung || Task.isCancelled {
                        state.isRung = false
                        return true
                    }
                    state.sleeper = (token, continuation)
                    return false
                }
                if isRung { continuation.resume() }
            }
        } onCancel: {
            end(token)
        }
        timer.cancel()
    }

    private func end(_ token: UInt64) {
        let sleeper = state.withLock { state -> CheckedContinuation<Void, Never>? in
            state.sleeper?.token == token ? state.take() : nil
        }
        sleeper?.resume()
    }
}

extension Alarm.State {
    fileprivate mutating func take() -> CheckedContinuation<Void, Never>? {
        defer { sleeper = nil }
        return sleeper?.continuation
    }
}
