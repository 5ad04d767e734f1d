package import Misas
import PostgresClient

/// The event store on PostgreSQL.
package struct PostgresEventStore: EventStore {
    let events: PostgresEvents

    package init(events: PostgresEvents) {
        self.events = events
    }

    private var streams: PostgresEventStreams {
        PostgresEventStreams(events: events, session: .pool(events.database.pool))
    }

    package func append(_ appends: [StreamAppend]) async throws(EventStoreError) -> [AppendResult] {
        try await streams.append(appends)
    }

    package func read(_ stream: StreamName, _ options: StreamRead) -> EventSequence {
        streams.read(stream, options)
    }

    package func streamInfo(_ stream: StreamName) async throws(EventStoreError) -> StreamInfo? {
        try await streams.streamInfo(stream)
    }

    package func truncate(
        _ stream: StreamName,
        before version: StreamVersion,
        metadata: EventMetadata
    ) async throws(EventStoreError) -> StreamInfo {
        try await streams.truncate(stream, before: version, metadata: metadata)
    }

    package func delete(
        _ stream: StreamName,
        expecting: ExpectedVersion,
        metadata: EventMetadata
    ) async throws(EventStoreError) {
        try await streams.delete(stream, expecting: expecting, metadata: metadata)
    }

    package func archive(
        _ stream: StreamName,
        expecting: ExpectedVersion,
        metadata: EventMetadata
    ) async throws(EventStoreError) {
        try await streams.archive(stream, expecting: expecting, metadata: metadata)
    }

    package func lastPosition() async throws(EventStoreError) -> GlobalPosition {
        guard !Task.isCancelled else { throw .cancelled }
        do throws(PostgresError) {
            return GlobalPosition(try await events.reader.watermark())
        } catch {
            throw error.failure()
        }
    }

    package func lastTakenPosition() async throws(EventStoreError) -> GlobalPosition {
        guard !Task.isCancelled else { throw .cancelled }
        do throws(PostgresError) {
            let row = try await events.database.pool.execute(PostgresStatement(events.reader.sql.lastTaken)).first
            // On a standby nobody knows: there, the order is final up to what it has.
            if let row, let position = try row.optional(0, PostgresRow.int64) { return GlobalPosition(position) }
            return GlobalPosition(try await events.reader.watermark())
        } catch {
            throw error.failure()
        }
    }

    package func readAll(_ options: GlobalRead) -> EventSequence {
        let reader = events.reader
        return EventSequence(
            EventPages(after: options.startCursor, limit: options.limit, pageSize: options.pageSize, endsAtEnd: true) {
                cursor,
                count async throws(EventStoreError) -> EventPage? in
                guard !Task.isCancelled else { throw .cancelled }
                do throws(PostgresError) {
                    return try await reader.page(options, behind: cursor, count: count)
                } catch {
                    throw error.failure()
                }
            }
        )
    }

    package func subscribe(after position: GlobalPosition, filter: EventFilter, pageSize: Int) -> EventSequence {
        let follower = EventFollower(events: events, filter: filter)
        return EventSequence(
            EventPages(after: max(0, position.rawValue), limit: nil, pageSize: pageSize, endsAtEnd: false) {
                cursor,
                count async throws(EventStoreError) -> EventPage? in
                await follower.page(behind: cursor, count: count)
            }
        )
    }
}
