internal import Synchronization

/// Keeps this program's transactions apart from one that hands an inline projection over to them.
///
/// That one locks what each append has to hold: whoever came between would wait for it with a connection in hand, until
/// none is left for its own reading.
final class InlineGate: Sendable {
    private struct State {
        var underWay = 0
        var isClosed = false
    }

    private let state = Mutex(State())
    private let changes = ChangeCount()

    /// Runs what is to be kept apart, when the gate is open.
    nonisolated(nonsending) func pass<Value: Sendable>(
        _ body: nonisolated(nonsending) () async throws -> Value
    ) async throws -> Value {
        try await wait { state in
            guard !state.isClosed else { return false }
            state.underWay += 1
            return true
        }
        defer {
            state.withLock { $0.underWay -= 1 }
            changes.ring()
        }
        return try await body()
    }

    /// Closes the gate, and runs something when nothing is under way any more.
    nonisolated(nonsending) func close<Value: Sendable>(
        during body: nonisolated(nonsending) () async throws -> Value
    ) async throws -> Value {
        try await wait { state in
            guard !state.isClosed else { return false }
            state.isClosed = true
            return true
        }
        defer {
            state.withLock { $0.isClosed = false }
            changes.ring()
        }
        try await wait { $0.underWay == 0 }
        return try await body()
    }

    /// Waits until something is so.
    ///
    /// - Throws: `CancellationError`.
    private func wait(until isSo: @Sendable (inout State) -> Bool) async throws {
        while true {
            let seen = changes.value
            if state.withLock({ state in isSo(&state) }) { return }
            try Task.checkCancellation()
            await changes.wait(since: seen, atMost: .seconds(1))
        }
    }
}
