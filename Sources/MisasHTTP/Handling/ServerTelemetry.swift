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
    ///   - body: answers it; it is given the trace that the answer is a part of, and says the route where it learns it only
    ///     then.
    func observe(
        _ request: HTTPRequest,
        route: String?,
        id: String,
        _ body: (RequestTrace) async -> Answer
    ) async -> Response {
        let begin = ContinuousClock.now
        let method = Self.known(request.method)
        let answer: Answer
        if let spans {
            answer = await trace(request, method, route, id, spans, body)
        } else {
            answer = await body(RequestTrace(given: TraceContext(of: request)))
        }
        tell(method, route ?? answer.route, answer.response.status, id, after: ContinuousClock.now - begin)
        return answer.response
    }

    /// Tells of what was answered though it could not be read as a request, or not in time.
    func answeredUnread(_ status: HTTPResponse.Status, id: String, after duration: Duration) {
        tell(Self.otherMethod, nil, status, id, after: duration)
    }

    private func tell(
        _ method: String,
        _ route: String?,
        _ status: HTTPResponse.Status,
        _ id: String,
        after duration: Duration
    ) {
        durations?.record(duration, DurationKey(method: method, route: route, status: status.code))
        logger?.log(
            level: level,
            "answered",
            metadata: [
                "http.request.method": "\(method)", "http.route": "\(route ?? "–")",
                "http.response.status_code": "\(status.code)", "duration": "\(duration)",
                "misas.request.id": "\(id)",
            ]
        )
    }

    private func trace(
        _ request: HTTPRequest,
        _ method: String,
        _ route: String?,
        _ id: String,
        _ spans: SpanSource,
        _ body: (RequestTrace) async -> Answer
    ) async -> Answer {
        let parent = TraceContext(of: request).map(spans.context(of:)) ?? .topLevel
        let span = spans.start(route.map { "\(method) \($0)" } ?? method, kind: .server, in: parent)
        span.describe {
            var attributes: SpanAttributes = [
                "http.request.method": .string(method), "url.scheme": "http", "misas.request.id": .string(id),
            ]
            if let route { attributes.set("http.route", value: .string(route)) }
            return attributes
        }
        var answer = await InstrumentationContext.$current.withValue(span.context) {
            await body(RequestTrace(span: span, of: spans))
        }
        if span.isRecording {
            var attributes = span.attributes
            let status = answer.response.status.code
            attributes.set("http.response.status_code", value: .int64(Int64(status)))
            if route == nil, let found = answer.route {
                attributes.set("http.route", value: .string(found))
                span.operationName = "\(method) \(found)"
            }
            if status >= 500 {
                attributes.set("error.type", value: .string(String(status)))
                span.setStatus(SpanStatus(code: .error))
            }
            span.attributes = attributes
        }
        span.end()
        if let own = spans.traceContext(of: span), let field = Self.responseField {
            answer.response.headers[field] = own.parent
        }
        return answer
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
        default: otherMethod
        }
    }

    private static let otherMethod = "_OTHER"
}

/// A reply, and the route that it is one of, where that is learned only in finding it: one of the user's own.
struct Answer {
    var response: Response
    var route: String?
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
