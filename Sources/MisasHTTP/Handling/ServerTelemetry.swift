internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Misas
internal import Tracing

/// What the server tells of each request: a span, a duration, a line in the log.
///
/// By OpenTelemetry's semantic conventions, but for the path and the caller's address: they may be personal.
struct ServerTelemetry: Sendable {
    private struct DurationKey: Hashable {
        let method: String
        let route: String?
        let status: Int
    }

    private let spans: SpanSource?
    private let durations: TimerFamily<DurationKey>?
    private let logger: Logger?
    private let level: Logger.Level
    private let log: SystemLog

    init(_ telemetry: Telemetry, accessLog: Logger.Level?) {
        spans = telemetry.spans
        durations = telemetry.meters.map { meters in
            TimerFamily("http.server.request.duration", meters) { key in
                [
                    "http.request.method": key.method, "http.route": key.route,
                    "http.response.status_code": String(key.status), "url.scheme": "http",
                    "error.type": key.status >= 500 ? String(key.status) : nil,
                ]
            }
        }
        log = telemetry.log
        level = accessLog ?? .trace
        let logs = accessLog.map { telemetry.log.logger.logLevel <= $0 } ?? false
        logger = logs ? telemetry.log.logger : nil
    }

    /// Has a request answered, and tells how that went.
    ///
    /// - Parameters:
    ///   - request: its head.
    ///   - route: the route as its spec has it; `nil` where none has its path.
    ///   - id: the id by which it is told.
    ///   - body: answers it; it is given the trace that the answer is a part of.
    func observe(
        _ request: HTTPRequest,
        route: String?,
        id: String,
        _ body: (RequestTrace) async -> Response
    ) async -> Response {
        let begin = ContinuousClock.now
        let method = Self.known(request.method)
        var response: Response
        if let spans {
            response = await trace(request, method, route, id, spans, body)
        } else {
            response = await body(RequestTrace(given: TraceContext(of: request)))
        }
        let duration = ContinuousClock.now - begin
        durations?.record(duration, DurationKey(method: method, route: route, status: response.status.code))
        logger?.log(
            level: level,
            "answered",
            metadata: [
                "http.request.method": "\(method)", "http.route": "\(route ?? "–")",
                "http.response.status_code": "\(response.status.code)", "duration": "\(duration)",
                "misas.request.id": "\(id)",
            ]
        )
        return response
    }

    private func trace(
        _ request: HTTPRequest,
        _ method: String,
        _ route: String?,
        _ id: String,
        _ spans: SpanSource,
        _ body: (RequestTrace) async -> Response
    ) async -> Response {
        let parent = TraceContext(of: request).map(spans.context(of:)) ?? .topLevel
        let span = spans.start(route.map { "\(method) \($0)" } ?? method, kind: .server, in: parent)
        span.describe {
            var attributes: SpanAttributes = [
                "http.request.method": .string(method), "url.scheme": "http", "misas.request.id": .string(id),
            ]
            if let route { attributes.set("http.route", value: .string(route)) }
            return attributes
        }
        var response = await InstrumentationContext.$current.withValue(span.context) {
            await body(RequestTrace(span: span, of: spans))
        }
        if span.isRecording {
            var attributes = span.attributes
            attributes.set("http.response.status_code", value: .int64(Int64(response.status.code)))
            if response.status.code >= 500 {
                attributes.set("error.type", value: .string(String(response.status.code)))
                span.setStatus(SpanStatus(code: .error))
            }
            span.attributes = attributes
        }
        span.end()
        if let own = spans.traceContext(of: span), let field = Self.responseField {
            response.headers[field] = own.parent
        }
        return response
    }

    /// Tells of what failed, where only the log can be told.
    func failed(_ error: any Error, route: String?, id: String) {
        log.error("a request failed", ["http.route": route ?? "–", "misas.request.id": id], error)
    }

    /// Tells why a caller was not let in.
    func refused(_ error: AuthenticationFailed, route: String?, id: String) {
        log.info(
            "a request was not authenticated",
            ["http.route": route ?? "–", "misas.request.id": id, "reason": error.reason]
        )
    }

    /// Source: <https://www.w3.org/TR/trace-context-2/#traceresponse-header>.
    private static let responseField = HTTPField.Name("traceresponse")

    /// A method by its name; others than the usual ones are one, so that nobody can make up metrics.
    private static func known(_ method: HTTPRequest.Method) -> String {
        switch method {
        case .get, .head, .post, .put, .patch, .delete, .options: method.rawValue
        default: "_OTHER"
        }
    }
}

/// The trace that a request is a part of.
struct RequestTrace {
    private let given: TraceContext?
    private let span: (span: any Span, spans: SpanSource)?

    /// That of the caller, where nobody traces here.
    init(given: TraceContext?) {
        self.given = given
        span = nil
    }

    /// That of a span.
    init(span: any Span, of spans: SpanSource) {
        given = nil
        self.span = (span, spans)
    }

    /// The context in which a request is handled: the chain of what follows from it begins with it.
    func context(id: String, caller: Caller) -> MessageContext {
        let context = MessageContext(messageID: UUID(jsonKey: id) ?? .version7(), caller: caller, trace: given)
        return span.map { context.tracing($0.span, of: $0.spans) } ?? context
    }
}

extension TraceContext {
    /// The trace that a request says that it is a part of, where it says so in W3C's form.
    fileprivate init?(of request: HTTPRequest) {
        guard let parentField, let stateField, let parent = request.headerFields[parentField],
            Self.isValid(parent)
        else { return nil }
        let state = request.headerFields[stateField]
        // What is stored with each event has to be short.
        self.init(parent: parent, state: state.flatMap { $0.utf8.count <= 512 ? $0 : nil })
    }

    /// `00-` trace `-` span `-` flags, in hexadecimal digits (https://www.w3.org/TR/trace-context/#traceparent-header).
    private static func isValid(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 4, parts.map(\.utf8.count) == [2, 32, 16, 2], parts[0] != "ff" else { return false }
        let isHexadecimal = parts.allSatisfy { part in
            part.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
        }
        return isHexadecimal && parts[1].contains { $0 != "0" } && parts[2].contains { $0 != "0" }
    }
}

private let parentField = HTTPField.Name("traceparent")
private let stateField = HTTPField.Name("tracestate")
