import Misas
import PostgresClient

extension PostgresEventLogStatus {
    /// Reads what the statements of ``OperationsSQL/eventLog`` answered.
    init(_ results: [PostgresResult]) throws(PostgresError) {
        guard results.count == 3, let row = results[0].first else {
            throw .unexpectedAnswer("there is no last position")
        }
        let last = try row.optional(0, PostgresRow.int64).map { GlobalPosition($0) }
        var appends: [PostgresAppendInFlight] = []
        for row in results[1] { appends.append(try PostgresAppendInFlight(row)) }
        // As watermark() has it, from the look that names the appends: where there is a gap, one of them is its cause.
        let watermark = last.map { last in appends.reduce(last) { min($0, $1.mark) } }
        var checkpoints: [PostgresCheckpointLag] = []
        for row in results[2] { checkpoints.append(try PostgresCheckpointLag(row, watermark: watermark)) }
        self.init(
            lastPosition: last,
            watermark: watermark,
            appendsInFlight: last == nil ? nil : appends,
            checkpoints: checkpoints
        )
    }
}

extension PostgresAppendInFlight {
    fileprivate init(_ row: PostgresRow) throws(PostgresError) {
        self.init(
            mark: GlobalPosition(try row.int64(0)),
            processID: try row.optional(1, PostgresRow.int32),
            preparedTransaction: try row.optional(2, PostgresRow.text),
            since: try row.optional(3, PostgresRow.timestamptz),
            age: try row.optional(4, PostgresRow.int64).map { .microseconds($0) },
            user: try row.optional(5, PostgresRow.text),
            applicationName: try row.optional(6, PostgresRow.text),
            clientAddress: try row.optional(7, PostgresRow.text),
            state: try row.optional(8, PostgresRow.text),
            waitEventType: try row.optional(9, PostgresRow.text),
            waitEvent: try row.optional(10, PostgresRow.text)
        )
    }
}

extension PostgresCheckpointLag {
    fileprivate init(_ row: PostgresRow, watermark: GlobalPosition?) throws(PostgresError) {
        let position = try row.int64(1)
        self.init(
            name: try row.text(0),
            position: GlobalPosition(position),
            // It may have been moved on since the watermark was looked at.
            behind: watermark.map { max(0, $0.rawValue - position) },
            savedAt: try row.optional(2, PostgresRow.timestamptz)
        )
    }
}
