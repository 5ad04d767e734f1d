#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What was replied to a command, kept so that the same command again has one effect and the same reply.
public struct StoredReply: Hashable, Sendable {
    /// The command's id, or whatever the caller repeats when it repeats the command.
    public let key: String
    /// What tells whether a repeated key came with the same command; the caller's own.
    public let fingerprint: String
    /// The reply as a JSON text.
    public let data: [UInt8]
    /// When it was recorded.
    public let recordedAt: Date
    /// When it may be forgotten; from then on it counts as absent.
    public let expiresAt: Date

    /// A stored reply.
    public init(
        key: String,
        fingerprint: String,
        data: [UInt8],
        recordedAt: Date,
        expiresAt: Date
    ) {
        self.key = key
        self.fingerprint = fingerprint
        self.data = data
        self.recordedAt = recordedAt
        self.expiresAt = expiresAt
    }
}
