#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// An event that is to be appended.
public struct NewEvent: Hashable, Sendable {
    /// The event's identity: an id that the store knows is not appended again.
    public var id: UUID
    /// The wire name of the event's type: visible ASCII, not starting with `$`.
    public var type: String
    /// The version of the type that ``data`` is written in; the first is 1.
    public var schemaVersion: Int
    /// The event as a JSON text.
    ///
    /// A store may give it back spelt otherwise: it keeps the value, not the bytes.
    public var data: [UInt8]
    /// How the event came to be.
    public var metadata: EventMetadata

    /// An event that is to be appended; without an id it gets a new one.
    public init(
        id: UUID = .version7(),
        type: String,
        schemaVersion: Int = 1,
        data: [UInt8],
        metadata: EventMetadata = EventMetadata()
    ) {
        self.id = id
        self.type = type
        self.schemaVersion = schemaVersion
        self.data = data
        self.metadata = metadata
    }
}
