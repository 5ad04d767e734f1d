#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Who shares the groups of checkpoints of the stores in memory, and what they were told.
struct CheckpointSharing: Sendable {
    /// Until when each member of each group is counted.
    private var members: [ExactText: [ExactText: Date]] = [:]
    private var revisions: [ExactText: Int64] = [:]

    /// Those who share a group besides an owner, with when their time ends; those whose time has ended are forgotten.
    mutating func members(
        of group: String,
        besides owner: String,
        at now: Date
    ) -> [ExactText: Date] {
        let own = ExactText(owner)
        let others = members[ExactText(group), default: [:]].filter { $0.value > now && $0.key != own }
        members[ExactText(group)] = others
        return others
    }

    mutating func count(
        _ owner: String,
        in group: String,
        until expiry: Date
    ) {
        members[ExactText(group), default: [:]][ExactText(owner)] = expiry
    }

    mutating func remove(_ owner: String) {
        for group in members.keys { members[group]?[ExactText(owner)] = nil }
    }

    func revision(of group: String) -> Int64 {
        revisions[ExactText(group)] ?? 0
    }

    mutating func notify(_ group: String) -> Int64 {
        revisions[ExactText(group), default: 0] += 1
        return revision(of: group)
    }
}
