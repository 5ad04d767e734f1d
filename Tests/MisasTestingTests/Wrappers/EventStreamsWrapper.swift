import Misas

/// Streams that pass everything on; a broken one does one thing otherwise.
protocol EventStreamsWrapper: EventStreams {
    var base: any EventStreams { get }
}

extension EventStreamsWrapper {
    func append(_ appends: [StreamAppend]) async throws(EventStoreError) -> [AppendResult] {
        try await base.append(appends)
    }

    func read(
        _ stream: StreamName,
        _ options: StreamRead
    ) -> EventSequence {
        base.read(stream, options)
    }

    func streamInfo(_ stream: StreamName) async throws(EventStoreError) -> StreamInfo? {
        try await base.streamInfo(stream)
    }

    func truncate(
        _ stream: StreamName,
        before version: StreamVersion,
        metadata: EventMetadata
    ) async throws(EventStoreError) -> StreamInfo {
        try await base.truncate(stream, before: version, metadata: metadata)
    }

    func delete(
        _ stream: StreamName,
        expecting: ExpectedVersion,
        metadata: EventMetadata
    ) async throws(EventStoreError) {
        try await base.delete(stream, expecting: expecting, metadata: metadata)
    }

    func archive(
        _ stream: StreamName,
        expecting: ExpectedVersion,
        metadata: EventMetadata
    ) async throws(EventStoreError) {
        try await base.archive(stream, expecting: expecting, metadata: metadata)
    }
}
