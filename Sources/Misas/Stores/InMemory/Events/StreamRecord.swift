#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A stream as the log holds it.
struct StreamRecord: Sendable {
    /// The version of the last event that was ever appended.
    var version: StreamVersion = .none
    /// The version of the first of ``events``.
    var firstVersion: StreamVersion = .first
    /// The events that are still there, without holes.
    var events: [StoredEvent] = []
    var status: StreamInfo.Status = .open
    let createdAt: Date
    var lastAppendedAt: Date

    init(createdAt: Date) {
        self.createdAt = createdAt
        self.lastAppendedAt = createdAt
    }

    /// The event of a version that lies within ``events``.
    func event(at version: Int64) -> StoredEvent {
        events[Int(version - firstVersion.rawValue)]
    }
}
