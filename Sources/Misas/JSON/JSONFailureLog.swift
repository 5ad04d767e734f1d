/// The failures of one pass, up to a limit.
///
/// A failure is recorded without its path; each level adds its own step while the calls return. The path thus costs
/// nothing as long as nothing fails.
struct JSONFailureLog {
    private struct Record {
        let message: String
        let offset: Int?
        var segments: [JSONPathSegment]
    }

    private let limit: Int
    private var records: [Record] = []

    /// How many failures were left out because the limit was reached.
    private(set) var omitted = 0

    /// How many failures are recorded: the mark from which `prefix` works.
    var count: Int { records.count }

    init(limit: Int) {
        self.limit = limit
    }

    mutating func record(_ message: String, at segment: JSONPathSegment? = nil) {
        guard records.count < limit else {
            omitted += 1
            return
        }
        records.append(Record(message: message, offset: nil, segments: segment.map { [$0] } ?? []))
    }

    /// Records the failure that ends the pass, which is told even when the limit is reached.
    mutating func recordTerminal(_ message: String, offset: Int?) {
        records.append(Record(message: message, offset: offset, segments: []))
    }

    /// Adds a step to the path of all that was recorded since the mark.
    mutating func prefix(_ segment: JSONPathSegment, since mark: Int) {
        for index in mark..<records.count {
            records[index].segments.append(segment)
        }
    }

    var failures: [JSONFailure] {
        records.map { record in
            JSONFailure(
                path: record.segments.reversed().reduce(into: "$") { $0 += $1.description },
                message: record.message,
                offset: record.offset
            )
        }
    }
}
