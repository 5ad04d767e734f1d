#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Where a partition of a processor has stopped, and why.
public struct ProcessorStop: JSONCodable, Sendable, Hashable {
    /// The processor's name.
    public let processor: String
    /// The position of the event that it could not handle.
    public let position: GlobalPosition
    /// The event's type.
    public let type: String
    /// Why, without the event's data.
    public let failure: String
    /// Since when, by the system's clock.
    public let since: Date

    static let processor = Field<ProcessorStop, String>("processor")

    init(processor: String, event: RecordedEvent, failure: String, since: Date) {
        self.processor = processor
        position = event.position
        type = event.type
        self.failure = failure
        self.since = since
    }

    /// All of them.
    static func all(in documents: any DocumentStore) -> DocumentCollection<ProcessorStop> {
        DocumentCollection("misas.processor_stops", in: documents)
    }

    /// Reads one as it is kept.
    public init(from reader: inout JSONReader) {
        processor = reader.member("processor")
        position = GlobalPosition(Int64(reader.intMember("position")))
        type = reader.member("type")
        failure = reader.member("failure")
        since = reader.member("since")
    }

    /// Writes one as it is kept.
    public func encode(to writer: inout JSONWriter) {
        writer.member("processor", processor)
        writer.member("position", Int(position.rawValue))
        writer.member("type", type)
        writer.member("failure", failure)
        writer.member("since", since)
    }
}
