internal import Misas
internal import Synchronization
internal import Tracing

/// Sends what is measured to a collector, again and again.
final class MetricExporter: Sendable {
    private let metrics: OTLPMetrics
    private let transport: Transport
    private let encoding: MetricEncoding
    private let interval: Duration
    private let report: FailureReport
    private let alarm = Alarm()
    private let isClosed = Atomic<Bool>(false)
    private let state: Mutex<OTLPStatistics.Counts>

    init(
        _ metrics: OTLPMetrics,
        _ configuration: OTLPConfiguration,
        transport: Transport,
        report: FailureReport
    ) {
        self.metrics = metrics
        self.transport = transport
        self.report = report
        interval = configuration.metricInterval
        encoding = MetricEncoding(
            resource: .init(configuration.resource),
            start: DefaultTracerClock.now.nanosecondsSinceEpoch
        )
        state = Mutex(.init())
    }

    /// Lets ``run()`` send once more, and end.
    func close() {
        isClosed.store(true, ordering: .sequentiallyConsistent)
        alarm.ring()
    }

    var counts: OTLPStatistics.Counts {
        var counts = state.withLock { $0 }
        counts.droppedFull = metrics.dropped
        return counts
    }

    /// Sends again and again, and once more when it is closed.
    func run() async {
        while !Task.isCancelled {
            let isLast = isClosed.load(ordering: .sequentiallyConsistent)
            if !isLast { await alarm.sleep(for: interval) }
            await send()
            if isLast { return }
        }
    }

    private func send() async {
        let points = metrics.points
        if points.isEmpty { return }
        let outcome = await transport.send(points.count) {
            try encoding.encode(points, at: DefaultTracerClock.now.nanosecondsSinceEpoch)
        } retried: {
            state.withLock { $0.retries += 1 }
        }
        state.withLock { $0.add(outcome) }
        // The next ones contain what these said: the log need not be told of what is not lost.
        if let reason = outcome.reason, isClosed.load(ordering: .sequentiallyConsistent) {
            report.failed("points of metrics", outcome.lost, reason)
        }
    }
}
