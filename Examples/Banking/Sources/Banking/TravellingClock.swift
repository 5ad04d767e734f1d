import Foundation
import Misas
import Synchronization

/// The machine's time, which can be put forward, so that what takes years can be seen.
final class TravellingClock: SystemClock {
    private let offset = Mutex<Duration>(.zero)

    var now: Date { OffsetClock(offset: offset.withLock { $0 }).now }

    func advance(by duration: Duration) {
        offset.withLock { $0 += duration }
    }
}
