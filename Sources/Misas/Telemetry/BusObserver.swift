internal import Logging
internal import Tracing

/// Tells how messages fare on a bus.
@usableFromInline
final class BusObserver: Sendable {
    private let bus: String
    /// What the span of a message's way through the bus is called.
    private let sending: String
    private let spans: SpanSource?
    private let durations: TimerFamily<DurationKey>?
    private let log: SystemLog?

    private struct DurationKey: Hashable {
        let type: String
        let errorType: String?
    }

    /// `nil` where nobody wants to know, so that a bus need not ask.
    init?(_ bus: String, _ telemetry: Telemetry) {
        self.bus = bus
        sending = "\(bus).Send"
        spans = telemetry.spans
        durations = telemetry.meters.map { meters in
            TimerFamily("misas.bus.send.duration", meters) { key in
                ["misas.bus": bus, TelemetryKey.destination: key.type, TelemetryKey.errorType: key.errorType]
            }
        }
        log = telemetry.log.isVerbose ? telemetry.log : nil
        if spans == nil, durations == nil, log == nil { return nil }
    }

    /// Sends a message, in its context.
    ///
    /// - Parameters:
    ///   - type: the message's wire name.
    ///   - context: its context.
    ///   - cause: what it was stored with, where it was.
    ///   - body: what is to be done, in the context that it is to be done in.
    nonisolated(nonsending) func send<Value>(
        _ type: String,
        _ context: MessageContext,
        causedBy cause: EventMetadata? = nil,
        _ body: nonisolated(nonsending) (MessageContext) async throws -> Value
    ) async throws -> Value {
        let span = spans.map { spans in
            guard let cause else { return spans.start(sending, kind: .internal) }
            return spans.start(sending, kind: .consumer, causedBy: [cause])
        }
        span?.describe {
            SpanAttributes(
                cause == nil ? "send" : "deliver",
                type: cause == nil ? "send" : "process",
                of: type,
                context
            )
        }
        let begin = ContinuousClock.now
        func finish(_ outcome: SpanOutcome) {
            let duration = ContinuousClock.now - begin
            span?.end(as: outcome)
            durations?.record(duration, DurationKey(type: type, errorType: outcome.errorType))
            log?.debug(
                "sent",
                [
                    "misas.bus": bus, TelemetryKey.destination: type,
                    "outcome": outcome.errorType ?? "done", "duration": "\(duration)",
                    TelemetryKey.messageID: context.messageID.jsonKey,
                ]
            )
        }
        do {
            let value = try await perform(in: span, context, body)
            finish(.done)
            return value
        } catch {
            finish(SpanOutcome(of: error))
            throw error
        }
    }

    /// Has a message handled that is sent already.
    nonisolated(nonsending) func handle<Value>(
        _ type: String,
        as name: String,
        _ context: MessageContext,
        _ body: nonisolated(nonsending) (MessageContext) async throws -> Value
    ) async throws -> Value {
        guard let span = spans?.start(name, kind: .internal) else { return try await body(context) }
        span.describe { SpanAttributes("handle", type: "process", of: type, context) }
        do {
            let value = try await perform(in: span, context, body)
            span.end(as: .done)
            return value
        } catch {
            span.end(as: SpanOutcome(of: error))
            throw error
        }
    }

    /// Runs something in a message's context, as part of a span that what follows from the message goes on with.
    private nonisolated(nonsending) func perform<Value>(
        in span: (any Span)?,
        _ context: MessageContext,
        _ body: nonisolated(nonsending) (MessageContext) async throws -> Value
    ) async throws -> Value {
        guard let spans, let span else {
            return try await MessageContext.$current.hold(context) { try await body(context) }
        }
        let context = context.tracing(span, of: spans)
        return try await InstrumentationContext.$current.hold(span.context) {
            try await MessageContext.$current.hold(context) { try await body(context) }
        }
    }
}

extension BusObserver {
    /// A handler that tells how it fares.
    func observing<R: Request>(_ handler: @escaping RequestRoutes.Handler<R>) -> RequestRoutes.Handler<R> {
        guard spans != nil else { return handler }
        let (observer, type) = (self, R.wireName)
        let name = "\(type).handle"
        return { envelope in
            try await observer.handle(type, as: name, envelope.context) { context in
                try await handler(envelope.with(context))
            }
        }
    }
}
