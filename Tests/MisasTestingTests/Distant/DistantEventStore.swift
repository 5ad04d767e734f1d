import Misas

/// Streams whose events have sparse positions.
struct DistantEventStreams: EventStreamsWrapper {
    let base: any EventStreams

    func append(_ appends: [StreamAppend]) async throws(EventStoreError) -> [AppendResult] {
        await Distance.pass()
        let results = try await base.append(appends)
        await Distance.pass()
        return results.map(SparsePositions.widen)
    }

    func read(
        _ stream: StreamName,
        _ options: StreamRead
    ) -> EventSequence {
        let sequence = base.read(stream, options)
        let start: Int64 =
            switch options.direction {
            case .forward: max(options.from?.rawValue ?? 1, 1) - 1
            case .backward: min(options.from?.rawValue ?? .max - 1, .max - 1) + 1
            }
        return EventSequence(
            EventPages(after: start, limit: options.limit, pageSize: options.pageSize, endsAtEnd: true) {
                cursor,
                count async throws(EventStoreError) -> EventPage? in
                await Distance.pass()
                var options = options
                switch options.direction {
                case .forward: options.from = StreamVersion(cursor == .max ? .max : cursor + 1)
                case .backward: options.from = StreamVersion(cursor == .min ? .min : cursor - 1)
                }
                options.limit = nil
                options.pageSize = count
                // The first page tells of a sequence's own start, and of a transaction that has ended.
                var pages = (cursor == start ? sequence : base.read(stream, options)).pages.makeAsyncIterator()
                guard let page = try await pages.next(isolation: nil) else { return nil }
                return page.with(page.events.map(SparsePositions.widen))
            }
        )
    }
}

/// An event store with sparse positions.
struct DistantEventStore: EventStoreWrapper {
    let store: any EventStore

    private var streams: DistantEventStreams { DistantEventStreams(base: store) }

    func append(_ appends: [StreamAppend]) async throws(EventStoreError) -> [AppendResult] {
        try await streams.append(appends)
    }

    func read(
        _ stream: StreamName,
        _ options: StreamRead
    ) -> EventSequence {
        streams.read(stream, options)
    }

    func readAll(_ options: GlobalRead) -> EventSequence {
        let isForward = options.direction == .forward
        let start = options.after?.rawValue ?? (isForward ? 0 : .max)
        let store = store
        return EventSequence(
            EventPages(after: start, limit: options.limit, pageSize: options.pageSize, endsAtEnd: true) {
                cursor,
                count async throws(EventStoreError) -> EventPage? in
                await Distance.pass()
                var dense = options
                dense.after = GlobalPosition(
                    isForward ? SparsePositions.floor(cursor) : SparsePositions.ceiling(cursor)
                )
                dense.through = options.through.map { through in
                    let bound = through.rawValue
                    return GlobalPosition(isForward ? SparsePositions.floor(bound) : SparsePositions.ceiling(bound))
                }
                dense.limit = nil
                dense.pageSize = count
                var pages = store.readAll(dense).pages.makeAsyncIterator()
                return try await pages.next(isolation: nil).map(Self.widen)
            }
        )
    }

    func subscribe(
        after position: GlobalPosition,
        filter: EventFilter,
        pageSize: Int
    ) -> EventSequence {
        let store = store
        return EventSequence(
            EventPages(after: position.rawValue, limit: nil, pageSize: pageSize, endsAtEnd: false) {
                cursor,
                count async throws(EventStoreError) -> EventPage? in
                await Distance.pass()
                let dense = GlobalPosition(SparsePositions.floor(cursor))
                var pages = store.subscribe(after: dense, filter: filter, pageSize: count).pages.makeAsyncIterator()
                return try await pages.next(isolation: nil).map(Self.widen)
            }
        )
    }

    func lastPosition() async throws(EventStoreError) -> GlobalPosition {
        await Distance.pass()
        return SparsePositions.widen(try await store.lastPosition())
    }

    private static func widen(_ page: EventPage) -> EventPage {
        page.with(page.events.map(SparsePositions.widen), cursor: SparsePositions.widen(page.cursor))
    }
}
