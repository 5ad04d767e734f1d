internal import CoreMetrics
internal import Synchronization

/// What names a metric's point: its metric, and what it is of.
struct PointKey: Hashable, Sendable {
    let name: String
    let attributes: [String: String]

    init(_ name: String, _ dimensions: [(String, String)]) {
        self.name = name
        attributes = Dictionary(dimensions, uniquingKeysWith: { _, last in last })
    }
}

/// What a point shows.
enum PointValue: Sendable {
    case integerSum(Int64)
    case doubleSum(Double)
    case gauge(Double)
    case histogram(Histogram)
}

/// How many values lie between which bounds.
struct Histogram: Sendable {
    /// OpenTelemetry's bounds for durations in seconds.
    static let seconds: [Double] = [
        0.0005, 0.001, 0.0025, 0.005, 0.0075, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
    ]
    /// OpenTelemetry's bounds for all else.
    static let standard: [Double] = [
        0, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1_000, 2_500, 5_000, 7_500, 10_000,
    ]

    let bounds: [Double]
    let isInSeconds: Bool
    private(set) var counts: [UInt64]
    private(set) var count: UInt64 = 0
    private(set) var sum = 0.0
    private(set) var least = Double.infinity
    private(set) var most = -Double.infinity

    init(isInSeconds: Bool) {
        self.isInSeconds = isInSeconds
        bounds = isInSeconds ? Self.seconds : Self.standard
        counts = Array(repeating: 0, count: bounds.count + 1)
    }

    mutating func record(_ value: Double) {
        counts[bounds.firstIndex { value <= $0 } ?? bounds.count] += 1
        count += 1
        sum += value
        least = min(least, value)
        most = max(most, value)
    }
}

/// Something that is measured.
protocol Instrument: AnyObject, Sendable {
    var key: PointKey { get }
    /// What has been measured; `nil` where nothing was.
    var value: PointValue? { get }
}

/// Counts in whole numbers.
final class IntegerCounter: CounterHandler, Instrument {
    let key: PointKey
    private let count = Atomic<Int64>(0)

    init(_ key: PointKey) { self.key = key }

    func increment(by amount: Int64) { count.wrappingAdd(amount, ordering: .relaxed) }
    func reset() { count.store(0, ordering: .relaxed) }

    var value: PointValue? { .integerSum(count.load(ordering: .relaxed)) }
}

/// Counts in any numbers.
final class DoubleCounter: FloatingPointCounterHandler, Instrument {
    let key: PointKey
    private let count = Mutex(0.0)

    init(_ key: PointKey) { self.key = key }

    func increment(by amount: Double) { count.withLock { $0 += amount } }
    func reset() { count.withLock { $0 = 0 } }

    var value: PointValue? { .doubleSum(count.withLock { $0 }) }
}

/// Shows how much there is of something.
final class Gauge: MeterHandler, RecorderHandler, Instrument {
    let key: PointKey
    private let current = Mutex<Double?>(nil)

    init(_ key: PointKey) { self.key = key }

    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { current.withLock { $0 = value } }
    func increment(by amount: Double) { current.withLock { $0 = ($0 ?? 0) + amount } }
    func decrement(by amount: Double) { increment(by: -amount) }
    func record(_ value: Int64) { set(Double(value)) }
    func record(_ value: Double) { set(value) }

    var value: PointValue? { current.withLock { $0 }.map { .gauge($0) } }
}

/// Shows how values are spread.
final class Distribution: TimerHandler, RecorderHandler, Instrument {
    let key: PointKey
    private let histogram: Mutex<Histogram>

    init(_ key: PointKey, isInSeconds: Bool) {
        self.key = key
        histogram = Mutex(Histogram(isInSeconds: isInSeconds))
    }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }
    func record(_ value: Int64) { record(Double(value)) }
    func record(_ value: Double) { histogram.withLock { $0.record(value) } }

    var value: PointValue? {
        let histogram = histogram.withLock { $0 }
        return histogram.count == 0 ? nil : .histogram(histogram)
    }
}
