package import Tracing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Makes spans, and carries their contexts into what is stored and out of it.
package final class SpanSource: Sendable {
    /// How many links a span gets at most, as OpenTelemetry has it by default.
    private static let mostLinks = 128

    private let tracer: any Tracer

    /// `nil` for a tracer that does nothing.
    init?(_ tracer: any Tracer) {
        if tracer is NoOpTracer { return nil }
        self.tracer = tracer
    }

    /// Starts a span; by default as part of the current one.
    package func start(
        _ name: String,
        kind: SpanKind,
        in context: InstrumentationContext? = nil
    ) -> any Span {
        tracer.startAnySpan(name, context: context ?? parent, ofKind: kind)
    }

    /// Starts a span of what follows from stored messages, linked to the spans that caused them.
    ///
    /// Where they are all of one trace, it is a part of that trace.
    func start(_ name: String, kind: SpanKind, causedBy messages: [EventMetadata]) -> any Span {
        var causes: [TraceContext] = []
        var known: Set<String> = []
        for message in messages {
            guard let parent = message.traceParent, known.insert(parent).inserted else { continue }
            causes.append(TraceContext(parent: parent, state: message.traceState))
        }
        let traces = Set(causes.map(\.traceID))
        let parent = traces.count == 1 ? causes.first.map(context(of:)) : nil
        let span = start(name, kind: kind, in: parent ?? .topLevel)
        for cause in causes.prefix(Self.mostLinks) {
            span.addLink(SpanLink(context: context(of: cause), attributes: [:]))
        }
        return span
    }

    /// The current span's context, or else that of the message that is handled.
    private var parent: InstrumentationContext {
        if let current = InstrumentationContext.active { return current }
        guard let trace = MessageContext.current?.trace else { return .topLevel }
        return context(of: trace)
    }

    /// The context that a stored message carries.
    package func context(of trace: TraceContext) -> InstrumentationContext {
        var context = InstrumentationContext.topLevel
        tracer.extract(trace, into: &context, using: TraceContextForm())
        return context
    }

    /// A span's context as messages carry it; `nil` for a tracer that has no W3C context.
    package func traceContext(of span: any Span) -> TraceContext? {
        var found = TraceContext(parent: "")
        tracer.inject(span.context, into: &found, using: TraceContextForm())
        return found.parent.isEmpty ? nil : found
    }
}

/// W3C's names of what a context is made of.
private struct TraceContextForm: Injector, Extractor {
    func inject(_ value: String, forKey key: String, into carrier: inout TraceContext) {
        switch key {
        case "traceparent": carrier.parent = value
        case "tracestate": carrier.state = value.isEmpty ? nil : value
        default: break
        }
    }

    func extract(key: String, from carrier: TraceContext) -> String? {
        switch key {
        case "traceparent": carrier.parent
        case "tracestate": carrier.state
        default: nil
        }
    }
}

/// An id as it is told: written out only where somebody reads it.
private struct IDText: CustomStringConvertible, Sendable {
    let id: UUID
    var description: String { id.jsonKey }
}

extension SpanAttributes {
    /// Attributes that say what message a span is about, and what is done with it.
    init(_ operation: String, type operationType: String, of message: String, _ context: MessageContext) {
        var attributes: [String: SpanAttribute] = [:]
        attributes.reserveCapacity(9)
        attributes[TelemetryKey.messagingSystem] = "misas"
        attributes[TelemetryKey.operationName] = .string(operation)
        attributes[TelemetryKey.operationType] = .string(operationType)
        attributes[TelemetryKey.destination] = .string(message)
        attributes[TelemetryKey.messageID] = .stringConvertible(IDText(id: context.messageID))
        attributes[TelemetryKey.conversationID] = .stringConvertible(IDText(id: context.correlationID))
        if let causationID = context.causationID {
            attributes[TelemetryKey.causationID] = .stringConvertible(IDText(id: causationID))
        }
        self.init(attributes)
    }
}

extension InstrumentationContext {
    /// The current one, if there is anything in it.
    static var active: InstrumentationContext? {
        guard let current, !current.isEmpty else { return nil }
        return current
    }
}

extension Span {
    /// Whether it goes nowhere, and what follows from it is no part of anything.
    var isNothing: Bool { context.isEmpty && !isRecording }

    /// Says what the span is about, where somebody will read it.
    package func describe(_ attributes: () -> SpanAttributes) {
        if isRecording { self.attributes = attributes() }
    }

    /// Runs something, and then ends the span as that has ended.
    nonisolated(nonsending) func endingAfter<Value>(
        _ body: nonisolated(nonsending) () async throws -> Value
    ) async throws -> Value {
        do {
            let value = try await body()
            end(as: .done)
            return value
        } catch {
            end(as: SpanOutcome(of: ItemFailure.cause(of: error)))
            throw error
        }
    }

    /// Ends the span.
    func end(as outcome: SpanOutcome) {
        if isRecording { tell(outcome) }
        end()
    }

    private func tell(_ outcome: SpanOutcome) {
        guard let type = outcome.errorType else { return }
        var attributes = attributes
        attributes.set(TelemetryKey.errorType, value: .string(type))
        if case .refused = outcome { attributes.set(TelemetryKey.refused, value: .bool(true)) }
        self.attributes = attributes
        guard case .failed(let type, let description) = outcome else { return }
        let exception: SpanAttributes = [
            TelemetryKey.exceptionType: .string(type), TelemetryKey.exceptionMessage: .string(description),
        ]
        addEvent(SpanEvent(name: "exception", at: DefaultTracerClock.now, attributes: exception))
        setStatus(SpanStatus(code: .error, message: description))
    }
}
