#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif
public import Misas

/// How far a processor is behind.
public struct PostgresCheckpointLag: Hashable, Sendable {
    /// The checkpoint's name.
    public let name: String
    /// The position that it is at.
    public let position: GlobalPosition
    /// How many events there are at most between it and the watermark; `nil` where that cannot be told.
    ///
    /// Counted by positions, which have holes, and without regard to what the processor filters.
    public let behind: Int64?
    /// When it was last saved, by the server's clock; `nil` when it never was.
    public let savedAt: Date?
}
