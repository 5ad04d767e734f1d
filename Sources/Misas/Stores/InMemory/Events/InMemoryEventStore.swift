import Synchronization

/// The event store in memory.
struct InMemoryEventStore: EventStore {
    let core: InMemoryCore

    private var streams: InMemoryEventStreams { InMemoryEventStreams(session: .direct(core)) }

    func append(_ appends: [StreamAppend]) async throws(EventStoreError) -> [AppendResult] {
        try await streams.append(appends)
    }

    func read(
        _ stream: StreamName,
        _ options: StreamRead
    ) -> EventSequence {
        streams.read(stream, options)
    }

    func streamInfo(_ stream: StreamName) async throws(EventStoreError) -> StreamInfo? {
        try await streams.streamInfo(stream)
    }

    func truncate(
        _ stream: StreamName,
        before version: StreamVersion,
        metadata: EventMetadata
    ) async throws(EventStoreError) -> StreamInfo {
        try await streams.truncate(stream, before: version, metadata: metadata)
    }

    func delete(
        _ stream: StreamName,
        expecting: ExpectedVersion,
        metadata: EventMetadata
    ) async throws(EventStoreError) {
        try await streams.delete(stream, expecting: expecting, metadata: metadata)
    }

    func archive(
        _ stream: StreamName,
        expecting: ExpectedVersion,
        metadata: EventMetadata
    ) async throws(EventStoreError) {
        try await streams.archive(stream, expecting: expecting, metadata: metadata)
    }

    func lastPosition() async throws(EventStoreError) -> GlobalPosition {
        guard !Task.isCancelled else { throw .cancelled }
        return GlobalPosition(core.state.withLock { $0.events.head })
    }

    func readAll(_ options: GlobalRead) -> EventSequence {
        let core = core
        return EventSequence(
            EventPages(after: options.startCursor, limit: options.limit, pageSize: options.pageSize, endsAtEnd: true) {
                cursor,
                count async throws(EventStoreError) -> EventPage? in
                guard !Task.isCancelled else { throw .cancelled }
                return core.state.withLock { $0.events.page(options, behind: cursor, count: count) }.page
            }
        )
    }

    func subscribe(
        after position: GlobalPosition,
        filter: EventFilter,
        pageSize: Int
    ) -> EventSequence {
        let follower = LogFollower(core: core, filter: filter)
        return EventSequence(
            EventPages(after: max(0, position.rawValue), limit: nil, pageSize: pageSize, endsAtEnd: false) {
                cursor,
                count async throws(EventStoreError) -> EventPage? in
                await follower.page(behind: cursor, count: count)
            }
        )
    }
}
