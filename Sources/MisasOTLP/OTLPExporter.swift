internal import AsyncHTTPClient
public import Logging
public import Misas
internal import NIOCore
public import ServiceLifecycle
internal import Synchronization
internal import Tracing

/// Sends traces, metrics and logs to a collector that speaks OpenTelemetry's protocol over HTTP: the OpenTelemetry collector,
/// Jaeger, and most others.
///
/// ```swift
/// let exporter = OTLPExporter(try OTLPConfiguration(for: (name: "banking", version: "1.0.0", environment: .production)))
/// let system = try System(name: "banking", version: "1.0.0", .otlp(exporter)) { … }
/// try await system.run()
/// ```
///
/// It never holds the work up: what is made waits in bounded queues, and is dropped, counted and told in the log when these
/// are full or the collector is away for too long. It sends while ``run()`` does, as a service of the system, of which each
/// exporter has one; told to shut down, it sends what waits, within ``OTLPConfiguration/flushLimit``, and ends.
public final class OTLPExporter: Service {
    private let configuration: OTLPConfiguration
    private let spans: BatchQueue<FinishedSpan>
    private let records: BatchQueue<LogRecord>
    private let report: FailureReport
    private let metricCounts = Mutex<(@Sendable () -> OTLPStatistics.Counts)?>(nil)

    /// Makes metrics.
    public let metrics = OTLPMetrics()

    /// An exporter by a configuration.
    ///
    /// - Parameters:
    ///   - configuration: where telemetry goes, and how.
    ///   - logger: says when telemetry is lost; must not be one whose records are exported.
    public init(
        _ configuration: OTLPConfiguration,
        logger: Logger = Logger(label: "misas.otlp", factory: { StreamLogHandler.standardError(label: $0) })
    ) {
        self.configuration = configuration
        spans = BatchQueue(configuration.spanBatching)
        records = BatchQueue(configuration.logBatching)
        report = FailureReport(logger)
    }

    /// Makes spans.
    public var tracer: OTLPTracer {
        OTLPTracer(
            queue: spans,
            sampler: isOn(configuration.traces) ? configuration.sampler : .alwaysOff,
            limits: configuration.spanLimits
        )
    }

    /// Makes a system's spans, or none at no cost.
    fileprivate var systemTracer: any Tracer { isOn(configuration.traces) ? tracer : NoOpTracer() }

    /// Makes a logger's handler, to be given to `LoggingSystem` or to a logger.
    ///
    /// To have records both here and on the terminal, put it into a `MultiplexLogHandler`.
    public func logHandler(
        label: String,
        metadataProvider: Logger.MetadataProvider? = .messageContext
    ) -> OTLPLogHandler {
        OTLPLogHandler(label: label, queue: records, metadataProvider: metadataProvider)
    }

    /// What has become of the telemetry so far.
    public var statistics: OTLPStatistics {
        let metrics = metricCounts.withLock { $0 }
        return OTLPStatistics(spans: spans.counts, metrics: metrics?() ?? .init(), logs: records.counts)
    }

    private func isOn(_ signal: OTLPConfiguration.Signal) -> Bool { signal.isOn && !configuration.isDisabled }

    /// Sends telemetry until it is told to shut down, or the task is cancelled.
    public func run() async throws {
        let client = HTTPClient(eventLoopGroupProvider: .singleton)
        let metrics = metricExporter(with: client)
        metricCounts.withLock { $0 = { metrics.counts } }
        // Not parts of this task: what waits is sent also when that is cancelled.
        let work = Task {
            await withTaskGroup(of: Void.self) { group in
                if isOn(configuration.traces) { group.addTask { await self.spanExporter(with: client).run() } }
                if isOn(configuration.logs) { group.addTask { await self.recordExporter(with: client).run() } }
                if isOn(configuration.metrics) { group.addTask { await metrics.run() } }
            }
        }
        // Ends by an error where the task is cancelled.
        try? await gracefulShutdown()
        spans.close()
        records.close()
        metrics.close()
        await end(work, within: configuration.flushLimit)
        report.tell()
        try? await client.shutdown()
    }

    private func end(_ work: Task<Void, Never>, within limit: Duration) async {
        let timer = Task {
            try await Task.sleep(for: limit)
            work.cancel()
        }
        await work.value
        timer.cancel()
    }

    private func spanExporter(with client: HTTPClient) -> SignalExporter<FinishedSpan> {
        SignalExporter(
            name: "spans",
            queue: spans,
            transport: Transport(
                client: client,
                signal: configuration.traces,
                timeout: configuration.spanBatching.timeout,
                rejected: SpanEncoding.rejected
            ),
            encode: SpanEncoding(resource: .init(configuration.resource), limits: configuration.spanLimits).encode,
            report: report
        )
    }

    private func recordExporter(with client: HTTPClient) -> SignalExporter<LogRecord> {
        let encoding = LogEncoding(
            resource: .init(configuration.resource),
            textLength: configuration.spanLimits.textLength
        )
        return SignalExporter(
            name: "log records",
            queue: records,
            transport: Transport(
                client: client,
                signal: configuration.logs,
                timeout: configuration.logBatching.timeout,
                rejected: LogEncoding.rejected
            ),
            encode: encoding.encode,
            report: report
        )
    }

    private func metricExporter(with client: HTTPClient) -> MetricExporter {
        MetricExporter(
            metrics,
            configuration,
            transport: Transport(
                client: client,
                signal: configuration.metrics,
                timeout: configuration.metricTimeout,
                rejected: MetricEncoding.rejected
            ),
            report: report
        )
    }
}

extension SystemOption {
    /// Sends the system's traces and metrics to a collector, with the exporter as a service of the system.
    ///
    /// Its log goes there too where its logger does: ``OTLPExporter/logHandler(label:metadataProvider:)``.
    public static func otlp(_ exporter: OTLPExporter) -> SystemOption {
        .options(.tracer(exporter.systemTracer), .metrics(exporter.metrics), .service("otlp", exporter))
    }
}
