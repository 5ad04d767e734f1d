#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// All committed checkpoints of the stores in memory.
struct CheckpointTable: ~Copyable {
    private(set) var checkpoints: [ExactText: Checkpoint] = [:]
    private var lastFence: Int64 = 0

    mutating func claim(
        _ name: String,
        by owner: String,
        until expiry: Date,
        at now: Date
    ) throws(CheckpointError) -> Checkpoint {
        let current = checkpoints[ExactText(name)]
        if let holder = current?.owner, let end = current?.leaseExpiresAt, end > now,
            ExactText(holder) != ExactText(owner)
        {
            throw .held(name, owner: holder, until: end)
        }
        lastFence += 1
        return set(
            Checkpoint(
                name: name,
                position: current?.position ?? .start,
                fence: lastFence,
                owner: owner,
                leaseExpiresAt: expiry,
                savedAt: current?.savedAt
            )
        )
    }

    /// Sets who owns a checkpoint until when, if nobody claimed it since the fencing number was given.
    mutating func setLease(
        of name: String,
        fence: Int64,
        until expiry: Date?
    ) throws(CheckpointError) -> Checkpoint {
        let current = checkpoints[ExactText(name)]
        guard let current, fence > 0, current.fence == fence else {
            throw .fenced(name, fence: fence, current: current?.fence ?? 0)
        }
        return set(
            Checkpoint(
                name: name,
                position: current.position,
                fence: fence,
                owner: expiry == nil ? nil : current.owner,
                leaseExpiresAt: expiry,
                savedAt: current.savedAt
            )
        )
    }

    /// Moves a checkpoint, and leaves its lease as it is.
    ///
    /// Whether it may be moved was decided before.
    mutating func move(
        _ name: ExactText,
        to position: GlobalPosition,
        at now: Date
    ) {
        let current = checkpoints[name]
        set(
            Checkpoint(
                name: name.string,
                position: position,
                fence: current?.fence ?? 0,
                owner: current?.owner,
                leaseExpiresAt: current?.leaseExpiresAt,
                savedAt: now
            )
        )
    }

    mutating func delete(_ name: String) -> Bool {
        checkpoints.removeValue(forKey: ExactText(name)) != nil
    }

    @discardableResult
    private mutating func set(_ checkpoint: Checkpoint) -> Checkpoint {
        checkpoints[ExactText(checkpoint.name)] = checkpoint
        return checkpoint
    }
}
