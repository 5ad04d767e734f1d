#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What an owner has of a group of checkpoints, and who shares it with it.
public struct CheckpointShare: Hashable, Sendable {
    /// The group's name.
    public let group: String
    /// The checkpoints that the owner holds, in the group's order.
    ///
    /// They may be more than its ``quota``: to give some up is its own decision. One that a transaction had locked is
    /// among them as it was: its lease was not extended, and is with the next ``CheckpointStore/attend(_:by:for:)``.
    public let held: [Checkpoint]
    /// All who share the group at the moment, the owner among them, by the bytes of their names.
    public let owners: [String]
    /// How many checkpoints an owner claims at most: all, divided by the owners, rounded up.
    public let quota: Int
    /// How often somebody called ``CheckpointStore/notify(_:)`` for the group.
    public let revision: Int64
    /// When the first of the others' leases ends, on a checkpoint or on the membership; `nil` when there is none.
    ///
    /// Until then there is nothing new to claim, unless others give something up. Where something is free that a transaction
    /// has locked, it is a moment from now.
    public let nextExpiry: Date?
    /// The time by the clock that leases go by.
    public let now: Date

    /// A share.
    public init(
        group: String,
        held: [Checkpoint],
        owners: [String],
        quota: Int,
        revision: Int64,
        nextExpiry: Date?,
        now: Date
    ) {
        self.group = group
        self.held = held
        self.owners = owners
        self.quota = quota
        self.revision = revision
        self.nextExpiry = nextExpiry
        self.now = now
    }
}
