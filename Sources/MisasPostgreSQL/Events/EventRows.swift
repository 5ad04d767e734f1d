#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Misas
import PostgresClient

/// Reads rows of events.
struct EventRows {
    /// Which streams the rows are of.
    enum Streams {
        case one(StreamName)
        /// By their numbers, which the last column has.
        case several([Int64: StreamName])
    }

    private let types: [Int32: String]
    private let streams: Streams

    init(types: [Int32: String], streams: Streams) {
        self.types = types
        self.streams = streams
    }

    /// The numbers of the types that rows have.
    static func types(_ rows: PostgresResult) throws(PostgresError) -> Set<Int32> {
        var types: Set<Int32> = []
        for row in rows { types.insert(try row.int32(3)) }
        return types
    }

    /// The numbers of the streams that rows are of.
    static func streams(_ rows: PostgresResult) throws(PostgresError) -> Set<Int64> {
        var streams: Set<Int64> = []
        for row in rows { streams.insert(try row.int64(10)) }
        return streams
    }

    func event(_ row: PostgresRow) throws(PostgresError) -> RecordedEvent {
        let type = try row.int32(3)
        guard let name = types[type] else { throw .unexpectedAnswer("an event has the unknown type \(type)") }
        var metadata = EventMetadata()
        if !row.isNull(9) {
            let text = try row.jsonb(9)
            do throws(JSONDecodingError) {
                metadata = try MetadataForm.decode(text)
            } catch {
                throw .unexpectedAnswer("the metadata of an event cannot be read")
            }
        }
        metadata.correlationID = try row.optional(6, PostgresRow.uuid)
        metadata.causationID = try row.optional(7, PostgresRow.uuid)
        return RecordedEvent(
            NewEvent(
                id: try row.uuid(5),
                type: name,
                schemaVersion: Int(try row.int32(4)),
                data: try row.jsonb(8),
                metadata: metadata
            ),
            stream: try streamName(of: row),
            version: StreamVersion(try row.int64(1)),
            position: GlobalPosition(try row.int64(0)),
            recordedAt: try row.timestamptz(2)
        )
    }

    private func streamName(of row: PostgresRow) throws(PostgresError) -> StreamName {
        switch streams {
        case .one(let name): return name
        case .several(let names):
            guard let name = names[try row.int64(10)] else { throw .unexpectedAnswer("an event has an unknown stream") }
            return name
        }
    }

    /// The stream of a name that was stored, which may be the store's own.
    static func streamName(_ text: String) throws(PostgresError) -> StreamName {
        if text == StreamName.systemStreams.name { return .systemStreams }
        do throws(NameProblem) {
            return try StreamName(text)
        } catch {
            throw .unexpectedAnswer("a stream has a name that is none")
        }
    }
}
