internal import CoreMetrics
internal import Synchronization

/// Makes metrics, and keeps what was made.
package final class Meters: Sendable {
    private struct Key: Hashable {
        let label: String
        let dimensions: [String]
    }

    private struct Made {
        var counters: [Key: any CounterHandler] = [:]
        var gauges: [Key: any MeterHandler] = [:]
    }

    package typealias Dimensions = KeyValuePairs<String, String?>

    private let factory: any MetricsFactory
    private let made = Mutex(Made())

    /// `nil` for a factory whose metrics go nowhere.
    init?(_ factory: any MetricsFactory) {
        if factory is NOOPMetricsHandler { return nil }
        self.factory = factory
    }

    /// Makes a timer, for who keeps it.
    func makeTimer(_ label: String, _ dimensions: Dimensions) -> any TimerHandler {
        factory.makeTimer(label: label, dimensions: key(label, dimensions).1)
    }

    /// Counts.
    func count(_ label: String, by amount: Int = 1, _ dimensions: Dimensions) {
        let (key, given) = key(label, dimensions)
        let counter = made.withLock { made in
            made.counters[key] ?? keep(factory.makeCounter(label: label, dimensions: given)) { made.counters[key] = $0 }
        }
        counter.increment(by: Int64(amount))
    }

    /// Says how much there is of something.
    func set(_ label: String, _ value: Double, _ dimensions: [(String, String)]) {
        let key = Key(label: label, dimensions: dimensions.flatMap { [$0.0, $0.1] })
        let gauge = made.withLock { made in
            made.gauges[key] ?? keep(factory.makeMeter(label: label, dimensions: dimensions)) { made.gauges[key] = $0 }
        }
        gauge.set(value)
    }

    private func key(_ label: String, _ dimensions: Dimensions) -> (Key, [(String, String)]) {
        let given = dimensions.compactMap { key, value in value.map { (key, $0) } }
        return (Key(label: label, dimensions: given.flatMap { [$0.0, $0.1] }), given)
    }

    private func keep<Handler>(_ handler: Handler, _ store: (Handler) -> Void) -> Handler {
        store(handler)
        return handler
    }
}
