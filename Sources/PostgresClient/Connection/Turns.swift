import Synchronization

/// Lets one task at a time in, in the order in which they came.
final class Turns: Sendable {
    private struct State {
        var isTaken = false
        var waiting: [(token: UInt64, continuation: CheckedContinuation<Bool, Never>)] = []
        var nextToken: UInt64 = 1
    }

    private let state = Mutex(State())

    /// Whether somebody has a turn.
    var isTaken: Bool { state.withLock { $0.isTaken } }

    /// Waits for its turn, which ``leave()`` ends.
    ///
    /// - Returns: False when the task was cancelled before: there is nothing to end then.
    nonisolated(nonsending) func enter() async -> Bool {
        let token: UInt64? = state.withLock { state in
            if !state.isTaken {
                state.isTaken = true
                return nil
            }
            defer { state.nextToken += 1 }
            return state.nextToken
        }
        guard let token else { return true }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isAtOnce = state.withLock { state in
                    if !state.isTaken {
                        state.isTaken = true
                        return true
                    }
                    state.waiting.append((token, continuation))
                    return false
                }
                if isAtOnce {
                    continuation.resume(returning: true)
                } else if Task.isCancelled {
                    giveUp(token)
                }
            }
        } onCancel: {
            giveUp(token)
        }
    }

    /// Ends a turn.
    func leave() {
        let next: CheckedContinuation<Bool, Never>? = state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.isTaken = false
                return nil
            }
            return state.waiting.removeFirst().continuation
        }
        next?.resume(returning: true)
    }

    private func giveUp(_ token: UInt64) {
        let continuation: CheckedContinuation<Bool, Never>? = state.withLock { state in
            guard let index = state.waiting.firstIndex(where: { $0.token == token }) else { return nil }
            return state.waiting.remove(at: index).continuation
        }
        continuation?.resume(returning: false)
    }
}
