import Misas

/// Reads whose pages are changed on their way: each page is the first one of a read that begins behind the one before.
enum PatchedPages {
    /// What becomes of a page; `nil` ends the reading.
    typealias Change = @Sendable (EventPage) -> EventPage?

    static func read(
        _ streams: any EventStreams,
        _ stream: StreamName,
        _ options: StreamRead,
        _ change: @escaping Change
    ) -> EventSequence {
        pages(after: max(options.from?.rawValue ?? 1, 1) - 1, limit: options.limit, options.pageSize, change) {
            cursor,
            count in
            var options = options
            options.from = StreamVersion(cursor + 1)
            options.pageSize = count
            return streams.read(stream, options)
        }
    }

    static func readAll(
        _ store: any EventStore,
        _ options: GlobalRead,
        _ change: @escaping Change
    ) -> EventSequence {
        pages(after: options.after?.rawValue ?? 0, limit: options.limit, options.pageSize, change) { cursor, count in
            var options = options
            options.after = GlobalPosition(cursor)
            options.pageSize = count
            return store.readAll(options)
        }
    }

    static func subscribe(
        _ store: any EventStore,
        after position: GlobalPosition,
        _ filter: EventFilter,
        _ pageSize: Int,
        _ change: @escaping Change
    ) -> EventSequence {
        pages(after: position.rawValue, limit: nil, pageSize, change, endsAtEnd: false) { cursor, count in
            store.subscribe(after: GlobalPosition(cursor), filter: filter, pageSize: count)
        }
    }

    private static func pages(
        after start: Int64,
        limit: Int?,
        _ pageSize: Int,
        _ change: @escaping Change,
        endsAtEnd: Bool = true,
        _ read: @escaping @Sendable (Int64, Int) -> EventSequence
    ) -> EventSequence {
        EventSequence(
            EventPages(after: start, limit: limit, pageSize: pageSize, endsAtEnd: endsAtEnd) {
                cursor,
                count async throws(EventStoreError) -> EventPage? in
                var pages = read(cursor, count).pages.makeAsyncIterator()
                return try await pages.next(isolation: nil).flatMap(change)
            }
        )
    }
}

extension EventPage {
    /// The page with other events, and perhaps another end.
    func with(
        _ events: [RecordedEvent],
        cursor: Int64? = nil
    ) -> EventPage {
        EventPage(events: events, cursor: cursor ?? self.cursor, isAtEnd: isAtEnd)
    }
}
