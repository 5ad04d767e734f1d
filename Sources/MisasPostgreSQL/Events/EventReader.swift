import Misas
import PostgresClient
import Synchronization

/// Reads events in their global order, and never past one that is still to come.
final class EventReader: Sendable {
    /// How many positions one statement looks at, so that a filter that matches nothing still makes progress.
    private static let window: Int64 = 20_000

    private let database: PostgresDatabase
    let sql: EventSQL
    private let types: EventTypes
    private let streams: StreamNames
    /// The highest position up to which all events are known to be committed, which stays true for ever.
    private let known = Mutex<Int64>(0)

    init(_ database: PostgresDatabase, sql: EventSQL, types: EventTypes) {
        self.database = database
        self.sql = sql
        self.types = types
        streams = StreamNames(database, sql: sql)
    }

    /// The position up to which all events are committed, as it is now.
    func watermark() async throws(PostgresError) -> Int64 {
        let results = try await database.pool.execute([
            PostgresStatement(sql.watermark), PostgresStatement(sql.countTypes),
        ])
        guard let row = results.first?.first, let types = results.last?.first else {
            throw .unexpectedAnswer("there is no watermark")
        }
        let mark = try row.int64(0)
        self.types.noted(count: Int(try types.int64(0)))
        known.withLock { $0 = max($0, mark) }
        return mark
    }

    /// The position up to which all events are committed, as it was when somebody last asked.
    var lastWatermark: Int64 { known.withLock { $0 } }

    /// A page of a read.
    func page(
        _ options: GlobalRead,
        behind cursor: Int64,
        count: Int
    ) async throws(PostgresError) -> EventPage {
        switch options.direction {
        case .forward: try await forward(options, behind: cursor, count: count)
        case .backward: try await backward(options, before: cursor, count: count)
        }
    }

    private func forward(
        _ options: GlobalRead,
        behind cursor: Int64,
        count: Int
    ) async throws(PostgresError) -> EventPage {
        var mark = lastWatermark
        // Where what is known gives less than a full page, the end has to be looked at anew.
        let isFresh = mark - Int64(count) <= cursor
        if isFresh { mark = try await watermark() }
        let through = min(mark, options.through?.rawValue ?? .max)
        guard through > cursor else { return EventPage(events: [], cursor: cursor, isAtEnd: true) }
        let bound = through - cursor > Self.window ? cursor + Self.window : through
        let events = try await events(
            sql.readAllForward,
            from: cursor,
            to: bound,
            filter: options.filter,
            limit: count
        )
        if events.count == count, let last = events.last {
            let position = last.position.rawValue
            return EventPage(events: events, cursor: position, isAtEnd: position == through && isFresh)
        }
        let isAtEnd = bound == through && (isFresh || through == options.through?.rawValue)
        return EventPage(events: events, cursor: bound, isAtEnd: isAtEnd)
    }

    private func backward(
        _ options: GlobalRead,
        before cursor: Int64,
        count: Int
    ) async throws(PostgresError) -> EventPage {
        let mark = cursor > lastWatermark ? try await watermark() : lastWatermark
        let start = min(cursor, mark + 1)
        let end = max(1, options.through?.rawValue ?? 1)
        guard start > end else { return EventPage(events: [], cursor: start, isAtEnd: true) }
        let bound = start - end > Self.window ? start - Self.window : end
        let events = try await events(
            sql.readAllBackward,
            from: bound,
            to: start,
            filter: options.filter,
            limit: count
        )
        if events.count == count, let last = events.last {
            return EventPage(events: events, cursor: last.position.rawValue, isAtEnd: last.position.rawValue <= end)
        }
        return EventPage(events: events, cursor: bound, isAtEnd: bound == end)
    }

    /// The events between two positions, of which all are committed.
    func events(
        _ statement: String,
        from: Int64,
        to: Int64,
        filter: EventFilter,
        limit: Int
    ) async throws(PostgresError) -> [RecordedEvent] {
        var wanted = PostgresValue.null(.integer.array)
        if let types = filter.types {
            let numbers = try await self.types.numbersAtWatermark(of: types)
            guard !numbers.isEmpty else { return [] }
            wanted = .integers(numbers)
        }
        var prefix = PostgresValue.text(nil)
        var categories = PostgresValue.null(.text.array)
        switch filter.streams {
        case .all: break
        case .prefix(let text): prefix = .text(text)
        case .categories(let names): categories = .texts(names.sorted())
        }
        let rows = try await database.pool.execute(
            PostgresStatement(
                statement,
                [
                    .bigint(from), .bigint(to), wanted, prefix, categories, .boolean(filter.includesSystemEvents),
                    .bigint(Int64(limit)),
                ]
            )
        )
        return try await events(in: rows, of: nil)
    }

    /// The events between two positions, the first exclusive, in order.
    func events(
        after position: Int64,
        through end: Int64,
        filter: EventFilter,
        limit: Int
    ) async throws(PostgresError) -> [RecordedEvent] {
        try await events(sql.readAllForward, from: position, to: end, filter: filter, limit: limit)
    }

    /// The events of rows: of one stream, or of those whose numbers their last column has.
    func events(in rows: PostgresResult, of stream: StreamName?) async throws(PostgresError) -> [RecordedEvent] {
        guard !rows.isEmpty else { return [] }
        let types = try await types.names(of: try EventRows.types(rows))
        let streams: EventRows.Streams
        if let stream {
            streams = .one(stream)
        } else {
            streams = .several(try await self.streams.names(of: try EventRows.streams(rows)))
        }
        let reading = EventRows(types: types, streams: streams)
        var events: [RecordedEvent] = []
        events.reserveCapacity(rows.count)
        for row in rows { events.append(try reading.event(row)) }
        return events
    }
}
