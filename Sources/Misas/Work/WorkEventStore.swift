/// The event store as a system's handlers reach it.
struct WorkEventStore: EventStore {
    let base: any Stores
    let inline: InlineProjections

    /// The streams of the transaction that the task works in, else of the store.
    private var streams: any EventStreams { UnitOfWork.current?.events ?? base.events }

    func append(_ appends: [StreamAppend]) async throws(EventStoreError) -> [AppendResult] {
        if let transaction = UnitOfWork.current { return try await transaction.events.append(appends) }
        guard inline.want(appends) else { return try await base.events.append(appends) }
        while true {
            do throws(EventStoreError) {
                return try await EventStoreError.catching {
                    try await base.commit { transaction in
                        try await inline.append(appends, in: transaction)
                    }
                    .value
                }
            } catch .positionsMoved {
                // Nothing was written: with the positions that are next now, all is done anew.
            }
        }
    }

    func read(_ stream: StreamName, _ options: StreamRead) -> EventSequence { streams.read(stream, options) }

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

    func readAll(_ options: GlobalRead) -> EventSequence { base.events.readAll(options) }

    func subscribe(after position: GlobalPosition, filter: EventFilter, pageSize: Int) -> EventSequence {
        base.events.subscribe(after: position, filter: filter, pageSize: pageSize)
    }

    func lastPosition() async throws(EventStoreError) -> GlobalPosition { try await base.events.lastPosition() }

    func lastTakenPosition() async throws(EventStoreError) -> GlobalPosition {
        try await base.events.lastTakenPosition()
    }
}
