internal import Synchronization

/// What the instances of processing within this program are at: where those look who wait for it.
final class ProcessingBoard: Sendable {
    private struct State {
        var monitors: [String: PartitionMonitor] = [:]
        var waiting: [UInt64: CheckedContinuation<Void, Never>] = [:]
        var nextID: UInt64 = 0
        var changes: UInt64 = 0
    }

    private let state = Mutex(State())

    func add(_ monitor: PartitionMonitor) {
        state.withLock { $0.monitors[monitor.claim.checkpoint] = monitor }
        ring()
    }

    func remove(_ monitor: PartitionMonitor) {
        state.withLock { state in
            if state.monitors[monitor.claim.checkpoint] === monitor {
                state.monitors[monitor.claim.checkpoint] = nil
            }
        }
        ring()
    }

    /// Who handles a partition in this program.
    func monitor(of checkpoint: String) -> PartitionMonitor? { state.withLock { $0.monitors[checkpoint] } }

    /// How often something has changed.
    var changes: UInt64 { state.withLock { $0.changes } }

    /// Says that something has changed.
    func ring() {
        let waiting = state.withLock { state in
            state.changes += 1
            defer { state.waiting = [:] }
            return state.waiting
        }
        for continuation in waiting.values { continuation.resume() }
    }

    /// Waits until something has changed since a count, or the task is cancelled.
    func wait(since count: UInt64) async {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    guard state.changes == count, !Task.isCancelled else { return true }
                    state.waiting[id] = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiting.removeValue(forKey: id) }?.resume()
        }
    }
}
