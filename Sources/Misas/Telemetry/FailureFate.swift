/// What becomes of an event or a prediction that could not be handled.
enum FailureFate: String, Sendable {
    case retried
    case skipped
    case parked
    case stopped

    fileprivate var told: String {
        switch self {
        case .retried: "is tried again"
        case .skipped: "is left out"
        case .parked: "is set aside"
        case .stopped: "the processor has stopped"
        }
    }
}

extension Telemetry {
    /// Counts something that could not be handled, and says in the log what becomes of it.
    ///
    /// - Parameters:
    ///   - what: what it is: `an event`.
    ///   - fate: what becomes of it.
    ///   - error: why it could not be handled.
    ///   - metric: what it is counted as.
    ///   - dimension: what it is counted by.
    ///   - values: what the log says of it.
    func failed(
        _ what: String,
        _ fate: FailureFate,
        _ error: any Error,
        countedAs metric: String,
        by dimension: (key: String, value: String),
        _ values: SystemLog.Values
    ) {
        meters?.count(
            metric,
            [
                dimension.key: dimension.value, "misas.failure.action": fate.rawValue,
                TelemetryKey.errorType: SpanOutcome(of: error).errorType,
            ]
        )
        let text = "\(what) could not be handled, and \(fate.told)"
        if fate == .retried {
            log.warning(text, values, error)
        } else {
            log.error(text, values, error)
        }
    }
}
