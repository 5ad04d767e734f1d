#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Misas
import PostgresClient

extension PostgresEventStreams {
    private enum Action: Int16 {
        case truncate = 1
        case archive = 2
        case delete = 3

        var eventType: String {
            switch self {
            case .truncate: SystemEvent.streamTruncated
            case .archive: SystemEvent.streamArchived
            case .delete: SystemEvent.streamDeleted
            }
        }
    }

    func truncate(
        _ stream: StreamName,
        before version: StreamVersion,
        metadata: EventMetadata
    ) async throws(EventStoreError) -> StreamInfo {
        try await end(stream, .truncate, expecting: .any, keepingFrom: version, metadata)
        guard let info = try await streamInfo(stream) else { throw .streamNotFound(stream) }
        return info
    }

    func delete(
        _ stream: StreamName,
        expecting: ExpectedVersion,
        metadata: EventMetadata
    ) async throws(EventStoreError) {
        try await end(stream, .delete, expecting: expecting, keepingFrom: .none, metadata)
    }

    func archive(
        _ stream: StreamName,
        expecting: ExpectedVersion,
        metadata: EventMetadata
    ) async throws(EventStoreError) {
        try await end(stream, .archive, expecting: expecting, keepingFrom: .none, metadata)
    }

    private func end(
        _ stream: StreamName,
        _ action: Action,
        expecting: ExpectedVersion,
        keepingFrom version: StreamVersion,
        _ metadata: EventMetadata
    ) async throws(EventStoreError) {
        try EventStoreError.checking { () throws(InvalidStoreInput) in
            try EventBatchCheck.checkEnd(of: stream, metadata)
        }
        guard !Task.isCancelled else { throw .cancelled }
        let form: [UInt8]?
        do throws(JSONEncodingError) {
            form = try MetadataForm.encode(metadata)
        } catch {
            throw .unavailable(StoreUnavailable("the metadata cannot be written as JSON", underlying: error))
        }
        do throws(PostgresError) {
            // The server looks it up by its name.
            _ = try await events.types.numbers(of: [action.eventType])
        } catch {
            throw error.failure()
        }
        let statement = PostgresStatement(
            events.sql.endStream,
            [
                .text(stream.name), .smallint(action.rawValue), .smallint(expecting.code),
                .bigint(expecting.expectedVersion), .bigint(version.rawValue),
                .uuid(.version7()), .uuid(metadata.correlationID), .uuid(metadata.causationID), .jsonb(form),
            ]
        )
        let rows: PostgresResult
        do throws(PostgresWriteError) {
            rows = try await session.write(statement)
        } catch {
            throw error.failure()
        }
        let refusal: EventStoreError?
        do throws(PostgresError) {
            guard let row = rows.first else { throw .unexpectedAnswer("the end of a stream was not answered") }
            refusal = StreamVerdict(rawValue: try row.int16(0))?
                .refusal(of: stream, expecting, actual: try row.int64(1))
        } catch {
            throw error.failure()
        }
        if let refusal { throw refusal }
    }
}
