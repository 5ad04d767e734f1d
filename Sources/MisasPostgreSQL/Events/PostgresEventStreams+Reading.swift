import Misas
import PostgresClient

extension PostgresEventStreams {
    func read(_ stream: StreamName, _ options: StreamRead) -> EventSequence {
        return EventSequence(
            EventPages(after: options.startCursor, limit: options.limit, pageSize: options.pageSize, endsAtEnd: true) {
                cursor,
                count async throws(EventStoreError) -> EventPage? in
                try await page(of: stream, options, behind: cursor, count: count)
            }
        )
    }

    private func page(
        of stream: StreamName,
        _ options: StreamRead,
        behind cursor: Int64,
        count: Int
    ) async throws(EventStoreError) -> EventPage {
        guard !Task.isCancelled else { throw .cancelled }
        var types = PostgresValue.null(.integer.array)
        if let wanted = options.types {
            do throws(PostgresError) {
                types = .integers(try await events.types.existingNumbers(of: wanted))
            } catch {
                throw error.failure()
            }
        }
        let isForward = options.direction == .forward
        let bounds: (Int64, Int64) =
            isForward
            ? (cursor == .max ? .max : cursor + 1, options.through?.rawValue ?? .max)
            : (options.through?.rawValue ?? 1, cursor == .min ? .min : cursor - 1)
        let rows = try await session.read(
            PostgresStatement(
                isForward ? events.sql.readStreamForward : events.sql.readStreamBackward,
                [.text(stream.name), .bigint(bounds.0), .bigint(bounds.1), types, .bigint(Int64(count))]
            ),
            failingAs: EventStoreError.self
        )
        // A deleted stream has no events; whether one without events is deleted has to be asked.
        if rows.isEmpty, try await streamInfo(stream)?.status == .deleted { throw .streamDeleted(stream) }
        do throws(PostgresError) {
            let found = try await events.reader.events(in: rows, of: stream)
            return EventPage(
                events: found,
                cursor: found.last?.version.rawValue ?? cursor,
                isAtEnd: found.count < count || found.last?.version == options.through
            )
        } catch {
            throw error.failure()
        }
    }
}
