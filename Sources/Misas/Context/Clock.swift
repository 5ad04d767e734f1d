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

    /// Waits until it is a time, at once where it is past it.
    ///
    /// By default it looks every half second at least, so that a clock that is set is noticed.
    ///
    /// - Throws: `CancellationError`.
    func sleep(until time: Date) async throws
}

extension SystemClock {
    /// Waits until it is a time, and looks every half second at least whether it is.
    public func sleep(until time: Date) async throws {
        while true {
            let rest = time.timeIntervalSince(now)
            if rest <= 0 { return }
            try await Task.sleep(for: .seconds(min(rest, 0.5)))
        }
    }
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

    /// Waits until the other clock shows the time without the offset.
    public func sleep(until time: Date) async throws {
        try await base.sleep(until: time.addingTimeInterval(-seconds))
    }
}

/// A time that moves only when it is told to, for tests.
public final class ManualClock: SystemClock {
    private struct State {
        var now: Date
        var sleepers: [UInt64: (time: Date, continuation: CheckedContinuation<Void, Never>)] = [:]
        var nextID: UInt64 = 0

        /// Sets the time, and takes those out whose time has come.
        mutating func set(_ time: Date) -> [CheckedContinuation<Void, Never>] {
            now = time
            let awake = sleepers.filter { $0.value.time <= time }
            for id in awake.keys { sleepers[id] = nil }
            return awake.values.sorted { $0.time < $1.time }.map(\.continuation)
        }
    }

    private let state: Mutex<State>

    /// Creates a clock that shows the given time until it is moved.
    public init(_ now: Date) {
        state = Mutex(State(now: now))
    }

    /// The time it was last set to.
    public var now: Date { state.withLock { $0.now } }

    /// Sets the time, forward or back.
    public func set(_ now: Date) {
        let awake = state.withLock { $0.set(now) }
        for continuation in awake { continuation.resume() }
    }

    /// Moves the time.
    public func advance(by duration: Duration) {
        let (whole, attoseconds) = duration.components
        let seconds = Double(whole) + Double(attoseconds) / 1e18
        let awake = state.withLock { state in
            let time = state.now.addingTimeInterval(seconds)
            return state.set(time)
        }
        for continuation in awake { continuation.resume() }
    }

    /// Waits until the clock was set to a time, or beyond it.
    ///
    /// - Throws: `CancellationError`.
    public func sleep(until time: Date) async throws {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    guard state.now < time, !Task.isCancelled else { return true }
                    state.sleepers[id] = (time, continuation)
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.sleepers.removeValue(forKey: id) }?.continuation.resume()
        }
        try Task.checkCancellation()
    }
}
