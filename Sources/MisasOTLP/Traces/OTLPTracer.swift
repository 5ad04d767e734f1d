public import Tracing

/// Makes spans that go to a collector, and carries their contexts in W3C's headers.
public struct OTLPTracer: Tracer {
    /// One thing, so that a tracer is cheap to hand on.
    private final class Parts: Sendable {
        let queue: BatchQueue<FinishedSpan>
        let sampler: Sampler
        let limits: OTLPConfiguration.SpanLimits

        init(queue: BatchQueue<FinishedSpan>, sampler: Sampler, limits: OTLPConfiguration.SpanLimits) {
            self.queue = queue
            self.sampler = sampler
            self.limits = limits
        }
    }

    private let parts: Parts

    init(queue: BatchQueue<FinishedSpan>, sampler: Sampler, limits: OTLPConfiguration.SpanLimits) {
        parts = Parts(queue: queue, sampler: sampler, limits: limits)
    }

    /// Starts a span: as part of the context's trace, or of a new one.
    ///
    /// While the queue is full no trace begins: the span goes nowhere, and its context is the given one, so that what follows
    /// is no part of anything. What is part of a trace that has begun belongs to what it would have been a part of.
    public func startSpan<Instant: TracerInstant>(
        _ operationName: String,
        context: @autoclosure () -> InstrumentationContext,
        ofKind kind: SpanKind,
        at instant: @autoclosure () -> Instant,
        function: String,
        file fileID: String,
        line: UInt
    ) -> OTLPSpan {
        var context = context()
        let parent = context.span
        let trace = parent?.trace ?? .random()
        let isSampled = parts.sampler.records(trace, parent: parent)
        let isRecorded = isSampled && parts.queue.hasRoom
        let identity: SpanContext
        if isSampled, !isRecorded {
            identity = parent ?? .none
        } else {
            identity = SpanContext(trace: trace, span: RandomIDs.next(), isSampled: isSampled, state: parent?.state)
            context.span = identity
        }
        return OTLPSpan(
            operationName,
            identity: identity,
            parent: parent?.span,
            context: context,
            kind: kind,
            start: isRecorded ? instant().nanosecondsSinceEpoch : 0,
            recorder: isRecorded ? OTLPSpan.Recorder(queue: parts.queue, limits: parts.limits) : nil
        )
    }

    /// Has what waits sent soon.
    public func forceFlush() {
        parts.queue.hurry()
    }

    /// Reads W3C's headers.
    public func extract<Carrier, Extract: Extractor>(
        _ carrier: Carrier,
        into context: inout InstrumentationContext,
        using extractor: Extract
    ) where Extract.Carrier == Carrier {
        guard let parent = extractor.extract(key: "traceparent", from: carrier) else { return }
        guard let found = SpanContext(parent: parent, state: extractor.extract(key: "tracestate", from: carrier))
        else { return }
        context.span = found
    }

    /// Writes W3C's headers.
    public func inject<Carrier, Inject: Injector>(
        _ context: InstrumentationContext,
        into carrier: inout Carrier,
        using injector: Inject
    ) where Inject.Carrier == Carrier {
        guard let span = context.span else { return }
        injector.inject(span.header, forKey: "traceparent", into: &carrier)
        if let state = span.state { injector.inject(state, forKey: "tracestate", into: &carrier) }
    }
}
