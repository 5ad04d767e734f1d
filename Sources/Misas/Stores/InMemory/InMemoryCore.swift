import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The state that the stores in memory share, behind one lock that is never held across a suspension.
final class InMemoryCore: Sendable {
    /// How long the subscribers left asleep wait at least between two advances, and how much each adds to it:
    /// telling them may take about a tenth of one core at most.
    private static let advancePause = Duration.milliseconds(10)
    private static let advancePausePerSubscriber = Duration.microseconds(20)

    let state = Mutex(InMemoryState())
    private let nextAdvance = Mutex(ContinuousClock.now)
    private let clock: @Sendable () -> Date

    init(clock: @escaping @Sendable () -> Date) {
        self.clock = clock
    }

    /// The time of the stores' clock, to the microsecond.
    ///
    /// Asked outside of the lock: the clock is the caller's code.
    func now() -> Date {
        clock().roundedToMicroseconds
    }

    /// Decides and does something in one step.
    func perform<R: Sendable, Failure: Error>(
        _ body: (inout StoreOverlay, borrowing InMemoryState, Date) throws(Failure) -> R
    ) throws(Failure) -> (R, EventCommit) {
        let now = now()
        let (result, commit, wakeUps) = try state.withLock { state throws(Failure) -> (R, EventCommit, WakeUps) in
            var overlay = StoreOverlay()
            let result = try body(&overlay, state, now)
            let (commit, wakeUps) = state.apply(overlay, at: now)
            return (result, commit, wakeUps)
        }
        resume(wakeUps)
        return (result, commit)
    }

    /// Looks at, or changes, what takes no part in transactions.
    func change<R: Sendable, Failure: StoreFailure>(
        _ body: (inout InMemoryState, Date) throws(Failure) -> R
    ) throws(Failure) -> R {
        guard !Task.isCancelled else { throw .cancelled }
        let now = now()
        let (result, wakeUps) = try state.withLock { state throws(Failure) -> (R, WakeUps) in
            let result = try body(&state, now)
            return (result, WakeUps(schedulers: state.schedulers.take(over: state.predictions)))
        }
        resume(wakeUps)
        return result
    }

    /// Does what a transaction put aside, if what it relies on still holds.
    func commit(_ overlay: StoreOverlay) throws -> EventCommit {
        let now = now()
        let (commit, wakeUps) = try state.withLock { state in
            try overlay.validate(against: state, at: now)
            return state.apply(overlay, at: now)
        }
        resume(wakeUps)
        return commit
    }

    /// Lets waiting tasks go on.
    func resume(_ wakeUps: WakeUps) {
        wakeUps.resume()
        if wakeUps.needsAdvance { Task(priority: .utility) { await self.advanceSleepers() } }
    }

    /// Tells the subscribers that nothing woke how far the log has come: at once when that was last done a while ago,
    /// else when the pause is over, so that many appends make one advance.
    private func advanceSleepers() async {
        let due = nextAdvance.withLock { $0 }
        // Not cancellable: this task is nobody's child.
        try? await Task.sleep(until: due, clock: .continuous)
        let (wakeUps, head) = state.withLock { ($0.subscribers.takeAll(), $0.events.head) }
        let pause = Self.advancePause + Self.advancePausePerSubscriber * wakeUps.subscribers.count
        nextAdvance.withLock { $0 = .now + pause }
        wakeUps.resume(.advance(head))
    }
}
