internal import CoreMetrics
internal import Logging
internal import Tracing

/// What a system tells of itself, and to whom.
///
/// What nobody has asked for is `nil`, so that it costs nothing.
package struct Telemetry: Sendable {
    /// The system's logger.
    package let log: SystemLog
    /// Makes spans; `nil` where nobody traces.
    package let spans: SpanSource?
    /// Makes metrics; `nil` where nobody measures.
    package let meters: Meters?

    /// What was chosen, or else what the process was set up with.
    init(name: String, logger: Logger?, tracer: (any Tracer)?, metrics: (any MetricsFactory)?) {
        log = SystemLog(logger ?? Logger(label: name))
        spans = SpanSource(tracer ?? InstrumentationSystem.tracer)
        meters = Meters(metrics ?? MetricsSystem.factory)
    }

    /// Runs something as long as the system runs, under a span.
    ///
    /// - Parameter isParent: whether what it does belongs to the span's trace.
    func run(_ name: String, isParent: Bool, _ body: @Sendable () async throws -> Void) async throws {
        guard let spans else { return try await body() }
        let span = spans.start(name, kind: .internal, in: .topLevel)
        span.describe { [TelemetryKey.entryPoint: .string(name)] }
        try await span.endingAfter {
            if isParent {
                try await InstrumentationContext.$current.hold(span.context, during: body)
            } else {
                try await body()
            }
        }
    }
}
