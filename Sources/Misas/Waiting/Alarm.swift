internal import Synchronization

/// Lets one task sleep until something happens, or some time has passed.
package final class Alarm: Sendable {
    private let rings = ChangeCount()
    /// How often it had rung when the sleeper last woke.
    private let heard = Atomic<UInt64>(0)

    package init() {}

    /// Wakes the sleeper; when nobody sleeps, the next who would does not.
    package func ring() { rings.ring() }

    /// Sleeps until the alarm rings, at most for some time, or until the task is cancelled.
    package func sleep(for duration: Duration) async {
        await rings.wait(since: heard.load(ordering: .sequentiallyConsistent), atMost: duration)
        heard.store(rings.value, ordering: .sequentiallyConsistent)
    }
}
