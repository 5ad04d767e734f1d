public import Misas

/// How far events are written, how far they can be read, and who stands between.
///
/// What cannot be told is `nil`. On a hot standby that is everything but the checkpoints: its sequence runs ahead of the
/// positions that were taken, and it does not know who is writing.
public struct PostgresEventLogStatus: Hashable, Sendable {
    /// The last position that was taken, by whoever was to write an event: committed, under way, or rolled back.
    public let lastPosition: GlobalPosition?
    /// The position up to which readers see events.
    public let watermark: GlobalPosition?
    /// Who is appending, the one first that holds readers back most.
    public let appendsInFlight: [PostgresAppendInFlight]?
    /// How far each processor is behind, by name.
    public let checkpoints: [PostgresCheckpointLag]

    /// How many positions are taken that readers do not see yet: as many events at most.
    public var gap: Int64? {
        guard let lastPosition, let watermark else { return nil }
        return lastPosition.rawValue - watermark.rawValue
    }

    /// The oldest append in flight; where there is a gap, it is the one that holds readers back.
    public var oldestAppend: PostgresAppendInFlight? { appendsInFlight?.first }
}
