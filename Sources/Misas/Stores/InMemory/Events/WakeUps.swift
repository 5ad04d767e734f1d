/// Waiting tasks that are to go on, collected under the lock and resumed outside of it.
struct WakeUps: Sendable {
    var subscribers: [CheckedContinuation<SubscriptionSignal, Never>] = []
    var schedulers: [CheckedContinuation<Void, Never>] = []
    /// Whether subscribers are left that were not woken, and nobody tells them yet how far the log has come.
    var needsAdvance = false

    func resume(_ signal: SubscriptionSignal = .look) {
        for subscriber in subscribers { subscriber.resume(returning: signal) }
        for scheduler in schedulers { scheduler.resume() }
    }
}
