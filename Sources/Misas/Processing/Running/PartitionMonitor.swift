internal import Synchronization

/// How a partition in the hands of this instance is doing, for those who wait for it and for operators.
final class PartitionMonitor: Sendable {
    struct Snapshot: Sendable {
        /// Up to where all is handled.
        var position: GlobalPosition
        /// Where it has stopped, and why.
        var stop: (stop: ProcessorStop, cause: any Error)?
        /// Whether it gives the partition up, so that what is true of it now others tell.
        var isLeaving = false
    }

    let processor: String
    let claim: PartitionClaim
    private let board: ProcessingBoard
    private let snapshot: Mutex<Snapshot>

    init(processor: String, claim: PartitionClaim, position: GlobalPosition, board: ProcessingBoard) {
        self.processor = processor
        self.claim = claim
        self.board = board
        snapshot = Mutex(Snapshot(position: position))
    }

    var current: Snapshot { snapshot.withLock { $0 } }

    func advance(to position: GlobalPosition) {
        snapshot.withLock { snapshot in
            snapshot.position = position
            snapshot.stop = nil
        }
        board.changes.ring()
    }

    /// Says that the partition is being given up.
    func leave() {
        snapshot.withLock { $0.isLeaving = true }
        board.changes.ring()
    }

    /// Says that it has stopped at an event.
    func stop(_ stop: ProcessorStop, _ cause: any Error) {
        snapshot.withLock { $0.stop = (stop, cause) }
        board.changes.ring()
    }
}
