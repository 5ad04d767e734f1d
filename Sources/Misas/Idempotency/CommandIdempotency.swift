/// Whether the same command again has one effect and the same reply.
///
/// A command is the same when it is sent with the same id: by a caller who gives one, or by a policy, whose commands have ids
/// that follow from the event. The reply is recorded in the transaction of the events; a command that failed may be sent
/// again.
public struct CommandIdempotency: Sendable, Hashable {
    /// How long replies are kept; `nil` where none are.
    public let retention: Duration?

    /// Replies are kept for a time, in which a command of the same id is not done again.
    public static func on(retention: Duration) -> CommandIdempotency { CommandIdempotency(retention: retention) }
    /// Each command is done, whatever its id.
    public static let off = CommandIdempotency(retention: nil)
    /// Replies are kept for a week.
    public static let standard = CommandIdempotency.on(retention: .seconds(7 * 24 * 3600))
}
