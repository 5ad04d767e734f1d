#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What a store knows of a stream, without its events.
public struct StreamInfo: Hashable, Sendable {
    /// Whether a stream takes events, and gives them.
    public enum Status: String, Hashable, Sendable {
        /// It takes and gives events.
        case open
        /// It gives events, and takes no more.
        case archived
        /// Its events are gone, and it takes no more.
        case deleted
    }

    /// The stream.
    public let stream: StreamName
    /// The version of the last event that was ever appended.
    public let version: StreamVersion
    /// The version of the oldest event that is still there; beyond ``version`` when none is.
    public let firstVersion: StreamVersion
    /// Whether it takes events, and gives them.
    public let status: Status
    /// When its first event was recorded.
    public let createdAt: Date
    /// When its last event was recorded.
    public let lastAppendedAt: Date

    /// Describes a stream.
    public init(
        stream: StreamName,
        version: StreamVersion,
        firstVersion: StreamVersion,
        status: Status,
        createdAt: Date,
        lastAppendedAt: Date
    ) {
        self.stream = stream
        self.version = version
        self.firstVersion = firstVersion
        self.status = status
        self.createdAt = createdAt
        self.lastAppendedAt = lastAppendedAt
    }
}
