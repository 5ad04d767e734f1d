import Misas

/// Positions with holes in place of dense ones: 10, 13 and 16 for 1, 2 and 3.
enum SparsePositions {
    static func widen(_ dense: Int64) -> Int64 {
        // What lies outside of the log, such as the end of a read backward, stays outside.
        dense <= 0 || dense > .max / 4 ? dense : dense * 3 + 7
    }

    static func widen(_ dense: GlobalPosition) -> GlobalPosition {
        GlobalPosition(widen(dense.rawValue))
    }

    /// The last dense position that is not behind a sparse one.
    static func floor(_ sparse: Int64) -> Int64 {
        sparse <= 0 || sparse > .max / 4 ? sparse : max(0, (sparse - 7) / 3)
    }

    /// The first dense position that is not before a sparse one.
    static func ceiling(_ sparse: Int64) -> Int64 {
        sparse <= 0 || sparse > .max / 4 ? sparse : max(0, (sparse - 5) / 3)
    }

    static func widen(_ result: AppendResult) -> AppendResult {
        AppendResult(
            stream: result.stream,
            count: result.count,
            lastVersion: result.lastVersion,
            positions: result.positions.map { widen($0.lowerBound)...widen($0.upperBound) },
            wasAlreadyStored: result.wasAlreadyStored
        )
    }

    static func widen(_ event: RecordedEvent) -> RecordedEvent {
        RecordedEvent(
            NewEvent(
                id: event.id,
                type: event.type,
                schemaVersion: event.schemaVersion,
                data: JSONSpelling.otherwise(event.data),
                metadata: event.metadata
            ),
            stream: event.stream,
            version: event.version,
            position: widen(event.position),
            recordedAt: event.recordedAt
        )
    }
}
