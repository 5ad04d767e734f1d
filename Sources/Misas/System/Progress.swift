internal import Synchronization

/// How far the processing of events has come, for those who wait for it.
final class Progress: Sendable {
    private struct State {
        var position = GlobalPosition.start
        var failure: (any Error)?
        var waiting: [UInt64: (position: GlobalPosition, continuation: CheckedContinuation<Void, any Error>)] = [:]
        var nextID: UInt64 = 0
    }

    private let state = Mutex(State())

    func advance(to position: GlobalPosition) {
        let due = state.withLock { state in
            state.position = max(state.position, position)
            state.failure = nil
            let reached = state.waiting.filter { $0.value.position <= position }
            for id in reached.keys { state.waiting[id] = nil }
            return reached.values.map(\.continuation)
        }
        for continuation in due { continuation.resume() }
    }

    func fail(_ error: any Error) {
        let due = state.withLock { state in
            state.failure = error
            defer { state.waiting = [:] }
            return state.waiting.values.map(\.continuation)
        }
        for continuation in due { continuation.resume(throwing: error) }
    }

    /// Waits until a position is reached.
    ///
    /// - Throws: what stopped the processing; `CancellationError`.
    func wait(for position: GlobalPosition) async throws {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let outcome: Result<Void, any Error>? = state.withLock { state in
                    if state.position >= position { return .success(()) }
                    if let failure = state.failure { return .failure(failure) }
                    if Task.isCancelled { return .failure(CancellationError()) }
                    state.waiting[id] = (position, continuation)
                    return nil
                }
                if let outcome { continuation.resume(with: outcome) }
            }
        } onCancel: {
            let waiting = state.withLock { $0.waiting.removeValue(forKey: id) }
            waiting?.continuation.resume(throwing: CancellationError())
        }
    }
}
