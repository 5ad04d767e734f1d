internal import Tracing

/// Tells how a processor fares.
struct ProcessorObserver: Sendable {
    let processor: String
    let kind: ProcessorKind
    let telemetry: Telemetry

    init(_ settings: ProcessorSettings, _ telemetry: Telemetry) {
        processor = settings.name
        kind = settings.kind
        self.telemetry = telemetry
    }

    /// Runs what handles a batch of events.
    ///
    /// A projection's batch is one span. It is linked to the spans that caused the events; where they are all of one trace, it
    /// is a part of that trace. A policy's reactions are spans of their own.
    nonisolated(nonsending) func handle<Value>(
        _ events: @autoclosure () -> [RecordedEvent],
        partition: String?,
        _ body: nonisolated(nonsending) () async throws -> Value
    ) async throws -> Value {
        guard let spans = telemetry.spans, kind == .projection else { return try await body() }
        let events = events()
        let span = start(events, with: spans)
        span.describe {
            var attributes: SpanAttributes = [
                TelemetryKey.messagingSystem: "misas", TelemetryKey.operationName: "project",
                TelemetryKey.operationType: "process", TelemetryKey.consumerGroup: .string(processor),
                TelemetryKey.batchCount: .int64(Int64(events.count)),
            ]
            if let partition { attributes.set(TelemetryKey.partition, value: .string(partition)) }
            return attributes
        }
        return try await span.endingAfter {
            try await InstrumentationContext.$current.hold(span.context, during: body)
        }
    }

    private func start(_ events: [RecordedEvent], with spans: SpanSource) -> any Span {
        let name = "\(processor).project"
        // What is projected where it is appended is a part of that.
        guard InstrumentationContext.active == nil else { return spans.start(name, kind: .internal) }
        return spans.start(name, kind: .consumer, causedBy: events.map(\.metadata))
    }

    /// Counts events that are behind the processor.
    func handled(_ count: Int) {
        guard count > 0 else { return }
        telemetry.meters?.count("misas.processor.events", by: count, [TelemetryKey.processor: processor])
    }

    /// Says what has become of an event that could not be handled.
    func failed(_ event: RecordedEvent, _ fate: FailureFate, _ error: any Error) {
        telemetry.failed(
            "an event",
            fate,
            error,
            countedAs: "misas.processor.failures",
            by: (TelemetryKey.processor, processor),
            [
                TelemetryKey.processor: processor, "misas.event.id": event.id.jsonKey, "misas.event.type": event.type,
                TelemetryKey.position: event.position.description,
                "misas.correlation.id": (event.metadata.correlationID ?? event.id).jsonKey,
            ]
        )
    }
}
