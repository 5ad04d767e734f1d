internal import HTTPTypes
internal import Hummingbird
internal import Misas

extension APIResponder {
    /// What answers a system's requests.
    ///
    /// - Throws: ``HTTPConfigurationError``.
    init(_ system: Misas.System, _ options: HTTPOptions, date: HTTPDate) throws {
        let telemetry = ServerTelemetry(system.telemetry, accessLog: options.accessLog)
        let gate = Gate(authentication: options.authentication, telemetry: telemetry)
        let content = RequestContent(limit: options.limits.bodyBytes, timeout: options.limits.bodyTimeout)
        let limits = JSON.Limits(bytes: options.limits.bodyBytes + (64 << 10), depth: options.limits.jsonDepth)
        var table = RouteTable<Endpoint>()
        for route in system.routes {
            let answer = RouteAnswer(system: system, route: route, content: content, limits: limits, gate: gate)
            let endpoint = Endpoint(template: route.template, answer: answer.respond)
            table.add(route.method, route.path.map(\.literal), endpoint)
        }
        let guarded = system.routes.filter { !$0.requiredRoles.isEmpty }
        if let first = guarded.first, options.authentication == nil, system.environment == .production {
            throw HTTPConfigurationError(
                description:
                    "\(first.message) requires a role, and nobody can have one: give the server an `authentication`"
            )
        }
        var own: [OwnEndpoint] = Health.endpoints(of: system)
        if options.showsDocuments { own += try APIDocument(system).endpoints }
        if let operations = options.operations {
            guard options.authentication != nil else {
                throw HTTPConfigurationError(
                    description: "operations require the role \(operations.role), and nobody can have one: give the "
                        + "server an `authentication`"
                )
            }
            own += OperationRoutes(system: system, options: operations, gate: gate, content: content).endpoints
        }
        // Where a spec has one of these paths, it is the spec's.
        for endpoint in own { table.add(endpoint.method, endpoint.path, endpoint.endpoint) }
        let mapping = FailureMapping(statuses: system.statuses)
        self.init(
            table: table,
            telemetry: telemetry,
            mapping: mapping,
            date: date,
            ownRoutes: OwnRoutes(options, logger: system.logger) { error, id in
                Self.tell(mapping.failure(of: error, id: id), nil, id, telemetry)
            }
        )
    }
}

/// A path that the server has of its own.
struct OwnEndpoint {
    let method: String
    let path: [String?]
    let endpoint: Endpoint

    init(_ method: String, _ template: String, _ answer: @escaping @Sendable (Exchange) async throws -> Response) {
        self.method = method
        path = template.split(separator: "/").map { $0.hasPrefix("{") ? nil : String($0) }
        endpoint = Endpoint(template: template, answer: answer)
    }
}
