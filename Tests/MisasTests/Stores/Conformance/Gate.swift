import Synchronization

/// Lets a number of tasks go on at once, when all have come.
final class Gate: Sendable {
    private struct State {
        var missing: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>

    init(_ count: Int) {
        state = Mutex(State(missing: count))
    }

    func pass() async {
        await withCheckedContinuation { continuation in
            let released = state.withLock { state in
                state.missing -= 1
                state.waiting.append(continuation)
                guard state.missing <= 0 else { return [CheckedContinuation<Void, Never>]() }
                defer { state.waiting = [] }
                return state.waiting
            }
            for waiting in released { waiting.resume() }
        }
    }
}

/// Runs something in several tasks that start at once, and gives what they gave, in no order.
func race<Value: Sendable>(
    _ count: Int,
    _ body: @escaping @Sendable (Int) async -> Value
) async -> [Value] {
    let gate = Gate(count)
    return await withTaskGroup(of: Value.self) { group in
        for index in 0..<count {
            group.addTask {
                await gate.pass()
                return await body(index)
            }
        }
        return await group.reduce(into: []) { $0.append($1) }
    }
}
