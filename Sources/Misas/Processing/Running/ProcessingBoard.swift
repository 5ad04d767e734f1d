internal import Synchronization

/// What the instances of processing within this program are at: where those look who wait for it.
final class ProcessingBoard: Sendable {
    /// Counts what changes about them.
    let changes = ChangeCount()
    private let monitors = Mutex<[String: PartitionMonitor]>([:])

    func add(_ monitor: PartitionMonitor) {
        monitors.withLock { $0[monitor.claim.checkpoint] = monitor }
        changes.ring()
    }

    func remove(_ monitor: PartitionMonitor) {
        monitors.withLock { monitors in
            if monitors[monitor.claim.checkpoint] === monitor {
                monitors[monitor.claim.checkpoint] = nil
            }
        }
        changes.ring()
    }

    /// Who handles a partition in this program.
    func monitor(of checkpoint: String) -> PartitionMonitor? { monitors.withLock { $0[checkpoint] } }
}
