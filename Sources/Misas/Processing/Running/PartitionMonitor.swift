internal import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// How a partition in the hands of this instance is doing, for those who wait for it and for operators.
final class PartitionMonitor: Sendable {
    enum State: Sendable {
        /// It handles what comes.
        case running
        /// It tries an event again.
        case retrying(failure: String, attempt: Int)
        /// It has stopped at an event.
        case stopped(ProcessorStop, any Error)
    }

    struct Snapshot: Sendable {
        /// Up to where all is handled.
        var position: GlobalPosition
        var state = State.running
        /// Whether it gives the partition up, so that what is true of it now others tell.
        var isLeaving = false
        /// When it last came on.
        var progressedAt: ContinuousClock.Instant
    }

    let processor: String
    let claim: PartitionClaim
    private let board: ProcessingBoard
    private let snapshot: Mutex<Snapshot>

    init(processor: String, claim: PartitionClaim, position: GlobalPosition, board: ProcessingBoard) {
        self.processor = processor
        self.claim = claim
        self.board = board
        snapshot = Mutex(Snapshot(position: position, progressedAt: .now))
    }

    var current: Snapshot { snapshot.withLock { $0 } }

    func advance(to position: GlobalPosition) {
        snapshot.withLock { snapshot in
            snapshot.position = position
            snapshot.state = .running
            snapshot.progressedAt = .now
        }
        board.ring()
    }

    /// Says that the partition is being given up.
    func leave() {
        snapshot.withLock { $0.isLeaving = true }
        board.ring()
    }

    func set(_ state: State) {
        snapshot.withLock { $0.state = state }
        board.ring()
    }
}
