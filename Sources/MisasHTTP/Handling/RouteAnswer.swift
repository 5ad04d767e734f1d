internal import HTTPTypes
internal import Hummingbird
internal import Misas
internal import NIOCore

/// Answers the requests of one route: who, may he, what, and then the bus.
struct RouteAnswer: Sendable {
    let system: Misas.System
    let route: HTTPRoute
    let content: RequestContent
    let limits: JSON.Limits
    let gate: Gate
    private let status: HTTPResponse.Status

    init(system: Misas.System, route: HTTPRoute, content: RequestContent, limits: JSON.Limits, gate: Gate) {
        self.system = system
        self.route = route
        self.content = content
        self.limits = limits
        self.gate = gate
        status = HTTPResponse.Status(code: route.status)
    }

    func respond(to exchange: Exchange) async throws -> Response {
        let caller = try await gate.caller(of: exchange, route: route.template)
        if !route.requiredRoles.isEmpty {
            // Before the body is read: who may not, need not be read.
            try NotAuthorized.check(caller, hasOneOf: route.requiredRoles, for: route.message)
        }
        let conditions = try conditions(exchange.request.headers, caller)
        let request = RouteRequest(
            path: exchange.parameters,
            query: exchange.target.query,
            body: route.readsBody ? try await content.json(of: exchange.request) : nil,
            limits: limits
        )
        let reply = try await MessageContext.$current.withValue(exchange.trace.context(id: exchange.id, caller: caller))
        {
            try await route.answer(system, request, conditions)
        }
        return response(reply, exchange)
    }

    private func conditions(_ headers: HTTPFields, _ caller: Caller) throws -> RouteConditions {
        var conditions = RouteConditions(caller: caller)
        guard route.isCommand else { return conditions }
        if let field = headers[.ifMatch] {
            guard route.checksVersion else {
                throw RequestUnreadable([.init(.header, "If-Match", "there is no version here that could be compared")])
            }
            conditions.versions = try ETag.versions(field)
        }
        if let field = IdempotencyKey.field, let key = headers[field] {
            conditions.key = try IdempotencyKey.text(key)
        }
        return conditions
    }

    private func response(_ reply: RouteReply, _ exchange: Exchange) -> Response {
        var headers = HTTPFields()
        if let version = reply.version {
            headers[.eTag] = ETag.text(version)
            headers[.cacheControl] = "private, no-cache"
            if !route.isCommand, let field = exchange.request.headers[.ifNoneMatch],
                ETag.matches(field, version: version)
            {
                return Response(status: .notModified, headers: headers)
            }
        } else {
            headers[.cacheControl] = "no-store"
        }
        if let link = PageLinks.field(route.pagination, reply, exchange.target) { headers[PageLinks.name] = link }
        guard status != .noContent, status != .resetContent else { return Response(status: status, headers: headers) }
        headers[.contentType] = "application/json"
        return Response(status: status, headers: headers, body: Envelope.success(reply.data))
    }
}

/// The envelope of what went well: `{"status": "success", "data": …, "error": null}`.
enum Envelope {
    private static let start = Array(#"{"status":"success","data":"#.utf8)
    private static let end = Array(#","error":null}"#.utf8)
    private static let nothing = Array("null".utf8)

    static func success(_ data: [UInt8]?) -> ResponseBody {
        let data = data ?? nothing
        var buffer = ByteBuffer()
        buffer.reserveCapacity(start.count + data.count + end.count)
        buffer.writeBytes(start)
        buffer.writeBytes(data)
        buffer.writeBytes(end)
        return ResponseBody(byteBuffer: buffer)
    }
}

/// The key by which a request is known again (draft-ietf-httpapi-idempotency-key-header).
enum IdempotencyKey {
    static let field = HTTPField.Name("Idempotency-Key")

    /// The key; a structured string's quotes are not a part of it.
    static func text(_ field: String) throws(RequestUnreadable) -> String {
        var key = Substring(field)
        if key.count > 2, key.hasPrefix("\""), key.hasSuffix("\"") { key = key.dropFirst().dropLast() }
        guard (1...255).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x22 })
        else {
            throw RequestUnreadable([
                .init(.header, "Idempotency-Key", "expected 1 to 255 visible characters of ASCII, such as a UUID")
            ])
        }
        return String(key)
    }
}

/// Where a list goes on (RFC 8288): `</accounts?limit=50&offset=50>; rel="next"`.
enum PageLinks {
    static let name = HTTPField.Name("Link") ?? .location

    static func field(_ pagination: HTTPRoute.Pagination?, _ reply: RouteReply, _ target: RequestTarget) -> String? {
        switch pagination {
        case nil: return nil
        case .cursor(let after)?:
            return reply.next.map { link(target, [(after, $0)], "next") }
        case .offset(let limit, let standard, let offset)?:
            func number(_ name: String) -> Int? { target.query.last { $0.name == name }.flatMap { Int($0.value) } }
            guard let count = reply.count else { return nil }
            let first = number(offset) ?? 0
            var links: [String] = []
            let size = number(limit) ?? standard ?? count
            // As many as there may be: there may be more.
            if count > 0, count >= size { links.append(link(target, [(offset, String(first + count))], "next")) }
            if first > 0 {
                links.append(link(target, [(offset, String(max(0, first - max(size, 1))))], "prev"))
            }
            return links.isEmpty ? nil : links.joined(separator: ", ")
        }
    }

    private static func link(_ target: RequestTarget, _ changed: [(String, String)], _ relation: String) -> String {
        let kept = target.query.filter { pair in !changed.contains { $0.0 == pair.name } }
        let query = (kept.map { ($0.name, $0.value) } + changed)
            .map { "\(PercentEncoding.encode($0.0))=\(PercentEncoding.encode($0.1))" }.joined(separator: "&")
        return "<\(target.pathText)?\(query)>; rel=\"\(relation)\""
    }
}
