internal import Synchronization

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What the system takes for the current time.
///
/// All its parts ask the same one.
public protocol SystemClock: Sendable {
    /// The current time.
    var now: Date { get }
}

/// The machine's time, in UTC as every `Date` is.
public struct UTCClock: SystemClock {
    /// Creates the clock.
    public init() {}

    /// The machine's time.
    public var now: Date { Date() }
}

/// A time that stands still.
public struct FixedClock: SystemClock {
    /// The time it shows.
    public let now: Date

    /// Creates a clock that always shows the given time.
    public init(_ now: Date) {
        self.now = now
    }
}

/// Another clock's time, put forward or back.
public struct OffsetClock: SystemClock {
    private let base: any SystemClock
    private let seconds: Double

    /// Creates a clock that is ahead of another by the offset, or behind it when the offset is negative.
    public init(offset: Duration, from base: any SystemClock = UTCClock()) {
        self.base = base
        let (whole, attoseconds) = offset.components
        seconds = Double(whole) + Double(attoseconds) / 1e18
    }

    /// The other clock's time with the offset.
    public var now: Date { base.now.addingTimeInterval(seconds) }
}

/// A time that moves only when it is told to, for tests.
public final class ManualClock: SystemClock {
    private let state: Mutex<Date>

    /// Creates a clock that shows the given time until it is moved.
    public init(_ now: Date) {
        state = Mutex(now)
    }

    /// The time it was last set to.
    public var now: Date { state.withLock { $0 } }

    /// Sets the time, forward or back.
    public func set(_ now: Date) {
        state.withLock { $0 = now }
    }

    /// Moves the time.
    public func advance(by duration: Duration) {
        let (whole, attoseconds) = duration.components
        let seconds = Double(whole) + Double(attoseconds) / 1e18
        state.withLock { $0 = $0.addingTimeInterval(seconds) }
    }
}
