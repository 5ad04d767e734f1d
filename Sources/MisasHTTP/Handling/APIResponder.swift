internal import HTTPTypes
internal import Hummingbird
internal import Misas
internal import NIOCore

/// Answers every request: finds what answers it, and tells of what failed.
struct APIResponder: Sendable {
    let table: RouteTable<Endpoint>
    let telemetry: ServerTelemetry
    let mapping: FailureMapping
    let date: HTTPDate
    /// The user's middleware and routes; `nil` where there are none.
    let ownRoutes: OwnRoutes?

    /// Answers a request.
    func respond(to request: Request, on channel: any Channel) async -> Response {
        let id = RequestID.of(request.head)
        let found = find(request.head)
        let isHead = request.method == .head
        let route: String? =
            switch found {
            case .endpoint(let endpoint, _, _): endpoint.template
            case .failure: nil
            }
        var response = await telemetry.observe(request.head, route: route, id: id) { trace in
            await answer(found, request, id, trace, route, channel)
        }
        if isHead { response = response.createHeadResponse() }
        response.headers[.date] = date.text()
        if let field = RequestID.field { response.headers[field] = id }
        response.headers[.xContentTypeOptions] = "nosniff"
        if Self.leavesBody(request.head, response) { response.headers[.connection] = "close" }
        return response
    }

    fileprivate enum Found {
        case endpoint(Endpoint, RequestTarget, parameters: [String])
        case failure(Failure)
    }

    private func find(_ head: HTTPRequest) -> Found {
        let target: RequestTarget
        do throws(RequestUnreadable) {
            target = try RequestTarget(head.path ?? "/")
        } catch {
            return .failure(Failure(error))
        }
        switch table.match(head.method == .head ? "GET" : head.method.rawValue, target.path) {
        case .found(let endpoint, let parameters): return .endpoint(endpoint, target, parameters: parameters)
        case .nothing: return .failure(.notFound)
        case .otherMethods(let methods):
            let all = (methods.contains("GET") ? methods + ["HEAD"] : methods) + ["OPTIONS"]
            let allowed = all.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
            guard head.method == .options else { return .failure(.methodNotAllowed(allowed)) }
            let endpoint = Endpoint(template: "*") { _ in
                Response(status: .noContent, headers: [.allow: allowed.joined(separator: ", ")])
            }
            return .endpoint(endpoint, target, parameters: [])
        }
    }

    private func answer(
        _ found: Found,
        _ request: Request,
        _ id: String,
        _ trace: RequestTrace,
        _ route: String?,
        _ channel: any Channel
    ) async -> Answer {
        guard let ownRoutes else { return Answer(response: await answer(found, request, id, trace, route)) }
        let inner: @Sendable (Request) async -> Response = { request in
            await answer(found, request, id, trace, route)
        }
        do {
            return try await ownRoutes.respond(to: request, id: id, on: channel, found.isKnown ? inner : nil)
        } catch {
            return Answer(response: Self.tell(mapping.failure(of: error, id: id), route, id, telemetry))
        }
    }

    private func answer(
        _ found: Found,
        _ request: Request,
        _ id: String,
        _ trace: RequestTrace,
        _ route: String?
    ) async -> Response {
        switch found {
        case .failure(let failure): return Self.tell(failure, route, id, telemetry)
        case .endpoint(let endpoint, let target, let parameters):
            let exchange = Exchange(request: request, target: target, parameters: parameters, id: id, trace: trace)
            do {
                return try await endpoint.answer(exchange)
            } catch {
                return Self.tell(mapping.failure(of: error, id: id), route, id, telemetry)
            }
        }
    }

    /// The reply that tells of a failure; the log is told what the caller is not.
    static func tell(_ failure: Failure, _ route: String?, _ id: String, _ telemetry: ServerTelemetry) -> Response {
        if let cause = failure.cause { telemetry.failed(cause, route: route, id: id) }
        var headers = failure.headers
        headers[.contentType] = "application/json"
        headers[.cacheControl] = "no-store"
        if failure.closes { headers[.connection] = "close" }
        return Response(
            status: failure.status,
            headers: headers,
            body: .init(byteBuffer: ByteBuffer(bytes: failure.body))
        )
    }

    /// Whether a body has come, or will, that nobody may have read, and that is too large to be read for nothing.
    private static func leavesBody(_ head: HTTPRequest, _ response: Response) -> Bool {
        guard response.status.code >= 400 else { return false }
        if let length = head.headerFields[.contentLength] { return (Int(length) ?? .max) > 64 << 10 }
        return head.headerFields[.transferEncoding] != nil
    }
}

extension APIResponder.Found {
    fileprivate var isKnown: Bool {
        switch self {
        case .endpoint: true
        case .failure(let failure): failure.status != .notFound
        }
    }
}
