internal import SwiftProtobuf
internal import Tracing

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Writes spans as collectors read them.
struct SpanEncoding: Sendable {
    let resource: Opentelemetry_Proto_Resource_V1_Resource
    let limits: OTLPConfiguration.SpanLimits

    func encode(_ spans: [FinishedSpan]) throws -> [UInt8] {
        let request = Opentelemetry_Proto_Collector_Trace_V1_ExportTraceServiceRequest.with { request in
            request.resourceSpans = [
                .with { group in
                    group.resource = resource
                    group.scopeSpans = [
                        .with { group in
                            group.scope = .misas
                            group.spans = spans.map(message)
                        }
                    ]
                }
            ]
        }
        return try request.serializedBytes()
    }

    /// How many spans an answer says that the collector has not taken.
    static func rejected(_ answer: [UInt8]) -> Int {
        let read = try? Opentelemetry_Proto_Collector_Trace_V1_ExportTraceServiceResponse(serializedBytes: answer)
        return Int(read?.partialSuccess.rejectedSpans ?? 0)
    }

    private func message(_ span: FinishedSpan) -> Opentelemetry_Proto_Trace_V1_Span {
        .with { message in
            message.traceID = Data(span.identity.trace.bytes)
            message.spanID = Data(span.identity.span.bigEndianBytes)
            if let parent = span.parent { message.parentSpanID = Data(parent.bigEndianBytes) }
            message.traceState = span.identity.state ?? ""
            message.flags = span.identity.isSampled ? 1 : 0
            message.name = span.state.name
            message.kind = kind(span.kind)
            message.startTimeUnixNano = span.start
            message.endTimeUnixNano = span.end
            (message.attributes, message.droppedAttributesCount) = list(span.state.attributes)
            message.events = span.state.events.map(self.message)
            message.droppedEventsCount = UInt32(span.state.droppedEvents)
            message.links = span.state.links.compactMap(self.message)
            message.droppedLinksCount = UInt32(span.state.droppedLinks)
            if let status = span.state.status { message.status = self.message(status) }
        }
    }

    private func list(_ attributes: SpanAttributes) -> ([KeyValue], UInt32) {
        KeyValue.list(attributes, most: limits.attributes, textLength: limits.textLength)
    }

    private func message(_ event: SpanEvent) -> Opentelemetry_Proto_Trace_V1_Span.Event {
        .with { message in
            message.name = event.name
            message.timeUnixNano = event.nanosecondsSinceEpoch
            (message.attributes, message.droppedAttributesCount) = list(event.attributes)
        }
    }

    private func message(_ link: SpanLink) -> Opentelemetry_Proto_Trace_V1_Span.Link? {
        guard let span = link.context.span else { return nil }
        return .with { message in
            message.traceID = Data(span.trace.bytes)
            message.spanID = Data(span.span.bigEndianBytes)
            message.traceState = span.state ?? ""
            message.flags = span.isSampled ? 1 : 0
            (message.attributes, message.droppedAttributesCount) = list(link.attributes)
        }
    }

    private func message(_ status: SpanStatus) -> Opentelemetry_Proto_Trace_V1_Status {
        .with { message in
            switch status.code {
            case .ok: message.code = .ok
            case .error:
                message.code = .error
                message.message = status.message ?? ""
            }
        }
    }

    private func kind(_ kind: SpanKind) -> Opentelemetry_Proto_Trace_V1_Span.SpanKind {
        switch kind {
        case .server: .server
        case .client: .client
        case .producer: .producer
        case .consumer: .consumer
        case .internal: .internal
        }
    }
}
