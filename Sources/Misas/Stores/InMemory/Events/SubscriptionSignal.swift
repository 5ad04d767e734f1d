/// Why a waiting subscriber goes on.
enum SubscriptionSignal: Sendable {
    /// Something that it may want was recorded: look again.
    case look
    /// Nothing that it wants was recorded up to this position.
    case advance(Int64)
    /// Its task was cancelled.
    case cancelled
}
