import Synchronization

/// Lets a number of tasks go on at once, when all have come.
package final class Gate: Sendable {
    fileprivate struct State {
        var missing: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>

    package init(_ count: Int) {
        state = Mutex(State(missing: count))
    }

    /// Waits for the others.
    package func pass() async {
        await withCheckedContinuation { continuation in
            let released = state.withLock { state in
                state.missing -= 1
                state.waiting.append(continuation)
                return state.missing <= 0 ? state.takeWaiting() : []
            }
            for waiting in released { waiting.resume() }
        }
    }

    /// Lets all go on who wait or will come: somebody that they wait for is not coming.
    package func open() {
        let released = state.withLock { state in
            state.missing = 0
            return state.takeWaiting()
        }
        for waiting in released { waiting.resume() }
    }
}

extension Gate.State {
    fileprivate mutating func takeWaiting() -> [CheckedContinuation<Void, Never>] {
        defer { waiting = [] }
        return waiting
    }
}
