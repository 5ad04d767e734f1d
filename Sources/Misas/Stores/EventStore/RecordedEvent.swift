#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// An event as the store holds it.
public struct RecordedEvent: Hashable, Sendable {
    /// The event's identity.
    public let id: UUID
    /// The wire name of the event's type.
    public let type: String
    /// The version of the type that ``data`` is written in.
    public let schemaVersion: Int
    /// The event as a JSON text.
    public let data: [UInt8]
    /// How the event came to be.
    public let metadata: EventMetadata
    /// The stream that the event stands in.
    public let stream: StreamName
    /// Its place in the stream.
    public let version: StreamVersion
    /// Its place in the order of all events.
    public let position: GlobalPosition
    /// When the store took it, to the microsecond.
    ///
    /// Clocks differ and step: the order is in ``position`` alone.
    public let recordedAt: Date

    /// An event as a store holds it.
    public init(
        _ event: NewEvent,
        stream: StreamName,
        version: StreamVersion,
        position: GlobalPosition,
        recordedAt: Date
    ) {
        self.id = event.id
        self.type = event.type
        self.schemaVersion = event.schemaVersion
        self.data = event.data
        self.metadata = event.metadata
        self.stream = stream
        self.version = version
        self.position = position
        self.recordedAt = recordedAt
    }
}
