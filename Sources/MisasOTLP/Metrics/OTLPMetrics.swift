public import CoreMetrics
internal import Synchronization

/// Makes metrics that go to a collector, each with all that was measured since the program began.
///
/// Of one name and the same dimensions there is one metric, however often it is asked for. There are at most 2,000; what is
/// made beyond that is not sent, and counted as dropped.
public struct OTLPMetrics: MetricsFactory {
    private final class Registry: Sendable {
        struct State {
            var instruments: [PointKey: any Instrument] = [:]
            var dropped = 0
        }

        let state = Mutex(State())
    }

    private static let most = 2_000
    private let registry = Registry()

    init() {}

    /// All that is measured.
    var points: [(key: PointKey, value: PointValue)] {
        let instruments = registry.state.withLock { Array($0.instruments.values) }
        return instruments.compactMap { instrument in instrument.value.map { (instrument.key, $0) } }
    }

    /// How many were made beyond those that there may be.
    var dropped: Int { registry.state.withLock { $0.dropped } }

    private func make<Made: Instrument>(_ label: String, _ dimensions: [(String, String)], _ make: (PointKey) -> Made)
        -> Made
    {
        let key = PointKey(label, dimensions)
        return registry.state.withLock { state in
            if let known = state.instruments[key] as? Made { return known }
            let made = make(key)
            if state.instruments.count < Self.most, state.instruments[key] == nil {
                state.instruments[key] = made
            } else {
                state.dropped += 1
            }
            return made
        }
    }

    private func destroy(_ handler: AnyObject) {
        guard let instrument = handler as? any Instrument else { return }
        registry.state.withLock { state in
            if state.instruments[instrument.key] === instrument { state.instruments[instrument.key] = nil }
        }
    }

    /// A sum of whole numbers.
    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        make(label, dimensions) { IntegerCounter($0) }
    }

    /// A sum of any numbers.
    public func makeFloatingPointCounter(
        label: String,
        dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        make(label, dimensions) { DoubleCounter($0) }
    }

    /// A gauge.
    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        make(label, dimensions) { Gauge($0) }
    }

    /// A histogram, or a gauge where only the last value counts.
    public func makeRecorder(
        label: String,
        dimensions: [(String, String)],
        aggregate: Bool
    ) -> any RecorderHandler {
        guard aggregate else { return make(label, dimensions) { Gauge($0) } }
        return make(label, dimensions) { Distribution($0, isInSeconds: false) }
    }

    /// A histogram of durations in seconds.
    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        make(label, dimensions) { Distribution($0, isInSeconds: true) }
    }

    /// Forgets a metric.
    public func destroyCounter(_ handler: any CounterHandler) { destroy(handler) }
    /// Forgets a metric.
    public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) { destroy(handler) }
    /// Forgets a metric.
    public func destroyMeter(_ handler: any MeterHandler) { destroy(handler) }
    /// Forgets a metric.
    public func destroyRecorder(_ handler: any RecorderHandler) { destroy(handler) }
    /// Forgets a metric.
    public func destroyTimer(_ handler: any TimerHandler) { destroy(handler) }
}
