/// Streams that pass everything on, but for what they do otherwise.
package protocol EventStreamsWrapper: EventStreams {
    var base: any EventStreams { get }
}

extension EventStreamsWrapper {
    package func append(_ appends: [StreamAppend]) async throws(EventStoreError) -> [AppendResult] {
        try await base.append(appends)
    }

    package func read(
        _ stream: StreamName,
        _ options: StreamRead
    ) -> EventSequence {
        base.read(stream, options)
    }

    package func streamInfo(_ stream: StreamName) async throws(EventStoreError) -> StreamInfo? {
        try await base.streamInfo(stream)
    }

    package func truncate(
        _ stream: StreamName,
        before version: StreamVersion,
        metadata: EventMetadata
    ) async throws(EventStoreError) -> StreamInfo {
        try await base.truncate(stream, before: version, metadata: metadata)
    }

    package func delete(
        _ stream: StreamName,
        expecting: ExpectedVersion,
        metadata: EventMetadata
    ) async throws(EventStoreError) {
        try await base.delete(stream, expecting: expecting, metadata: metadata)
    }

    package func archive(
        _ stream: StreamName,
        expecting: ExpectedVersion,
        metadata: EventMetadata
    ) async throws(EventStoreError) {
        try await base.archive(stream, expecting: expecting, metadata: metadata)
    }
}
