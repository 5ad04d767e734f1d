internal import CoreMetrics
internal import Synchronization

/// Timers of one name, each found by what it is of, at the cost of a look into a table.
package final class TimerFamily<Key: Hashable & Sendable>: Sendable {
    private let label: String
    private let meters: Meters
    private let dimensions: @Sendable (Key) -> Meters.Dimensions
    private let timers = Mutex<[Key: any TimerHandler]>([:])

    package init(_ label: String, _ meters: Meters, dimensions: @escaping @Sendable (Key) -> Meters.Dimensions) {
        self.label = label
        self.meters = meters
        self.dimensions = dimensions
    }

    /// Records how long something took.
    package func record(_ duration: Duration, _ key: Key) {
        let timer = timers.withLock { timers in
            if let known = timers[key] { return known }
            let made = meters.makeTimer(label, dimensions(key))
            timers[key] = made
            return made
        }
        timer.recordNanoseconds(duration.wholeNanoseconds)
    }
}

extension Duration {
    /// As metrics take it.
    var wholeNanoseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }
}
