#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What a transaction does to checkpoints: kept aside until it commits.
struct CheckpointOverlay: Sendable {
    private struct Move {
        let from: GlobalPosition
        var to: GlobalPosition
        let fence: Int64
        var at: Date
    }

    private var moves: [ExactText: Move] = [:]

    /// What the transaction sees of a checkpoint.
    func load(
        _ name: String,
        over table: borrowing CheckpointTable
    ) -> Checkpoint? {
        let base = table.checkpoints[ExactText(name)]
        guard let move = moves[ExactText(name)] else { return base }
        return Checkpoint(
            name: name,
            position: move.to,
            fence: base?.fence ?? 0,
            owner: base?.owner,
            leaseExpiresAt: base?.leaseExpiresAt,
            savedAt: move.at
        )
    }

    mutating func save(
        _ position: GlobalPosition,
        for name: String,
        expecting expected: GlobalPosition,
        fence: Int64,
        over table: borrowing CheckpointTable,
        at now: Date
    ) throws(CheckpointError) {
        let current = load(name, over: table)
        try Self.check(name, current, expected, fence)
        let key = ExactText(name)
        moves[key] = Move(from: moves[key]?.from ?? expected, to: position, fence: fence, at: now)
    }

    /// Refuses to commit on checkpoints that were moved or claimed since.
    func validate(against table: borrowing CheckpointTable) throws(CheckpointError) {
        for (name, move) in moves.sorted(by: { $0.key < $1.key }) {
            try Self.check(name.string, table.checkpoints[name], move.from, move.fence)
        }
    }

    func apply(to table: inout CheckpointTable) {
        for (name, move) in moves { table.move(name, to: move.to, at: move.at) }
    }

    private static func check(
        _ name: String,
        _ current: Checkpoint?,
        _ expected: GlobalPosition,
        _ fence: Int64
    ) throws(CheckpointError) {
        let currentFence = current?.fence ?? 0
        guard fence == currentFence else { throw .fenced(name, fence: fence, current: currentFence) }
        let position = current?.position ?? .start
        guard position == expected else { throw .conflict(name, expected: expected, actual: position) }
    }
}
