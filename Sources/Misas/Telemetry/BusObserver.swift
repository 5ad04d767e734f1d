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
    /// Nothing here is generic: what is has to look types up at each call.
    ///
    /// - Parameters:
    ///   - type: the message's wire name.
    ///   - context: its context.
    ///   - cause: what it was stored with, where it was.
    ///   - body: what is to be done, in the context that it is to be done in.
    nonisolated(nonsending) func send(
        _ type: String,
        _ context: MessageContext,
        causedBy cause: EventMetadata? = nil,
        _ body: nonisolated(nonsending) (MessageContext) async throws -> Void
    ) async throws {
        let span = start(type, context, causedBy: cause)
        let begin = ContinuousClock.now
        do {
            try await perform(in: span, context, body)
            finish(span, type, context, since: begin, .done)
        } catch {
            finish(span, type, context, since: begin, SpanOutcome(of: error))
            throw error
        }
    }

    private func start(_ type: String, _ context: MessageContext, causedBy cause: EventMetadata?) -> (any Span)? {
        guard let spans else { return nil }
        guard let cause else {
            let span = spans.start(sending, kind: .internal)
            span.describe { SpanAttributes("send", type: "send", of: type, context) }
            return span
        }
        let span = spans.start(sending, kind: .consumer, causedBy: [cause])
        span.describe { SpanAttributes("deliver", type: "process", of: type, context) }
        return span
    }

    private func finish(
        _ span: (any Span)?,
        _ type: String,
        _ context: MessageContext,
        since begin: ContinuousClock.Instant,
        _ outcome: SpanOutcome
    ) {
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

    /// Has a message handled that is sent already.
    nonisolated(nonsending) func handle(
        _ type: String,
        as name: String,
        _ context: MessageContext,
        _ body: nonisolated(nonsending) (MessageContext) async throws -> Void
    ) async throws {
        guard let spans, !context.isUnrecorded else { return try await body(context) }
        let span = spans.start(name, kind: .internal)
        span.describe { SpanAttributes("handle", type: "process", of: type, context) }
        do {
            try await perform(in: span, context, body)
            span.end(as: .done)
        } catch {
            span.end(as: SpanOutcome(of: error))
            throw error
        }
    }

    /// Runs something in a message's context, as part of a span that what follows from the message goes on with.
    private nonisolated(nonsending) func perform(
        in span: (any Span)?,
        _ context: MessageContext,
        _ body: nonisolated(nonsending) (MessageContext) async throws -> Void
    ) async throws {
        guard let spans, let span, !span.isNothing else {
            return try await MessageContext.$current.hold(context) { try await body(context) }
        }
        try await hold(span.context, context.tracing(span, of: spans), isolation: #isolation, body)
    }

    /// Makes a span's context and a message's the current ones.
    private func hold(
        _ span: InstrumentationContext,
        _ message: MessageContext,
        isolation: isolated (any Actor)?,
        _ body: nonisolated(nonsending) (MessageContext) async throws -> Void
    ) async throws {
        try await InstrumentationContext.$current.withValue(
            span,
            operation: {
                // What captures the isolation inherits it.
                _ = isolation
                try await MessageContext.$current.withValue(
                    message,
                    operation: {
                        _ = isolation
                        try await body(message)
                    },
                    isolation: isolation
                )
            },
            isolation: isolation
        )
    }
}

extension BusObserver {
    /// A handler that tells how it fares.
    func observing<R: Request>(_ handler: @escaping RequestRoutes.Handler<R>) -> RequestRoutes.Handler<R> {
        guard spans != nil else { return handler }
        let (observer, type) = (self, R.wireName)
        let name = "\(type).handle"
        return { envelope in
            var result: R.Result?
            try await observer.handle(type, as: name, envelope.context) { context in
                result = try await handler(envelope.with(context))
            }
            guard let result else { preconditionFailure("who returns has answered") }
            return result
        }
    }
}
