#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// An event that a processor has set aside, because it could not be handled, or because an earlier one of its key could
/// not.
public struct ParkedEvent: Sendable, Hashable {
    /// The processor's name.
    public let processor: String
    /// The key whose events are set aside, in their order, until they are replayed or discarded.
    public let key: String
    /// Where the event stands in the log.
    public let position: GlobalPosition
    /// The event's id.
    public let event: UUID
    /// The event's type.
    public let type: String
    /// The stream that it stands in.
    public let stream: String
    /// Why it is set aside; `nil` where it is behind one that could not be handled.
    public let failure: String?
    /// How often it was tried.
    public let attempts: Int
    /// When it was set aside, by the system's clock.
    public let parkedAt: Date

    init(
        processor: String,
        key: String,
        event: RecordedEvent,
        failure: String?,
        attempts: Int,
        parkedAt: Date
    ) {
        self.processor = processor
        self.key = key
        position = event.position
        self.event = event.id
        type = event.type
        stream = event.stream.name
        self.failure = failure
        self.attempts = attempts
        self.parkedAt = parkedAt
    }

    private init(_ other: ParkedEvent, failure: String) {
        processor = other.processor
        key = other.key
        position = other.position
        event = other.event
        type = other.type
        stream = other.stream
        self.failure = failure
        attempts = other.attempts + 1
        parkedAt = other.parkedAt
    }

    /// The same after one more attempt that failed.
    func failed(with failure: String) -> ParkedEvent { ParkedEvent(self, failure: failure) }
}

extension ParkedEvent: JSONCodable {
    /// Reads one as it is kept.
    public init(from reader: inout JSONReader) {
        processor = reader.member("processor")
        key = reader.member("key")
        position = GlobalPosition(Int64(reader.member("position") as Int))
        event = reader.member("event")
        type = reader.member("type")
        stream = reader.member("stream")
        failure = reader.optionalMember("failure")
        attempts = reader.member("attempts")
        parkedAt = reader.member("parkedAt")
    }

    /// Writes one as it is kept.
    public func encode(to writer: inout JSONWriter) {
        writer.member("processor", processor)
        writer.member("key", key)
        writer.member("position", Int(position.rawValue))
        writer.member("event", event)
        writer.member("type", type)
        writer.member("stream", stream)
        writer.optionalMember("failure", failure)
        writer.member("attempts", attempts)
        writer.member("parkedAt", parkedAt)
    }
}
