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
    private let appends: [StreamAppend]
    /// The place of each append among the streams as the database gets them: in the order of their names, so that those
    /// who write to the same ones never wait for each other.
    private let places: [Int]

    /// Puts requests together.
    ///
    /// No stream may be in two of them. Where there are several, each has one stream: it gets a verdict of its own.
    init(_ requests: [AppendRequest]) {
        self.requests = requests
        let appends = requests.count == 1 ? requests[0].appends : requests.flatMap(\.appends)
        self.appends = appends
        var places = Array(appends.indices)
        if appends.count > 1 {
            let sorted = places.sorted { appends[$0].stream < appends[$1].stream }
            for (place, index) in sorted.enumerated() { places[index] = place }
        }
        self.places = places
    }

    /// The statement.
    func statement(_ sql: EventSQL) -> PostgresStatement {
        var names = [String?](repeating: nil, count: appends.count)
        var expectations = [Int16?](repeating: nil, count: appends.count)
        var versions = [Int64?](repeating: nil, count: appends.count)
        var streams: [Int32?] = []
        var offsets: [Int32?] = []
        var ids: [UUID?] = []
        var types: [Int32?] = []
        var schemaVersions: [Int32?] = []
        var correlations: [UUID?] = []
        var causations: [UUID?] = []
        var data: [[UInt8]?] = []
        var metadata: [[UInt8]?] = []
        var index = 0
        for request in requests {
            metadata += request.metadata
            for type in request.types { types.append(type) }
            for append in request.appends {
                let place = places[index]
                index += 1
                names[place] = append.stream.name
                expectations[place] = append.expecting.code
                versions[place] = append.expecting.expectedVersion
                for (offset, event) in append.events.enumerated() {
                    streams.append(Int32(place + 1))
                    offsets.append(Int32(offset + 1))
                    ids.append(event.id)
                    schemaVersions.append(Int32(clamping: event.schemaVersion))
                    correlations.append(event.metadata.correlationID)
                    causations.append(event.metadata.causationID)
                    data.append(event.data)
                }
            }
        }
        return PostgresStatement(
            sql.append,
            [
                .texts(names), .smallints(expectations), .bigints(versions), .integers(streams), .integers(offsets),
                .uuids(ids), .integers(types), .integers(schemaVersions), .uuids(correlations), .uuids(causations),
                .jsonbs(data), .jsonbs(metadata), .boolean(requests.count == 1),
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
        var index = 0
        var event = 0
        for request in requests {
            var results: [AppendResult] = []
            var refusal: EventStoreError?
            for append in request.appends {
                let stream = places[index]
                index += 1
                if refusal == nil {
                    refusal = StreamVerdict(rawValue: verdicts[stream])?.refusal(of: append, actual: bases[stream])
                }
                let range = event..<event + append.events.count
                if range.upperBound <= positions.count {
                    results.append(Self.result(of: append, base: bases[stream], positions: positions[range]))
                } else if append.events.isEmpty {
                    results.append(Self.result(of: append, base: bases[stream], positions: []))
                }
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
