#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// All committed checkpoints of the stores in memory.
struct CheckpointTable: ~Copyable {
    private(set) var checkpoints: [ExactText: Checkpoint] = [:]
    private var lastFence: Int64 = 0
    private var sharing = CheckpointSharing()
    /// How often each was moved.
    private(set) var moves: [ExactText: Int] = [:]

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
        return grant(name, to: owner, until: expiry)
    }

    /// Gives a checkpoint to an owner, with a new fencing number.
    private mutating func grant(
        _ name: String,
        to owner: String,
        until expiry: Date
    ) -> Checkpoint {
        let current = checkpoints[ExactText(name)]
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

    private mutating func extend(
        _ name: String,
        until expiry: Date
    ) -> Checkpoint? {
        checkpoints[ExactText(name)].map { set($0.with(owner: $0.owner, leaseExpiresAt: expiry)) }
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
        // What was given up can only be claimed anew.
        if expiry != nil, current.owner == nil { throw .fenced(name, fence: fence, current: fence) }
        return set(current.with(owner: expiry == nil ? nil : current.owner, leaseExpiresAt: expiry))
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
        moves[name, default: 0] += 1
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

    /// Counts an owner as a member of a group, extends what it holds of it, and claims what is free up to its quota.
    mutating func attend(
        _ group: CheckpointGroup,
        by owner: String,
        until expiry: Date,
        at now: Date
    ) -> CheckpointShare {
        let (others, own) = (sharing.members(of: group.name, besides: owner, at: now), ExactText(owner))
        sharing.count(owner, in: group.name, until: expiry)
        let quota = (group.checkpoints.count + others.count) / (others.count + 1)
        var (held, free): ([String], [String]) = ([], [])
        var expiries = others.map(\.value)
        for name in group.checkpoints {
            let current = checkpoints[ExactText(name)]
            if let holder = current?.owner, ExactText(holder) == own {
                held.append(name)
            } else if current?.owner != nil, let end = current?.leaseExpiresAt, end > now {
                expiries.append(end)
            } else {
                free.append(name)
            }
        }
        let claimed = Set(free.prefix(max(0, quota - held.count)).map(ExactText.init))
        let kept = Set(held.map(ExactText.init))
        return CheckpointShare(
            group: group.name,
            held: group.checkpoints.compactMap { name in
                if claimed.contains(ExactText(name)) { return grant(name, to: owner, until: expiry) }
                return kept.contains(ExactText(name)) ? extend(name, until: expiry) : nil
            },
            owners: (others.map(\.key) + [own]).sorted().map(\.string),
            quota: quota,
            revision: sharing.revision(of: group.name),
            nextExpiry: expiries.min(),
            now: now
        )
    }

    /// Gives up all that an owner has claimed, and its part in all groups.
    mutating func leave(_ owner: String) {
        sharing.remove(owner)
        for (name, checkpoint) in checkpoints {
            guard let holder = checkpoint.owner, ExactText(holder) == ExactText(owner) else { continue }
            checkpoints[name] = checkpoint.with(owner: nil, leaseExpiresAt: nil)
        }
    }

    mutating func notify(_ group: String) -> Int64 {
        sharing.notify(group)
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

extension Checkpoint {
    /// The checkpoint with another lease.
    fileprivate func with(
        owner: String?,
        leaseExpiresAt: Date?
    ) -> Checkpoint {
        Checkpoint(
            name: name,
            position: position,
            fence: fence,
            owner: owner,
            leaseExpiresAt: leaseExpiresAt,
            savedAt: savedAt
        )
    }
}
