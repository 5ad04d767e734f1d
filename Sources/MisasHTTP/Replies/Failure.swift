internal import HTTPTypes
internal import Misas

/// How a request has failed, as the caller is told.
struct Failure: Sendable {
    let status: HTTPResponse.Status
    /// What kind of failure it is, for programs: an error's wire name, or one of a few words.
    let type: String
    /// What is wrong, for people.
    let message: String
    /// The error's data as JSON.
    var data: [UInt8] = Array("null".utf8)
    /// Further fields of the reply's head.
    var headers = HTTPFields()
    /// Whether the connection can be used no more.
    var closes = false
    /// What has to be logged, since the caller is not told of it.
    var cause: (any Error)?

    init(
        _ status: HTTPResponse.Status,
        _ type: String,
        _ message: String,
        data: [UInt8]? = nil,
        headers: HTTPFields = [:],
        closes: Bool = false
    ) {
        self.status = status
        self.type = type
        self.message = message
        if let data { self.data = data }
        self.headers = headers
        self.closes = closes
    }

    /// The reply: `{"status": "failure", "data": null, "error": {"type", "message", "data"}}`.
    var body: [UInt8] {
        var body = Array(#"{"status":"failure","data":null,"error":{"type":"#.utf8)
        body += Self.json(type)
        body += Array(#","message":"#.utf8)
        body += Self.json(message)
        body += Array(#","data":"#.utf8)
        body += data
        body += Array("}}".utf8)
        return body
    }

    static func json(_ text: String) -> [UInt8] { (try? JSON.encode(text)) ?? Array("\"\"".utf8) }
}

// MARK: What the protocol asks for

extension Failure {
    static let notFound = Failure(.notFound, "not_found", "there is nothing at this path")

    static func methodNotAllowed(_ methods: [String]) -> Failure {
        let allowed = methods.joined(separator: ", ")
        return Failure(
            .methodNotAllowed,
            "method_not_allowed",
            "this path answers \(allowed)",
            headers: [.allow: allowed]
        )
    }

    static let badSyntax = Failure(
        .badRequest,
        "bad_request",
        "what was sent is not a request of HTTP/1.1",
        closes: true
    )

    static let truncated = Failure(
        .badRequest,
        "bad_request",
        "the body is not what its head says, or ended before its end",
        closes: true
    )

    static let headersTooLarge = Failure(
        .requestHeaderFieldsTooLarge,
        "header_fields_too_large",
        "the fields of the request's head are too many, or too long",
        closes: true
    )

    static func timeout(_ what: String, after limit: Duration) -> Failure {
        Failure(.requestTimeout, "request_timeout", "\(what) did not arrive within \(limit.told)", closes: true)
    }

    static func tooLarge(_ limit: Int) -> Failure {
        Failure(
            .contentTooLarge,
            "content_too_large",
            "the body is larger than the \(limit) bytes that are taken",
            closes: true
        )
    }

    static func unsupportedMediaType(_ message: String) -> Failure {
        Failure(.unsupportedMediaType, "unsupported_media_type", message, headers: [.accept: "application/json"])
    }

    static func badRequest(_ place: RequestUnreadable.Problem.Place, _ subject: String, _ expectation: String)
        -> Failure
    {
        Failure(RequestUnreadable([.init(place, subject, expectation)]))
    }

    static func unavailable(_ message: String) -> Failure {
        Failure(.serviceUnavailable, "unavailable", message, headers: [.retryAfter: "1"])
    }

    static let unauthenticated = Failure(
        .unauthorized,
        "unauthorized",
        "the token is not valid",
        headers: [.wwwAuthenticate: #"Bearer error="invalid_token""#]
    )
}

// MARK: What is thrown

extension Failure {
    init(_ error: RequestUnreadable) {
        let problems = error.problems.map { problem in
            Self.object([
                ("in", problem.place.rawValue), ("at", problem.subject), ("expectation", problem.expectation),
            ])
        }
        self.init(.badRequest, "bad_request", error.description, data: Self.problems(problems))
    }

    init(_ error: ValidationFailed) {
        let problems = error.problems.map { problem in
            Self.object([("at", problem.path), ("rule", problem.rule), ("expectation", problem.expectation)])
        }
        self.init(.badRequest, "validation_failed", error.description, data: Self.problems(problems))
    }

    init(_ error: NotAuthorized) {
        self =
            error.isCallerKnown
            ? Failure(.forbidden, "forbidden", error.description)
            : Failure(.unauthorized, "unauthorized", error.description, headers: [.wwwAuthenticate: "Bearer"])
    }

    init(_ error: VersionMismatch) {
        self.init(
            .preconditionFailed,
            "precondition_failed",
            error.description,
            data: Array(#"{"version":\#(error.actual)}"#.utf8),
            headers: [.eTag: ETag.text(Int(error.actual.rawValue))]
        )
    }

    /// An error of the domain, with the status of the first of its tags that has one.
    init<E: DomainError>(_ error: E, statuses: [ErrorTag: Int]) {
        let code = E.tags.lazy.compactMap { statuses[$0] ?? Self.statuses[$0] }.first ?? 422
        let status = HTTPResponse.Status(code: code)
        var headers = HTTPFields()
        if status == .unauthorized { headers[.wwwAuthenticate] = "Bearer" }
        if status == .serviceUnavailable { headers[.retryAfter] = "1" }
        let data = try? JSON.encode(error, in: CodingContext(purpose: .transport))
        self.init(status, E.wireName, E.message(of: error), data: data, headers: headers)
    }

    private static let statuses: [ErrorTag: Int] = [
        .validation: 400, .unauthorized: 401, .forbidden: 403, .notFound: 404, .alreadyExists: 409, .conflict: 409,
        .unavailable: 503,
    ]

    /// What nobody expected: of that the caller gets an id, under which it is logged.
    static func unexpected(_ error: any Error, id: String) -> Failure {
        var failure = Failure(
            .internalServerError,
            "internal_error",
            "something went wrong here; it is logged as \(id)",
            data: object([("id", id)])
        )
        failure.cause = error
        return failure
    }

    private static func problems(_ problems: [[UInt8]]) -> [UInt8] {
        Array(#"{"problems":["#.utf8) + problems.joined(separator: [UInt8(ascii: ",")]) + Array("]}".utf8)
    }

    private static func object(_ members: [(String, String)]) -> [UInt8] {
        let written = members.map { json($0.0) + [UInt8(ascii: ":")] + json($0.1) }
        return [UInt8(ascii: "{")] + written.joined(separator: [UInt8(ascii: ",")]) + [UInt8(ascii: "}")]
    }
}
