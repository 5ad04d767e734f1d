/// The routes of a subsystem's commands and queries.
///
/// What is generic here can be inlined, so that a request is read, and its reply written, by code that knows their types.
extension Registry {
    /// Adds the route of a command that replies with nothing.
    ///
    /// - Parameters:
    ///   - method: the method.
    ///   - template: the path, with its parameters in braces.
    ///   - type: the command.
    ///   - parameters: the fields that come from the path and the query string, those of the path in their order.
    ///   - status: the status of success.
    @inlinable
    public mutating func addRoute<C: Command>(
        _ method: String,
        _ template: String,
        to type: C.Type,
        parameters: [HTTPParameter] = [],
        status: Int
    ) where C.Result == Void {
        addRoute(method, template, to: type, parameters, status) { _ in nil }
    }

    /// Adds the route of a command that replies.
    @inlinable
    public mutating func addRoute<C: Command>(
        _ method: String,
        _ template: String,
        to type: C.Type,
        parameters: [HTTPParameter] = [],
        status: Int
    ) where C.Result: JSONCodable {
        addRoute(method, template, to: type, parameters, status) { reply in
            try JSON.encode(reply, in: CodingContext(purpose: .transport))
        }
    }

    @inlinable
    mutating func addRoute<C: Command>(
        _ method: String,
        _ template: String,
        to type: C.Type,
        _ parameters: [HTTPParameter],
        _ status: Int,
        encode: @escaping @Sendable (C.Result) throws -> [UInt8]?
    ) {
        let route = HTTPRoute(
            method,
            template,
            parameters: parameters,
            status: status,
            message: C.wireName,
            isCommand: true,
            requiredRoles: C.requiredRoles,
            checksVersion: type is any UpdatingCommand.Type
        ) { system, request, conditions in
            let command = try request.decode(C.self, of: parameters)
            let receipt = try await system.commands.send(
                command,
                TargetVersion(expected: conditions.versions),
                as: conditions.caller,
                id: nil,
                identity: conditions.key.map { .byKey($0) },
                isolation: nil
            )
            let version = receipt.version.map { Int($0.rawValue) }
            return RouteReply(data: try encode(receipt.reply), version: version)
        }
        add(route)
    }

    /// Adds the route of a query.
    ///
    /// - Parameters:
    ///   - method: the method.
    ///   - template: the path, with its parameters in braces.
    ///   - type: the query.
    ///   - parameters: the fields that come from the path and the query string, those of the path in their order.
    ///   - status: the status of success.
    ///   - version: the version of what the reply shows, where it tells it.
    @inlinable
    public mutating func addRoute<Q: Query>(
        _ method: String,
        _ template: String,
        to type: Q.Type,
        parameters: [HTTPParameter] = [],
        status: Int = 200,
        version: (@Sendable (Q.Result) -> Int?)? = nil
    ) where Q.Result: JSONCodable {
        addRoute(method, template, to: type, parameters, status, nil) { reply in
            RouteReply(data: try Self.data(reply), version: version?(reply))
        }
    }

    /// Adds the route of a query that replies with a list, which is asked for in parts.
    ///
    /// - Parameters:
    ///   - method: the method.
    ///   - template: the path, with its parameters in braces.
    ///   - type: the query.
    ///   - parameters: the fields that come from the path and the query string, those of the path in their order.
    ///   - status: the status of success.
    ///   - limit: the parameter that says how many items there may be.
    ///   - defaultLimit: how many there may be where it does not say so.
    ///   - offset: the parameter that says how many to leave out.
    @inlinable
    public mutating func addRoute<Q: Query, Item: JSONCodable>(
        _ method: String,
        _ template: String,
        to type: Q.Type,
        parameters: [HTTPParameter] = [],
        status: Int = 200,
        limit: String,
        defaultLimit: Int? = nil,
        offset: String
    ) where Q.Result == [Item] {
        let pagination = HTTPRoute.Pagination.offset(limit: limit, default: defaultLimit, offset: offset)
        addRoute(method, template, to: type, parameters, status, pagination) { reply in
            RouteReply(data: try Self.data(reply), count: reply.count)
        }
    }

    /// Adds the route of a query whose reply tells behind what the list goes on.
    ///
    /// - Parameters:
    ///   - method: the method.
    ///   - template: the path, with its parameters in braces.
    ///   - type: the query.
    ///   - parameters: the fields that come from the path and the query string, those of the path in their order.
    ///   - status: the status of success.
    ///   - after: the parameter that says behind what to go on.
    ///   - next: behind what the list goes on, as the reply tells it; `nil` at its end.
    @inlinable
    public mutating func addRoute<Q: Query>(
        _ method: String,
        _ template: String,
        to type: Q.Type,
        parameters: [HTTPParameter] = [],
        status: Int = 200,
        after: String,
        next: @escaping @Sendable (Q.Result) -> String?
    ) where Q.Result: JSONCodable {
        addRoute(method, template, to: type, parameters, status, .cursor(after: after)) { reply in
            RouteReply(data: try Self.data(reply), next: next(reply))
        }
    }

    @inlinable
    mutating func addRoute<Q: Query>(
        _ method: String,
        _ template: String,
        to type: Q.Type,
        _ parameters: [HTTPParameter],
        _ status: Int,
        _ pagination: HTTPRoute.Pagination?,
        encode: @escaping @Sendable (Q.Result) throws -> RouteReply
    ) {
        let route = HTTPRoute(
            method,
            template,
            parameters: parameters,
            status: status,
            message: Q.wireName,
            isCommand: false,
            requiredRoles: Q.requiredRoles,
            pagination: pagination
        ) { system, request, conditions in
            let query = try request.decode(Q.self, of: parameters)
            return try encode(try await system.queries.send(query, as: conditions.caller, isolation: nil))
        }
        add(route)
    }

    @inlinable
    static func data(_ reply: some JSONCodable) throws -> [UInt8] {
        try JSON.encode(reply, in: CodingContext(purpose: .transport))
    }

    @usableFromInline
    mutating func add(_ route: HTTPRoute) {
        if let other = routes.first(where: { $0.pattern == route.pattern }) {
            faults.append(
                "the routes of \(other.message) and \(route.message) answer the same requests: \(route.pattern)"
            )
        }
        routes.append(route)
    }

    /// Says what HTTP status an error has that has a tag of the user's own.
    public mutating func setStatus(_ status: Int, of tag: ErrorTag) {
        if let other = statuses.updateValue(status, forKey: tag), other != status {
            faults.append(
                "errors with the tag \(tag) have the status \(other) in one subsystem, and \(status) in another"
            )
        }
    }

    /// Adds what describes the routes of a subsystem: a part of an OpenAPI document, as JSON.
    public mutating func describeRoutes(_ document: StaticString) {
        routeDocuments.append(document)
    }
}
