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

    /// A checkpoint as it was when the transaction held it.
    private struct Hold {
        let position: GlobalPosition
        let fence: Int64
        /// How often it had been moved.
        let moves: Int
    }

    private var moves: [ExactText: Move] = [:]
    private var holds: [ExactText: Hold] = [:]

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

    /// What the transaction sees of a checkpoint, which must be as it is now when it commits.
    mutating func hold(
        _ name: String,
        over table: borrowing CheckpointTable
    ) -> Checkpoint? {
        let (key, base) = (ExactText(name), table.checkpoints[ExactText(name)])
        // The first counts: what the transaction has seen since must not have changed either.
        holds[key] =
            holds[key]
            ?? Hold(position: base?.position ?? .start, fence: base?.fence ?? 0, moves: table.moves[key] ?? 0)
        return load(name, over: table)
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
        for name in Set(moves.keys).union(holds.keys).sorted() {
            let current = table.checkpoints[name]
            if let hold = holds[name] {
                try Self.check(name.string, current, hold.position, hold.fence)
                // Also one that was moved to where it was.
                guard hold.moves == table.moves[name] ?? 0 else {
                    throw .conflict(name.string, expected: hold.position, actual: current?.position ?? .start)
                }
            }
            if let move = moves[name] { try Self.check(name.string, current, move.from, move.fence) }
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
