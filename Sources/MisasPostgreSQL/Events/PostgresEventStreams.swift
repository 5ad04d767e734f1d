#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Misas
import PostgresClient

/// The streams of the event store on PostgreSQL, by themselves or in a transaction.
struct PostgresEventStreams: EventStreams {
    /// How often an append is sent again that has events which another one, still under way, was about to store.
    private static let attempts = 5

    let events: PostgresEvents
    let session: PostgresSession

    func append(_ appends: [StreamAppend]) async throws(EventStoreError) -> [AppendResult] {
        try EventStoreError.checking { () throws(InvalidStoreInput) in try EventBatchCheck.check(appends) }
        guard !Task.isCancelled else { throw .cancelled }
        guard !appends.isEmpty else { return [] }
        let types: [Int32]
        do throws(PostgresError) {
            types = try await events.types.numbers(of: appends.flatMap { $0.events.map(\.type) })
        } catch {
            throw error.failure()
        }
        let request = try AppendRequest(appends, types: types)
        var isAlone = false
        for _ in 0..<Self.attempts {
            switch await send(request, alone: isAlone) {
            case .appended(let results):
                if case .transaction(let transaction) = session {
                    transaction.add(results)
                } else {
                    events.appended(appends, through: results.compactMap(\.lastPosition).max())
                }
                return results
            case .refused(let error):
                // Whatever it expects: an append that is stored gets its first answer.
                if let results = try await firstAnswer(to: appends) { return results }
                throw error
            case .hasKnownEvents:
                if let results = try await firstAnswer(to: appends) { return results }
                // It may have been sent along with another, whose events were known.
                isAlone = true
            case .failed(let error): throw error.failure()
            }
        }
        throw .unavailable(
            StoreUnavailable("the events of an append were stored and removed by others again and again")
        )
    }

    private func send(_ request: AppendRequest, alone: Bool) async -> AppendOutcome {
        guard case .transaction(let transaction) = session else {
            return await events.queue.append(request, alone: alone)
        }
        let batch = AppendBatch([request])
        do throws(PostgresWriteError) {
            let result = try await transaction.write(batch.statement(events.sql))
            do throws(PostgresError) {
                return try batch.outcomes(result)[0]
            } catch {
                throw .database(error)
            }
        } catch {
            if case .database(let database) = error, database.isKnownEvent { return .hasKnownEvents }
            return .failed(error)
        }
    }

    /// The answer that an append got when its events were stored; `nil` when none of them is.
    private func firstAnswer(to appends: [StreamAppend]) async throws(EventStoreError) -> [AppendResult]? {
        let ids = appends.flatMap { $0.events.map(\.id) }
        guard !ids.isEmpty else { return nil }
        let rows = try await session.read(
            PostgresStatement(events.sql.findKnown, [.uuids(ids)]),
            failingAs: EventStoreError.self
        )
        var places: [UUID: EventPlace] = [:]
        do throws(PostgresError) {
            for row in rows { places[try row.uuid(0)] = try EventPlace(row) }
        } catch {
            throw error.failure()
        }
        guard !places.isEmpty else { return nil }
        if let unknown = ids.first(where: { places[$0] == nil }), let known = ids.first(where: { places[$0] != nil }) {
            let append = appends.first { $0.events.contains { $0.id == unknown } }
            throw .batchPartlyKnown(append?.stream ?? appends[0].stream, known: known, unknown: unknown)
        }
        var results: [AppendResult] = []
        for append in appends { results.append(try await firstAnswer(to: append, places)) }
        return results
    }

    private func firstAnswer(
        to append: StreamAppend,
        _ places: [UUID: EventPlace]
    ) async throws(EventStoreError) -> AppendResult {
        var last: EventPlace?
        var first: EventPlace?
        for event in append.events {
            guard let place = places[event.id] else { continue }
            guard place.stream == append.stream, last.map({ $0.version + 1 == place.version }) ?? true else {
                throw .duplicateEventID(event.id, place.stream)
            }
            first = first ?? place
            last = place
        }
        guard let first, let last else {
            return AppendResult(
                stream: append.stream,
                count: 0,
                lastVersion: try await streamInfo(append.stream)?.version ?? .none,
                positions: nil,
                wasAlreadyStored: false
            )
        }
        return AppendResult(
            stream: append.stream,
            count: append.events.count,
            lastVersion: StreamVersion(last.version),
            positions: GlobalPosition(first.position)...GlobalPosition(last.position),
            wasAlreadyStored: true
        )
    }

    func streamInfo(_ stream: StreamName) async throws(EventStoreError) -> StreamInfo? {
        guard !Task.isCancelled else { throw .cancelled }
        let rows = try await session.read(
            PostgresStatement(events.sql.streamInfo, [.text(stream.name)]),
            failingAs: EventStoreError.self
        )
        guard let row = rows.first else { return nil }
        do throws(PostgresError) {
            return StreamInfo(
                stream: stream,
                version: StreamVersion(try row.int64(2)),
                firstVersion: StreamVersion(try row.int64(1)),
                status: try StreamStatusForm.status(row.int16(0)),
                createdAt: try row.timestamptz(3),
                lastAppendedAt: try row.timestamptz(4)
            )
        } catch {
            throw error.failure()
        }
    }
}

/// Where an event stands that is known.
private struct EventPlace {
    let stream: StreamName
    let version: Int64
    let position: Int64

    init(_ row: PostgresRow) throws(PostgresError) {
        stream = try EventRows.streamName(row.text(1))
        version = try row.int64(2)
        position = try row.int64(3)
    }
}
