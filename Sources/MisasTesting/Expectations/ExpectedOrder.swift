import Misas

/// Expects that events stand in the one order, and those of each stream in its own, without a hole after the first.
func expectOrder(
    _ events: [RecordedEvent],
    file: String = #fileID,
    line: Int = #line
) throws {
    for (previous, next) in zip(events, events.dropFirst()) where previous.position >= next.position {
        throw UnmetExpectation(
            expected: "positions that grow",
            found: "position \(next.position) after \(previous.position)",
            file: file,
            line: line
        )
    }
    for (stream, own) in Dictionary(grouping: events, by: \.stream) {
        for (previous, next) in zip(own, own.dropFirst()) where previous.version.rawValue + 1 != next.version.rawValue {
            throw UnmetExpectation(
                expected: "the versions of stream \(stream) in order, without a hole",
                found: "version \(next.version) after \(previous.version)",
                file: file,
                line: line
            )
        }
    }
}
