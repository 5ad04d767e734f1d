/// What happens when a projection or a policy fails on an event.
public indirect enum FailureStrategy: Sendable, Hashable {
    /// It stops at the event until somebody looks into it.
    case stop
    /// It goes on with the next event; this one is left out.
    case skip
    /// The event, and every later one of the same key, is set aside in order; the rest goes on.
    case park
    /// It is tried again, with waits that double from the least to the greatest; when that did not help, as said.
    case retry(attempts: Int, backoff: ClosedRange<Duration>, then: FailureStrategy)

    /// For projections: tried again eight times, then stop.
    public static let projectionDefault = FailureStrategy.retry(
        attempts: 8,
        backoff: .milliseconds(100)...Duration.seconds(30),
        then: .stop
    )

    /// For policies: tried again eight times, then park.
    public static let policyDefault = FailureStrategy.retry(
        attempts: 8,
        backoff: .milliseconds(100)...Duration.seconds(30),
        then: .park
    )
}
