#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Misas
import PostgresClient

/// Appends that go to the database in one statement.
struct AppendBatch {
    private let requests: [AppendRequest]

    /// Puts requests together.
    ///
    /// No stream may be in two of them. Where there are several, each has one stream: it gets a verdict of its own.
    init(_ requests: [AppendRequest]) {
        self.requests = requests
    }

    private var appends: [StreamAppend] { requests.flatMap(\.appends) }

    /// The statement.
    func statement(_ sql: EventSQL) -> PostgresStatement {
        let appends = appends
        var streams: [Int32?] = []
        var offsets: [Int32?] = []
        var types: [Int32?] = []
        var events: [NewEvent] = []
        var metadata: [[UInt8]?] = []
        var index: Int32 = 0
        for request in requests {
            metadata += request.metadata
            for append in request.appends {
                index += 1
                for (offset, event) in append.events.enumerated() {
                    streams.append(index)
                    offsets.append(Int32(offset + 1))
                    types.append(request.types[event.type])
                    events.append(event)
                }
            }
        }
        return PostgresStatement(
            sql.append,
            [
                .texts(appends.map { $0.stream.name }),
                .smallints(appends.map { $0.expecting.code }),
                .bigints(appends.map { $0.expecting.expectedVersion }),
                .integers(streams),
                .integers(offsets),
                .uuids(events.map { $0.id }),
                .integers(types),
                .integers(events.map { Int32(clamping: $0.schemaVersion) }),
                .uuids(events.map { $0.metadata.correlationID }),
                .uuids(events.map { $0.metadata.causationID }),
                .jsonbs(events.map { $0.data }),
                .jsonbs(metadata),
                .boolean(requests.count == 1),
            ]
        )
    }

    /// What the database says to each request.
    func outcomes(_ result: PostgresResult) throws(PostgresError) -> [AppendOutcome] {
        guard let row = result.first else { throw .unexpectedAnswer("an append was not answered") }
        let verdicts = try row.int16s(0)
        let bases = try row.int64s(1)
        let positions = row.isNull(2) ? [] : try row.int64s(2)
        guard verdicts.count == appends.count, bases.count == appends.count else {
            throw .unexpectedAnswer("an append was answered for another number of streams")
        }
        var outcomes: [AppendOutcome] = []
        var stream = 0
        var event = 0
        for request in requests {
            var results: [AppendResult] = []
            var refusal: EventStoreError?
            for append in request.appends {
                if refusal == nil {
                    refusal = StreamVerdict(rawValue: verdicts[stream])?.refusal(of: append, actual: bases[stream])
                }
                let range = event..<event + append.events.count
                if range.upperBound <= positions.count {
                    results.append(Self.result(of: append, base: bases[stream], positions: positions[range]))
                } else if append.events.isEmpty {
                    results.append(Self.result(of: append, base: bases[stream], positions: []))
                }
                stream += 1
                event = range.upperBound
            }
            outcomes.append(refusal.map(AppendOutcome.refused) ?? .appended(results))
        }
        return outcomes
    }

    private static func result(of append: StreamAppend, base: Int64, positions: ArraySlice<Int64>) -> AppendResult {
        var range: ClosedRange<GlobalPosition>?
        if let first = positions.first, let last = positions.last {
            range = GlobalPosition(first)...GlobalPosition(last)
        }
        return AppendResult(
            stream: append.stream,
            count: append.events.count,
            lastVersion: StreamVersion(base + Int64(append.events.count)),
            positions: range,
            wasAlreadyStored: false
        )
    }
}
