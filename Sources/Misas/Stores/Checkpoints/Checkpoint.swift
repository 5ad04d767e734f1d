#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// How far a processor has come, and who may move it on.
public struct Checkpoint: Hashable, Sendable {
    /// The checkpoint's name: a processor, or one of its partitions.
    public let name: String
    /// The position up to which all is handled.
    public let position: GlobalPosition
    /// The fencing number: that of the last claim, and 0 when there was none.
    ///
    /// Each claim in a store has a greater one.
    public let fence: Int64
    /// Who claimed it last, unless it was released.
    public let owner: String?
    /// When the owner's lease ends, after which others may claim it.
    public let leaseExpiresAt: Date?
    /// When the position was saved; `nil` when it never was.
    public let savedAt: Date?

    /// A checkpoint.
    public init(
        name: String,
        position: GlobalPosition = .start,
        fence: Int64 = 0,
        owner: String? = nil,
        leaseExpiresAt: Date? = nil,
        savedAt: Date? = nil
    ) {
        self.name = name
        self.position = position
        self.fence = fence
        self.owner = owner
        self.leaseExpiresAt = leaseExpiresAt
        self.savedAt = savedAt
    }
}
