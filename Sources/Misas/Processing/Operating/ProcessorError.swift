/// Why a processor could not be waited for, or operated.
public enum ProcessorError: Error, Sendable {
    /// There is none of that name.
    case unknown(String, known: [String])
    /// It has not come as far as it was waited for.
    case late(String, position: GlobalPosition, expected: GlobalPosition, waited: Duration)
    /// It has stopped at an event, until an operator has it go on.
    case stopped(ProcessorStop, underlying: (any Error)?)
    /// It has run in another number of partitions: what these have handled would be handled again.
    case partitioned(String, into: Int, checkpoints: [String])
    /// It is written with the events: it cannot be paused.
    case inline(String)
    /// It is not a projection: what it did would be done again.
    case notAProjection(String)
}

extension ProcessorError: CustomStringConvertible {
    /// What is wrong, and what can be done.
    public var description: String {
        switch self {
        case .unknown(let name, let known):
            "there is no processor \(name); there are: \(known.joined(separator: ", "))"
        case .late(let name, let position, let expected, let waited):
            "processor \(name) is at position \(position) after \(waited), and \(expected) was waited for"
        case .stopped(let stop, _):
            "processor \(stop.processor) has stopped at position \(stop.position), a \(stop.type): \(stop.failure)"
        case .partitioned(let name, let count, let checkpoints):
            "processor \(name) is to run in \(count) partitions, and has run in others, \(checkpoints.joined(separator: ", ")): it "
                + "would begin anew; `processors.repartition`, or `misas processors repartition`, brings it over"
        case .inline(let name): "\(name) is written with the events, and cannot be paused"
        case .notAProjection(let name):
            "\(name) is not a projection: to let it begin anew would repeat what it has done"
        }
    }
}
