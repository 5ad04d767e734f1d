/// The method, path and parameters of an HTTP route.
package struct Route: Sendable {
    package let method: String
    package let segments: [Segment]

    package enum Segment: Sendable, Hashable {
        case literal(String)
        case parameter(String)
    }

    /// The route with every parameter alike: two routes with the same pattern answer the same requests.
    package var pattern: String { "\(method) \(pathPattern)" }

    /// The path with every parameter alike.
    var pathPattern: String {
        "/"
            + segments.map { segment in
                switch segment {
                case .literal(let text): text
                case .parameter: "{}"
                }
            }
            .joined(separator: "/")
    }

    package static let methods = ["GET", "POST", "PUT", "PATCH", "DELETE"]

    /// Whether what is not in the path comes from the query string rather than from a body.
    package var readsQueryString: Bool { method == "GET" || method == "DELETE" }

    package var parameters: [String] {
        segments.compactMap { if case .parameter(let name) = $0 { name } else { nil } }
    }
}

/// The `http` of commands and queries.
struct RouteChecks {
    let specs: Specs
    let diagnostics: DiagnosticCollector

    func run(_ index: Int) {
        let subsystem = specs.subsystems[index]
        var first: [String: (name: String, range: SourceRange)] = [:]
        func claim(
            _ declaration: Declaration,
            _ http: RouteDeclaration?,
            _ fields: [FieldDeclaration],
            returns: TypeExpression?
        ) {
            guard let http, let node = http.route else { return }
            checkStatus(http, of: declaration.name, returns: returns)
            guard let route = Self.parse(node, diagnostics: diagnostics) else { return }
            check(route, at: node, fields: fields, of: declaration, in: index)
            if let earlier = first[route.pattern] {
                diagnostics.report(
                    .routeTaken,
                    "`\(declaration.name)` would answer the same requests as `\(earlier.name)`",
                    at: node.range,
                    notes: [.init("the other route stands here", at: earlier.range)]
                )
            } else {
                first[route.pattern] = (declaration.name, node.range)
            }
        }
        for command in subsystem.commands {
            claim(command.declaration, command.http, command.fields, returns: command.returns)
        }
        for query in subsystem.queries { claim(query.declaration, query.http, query.fields, returns: query.returns) }
    }

    private func checkStatus(_ http: RouteDeclaration, of name: String, returns: TypeExpression?) {
        guard let status = http.status else { return }
        if status.value == 204 || status.value == 205, let returns {
            diagnostics.report(
                .routeStatus,
                "`\(name)` replies with `\(returns)`, and a reply of status \(status.value) has no body",
                at: status.range,
                help: "use 200, 201 or 202, or leave the status out"
            )
        }
        guard !(200...299).contains(status.value) else { return }
        diagnostics.report(
            .routeStatus,
            "success is a status from 200 to 299, not \(status.value)",
            at: status.range,
            help: "the status of an error follows from its tags"
        )
    }

    /// Reads `POST /accounts/{account}`.
    static func parse(_ node: Node, diagnostics: DiagnosticCollector?) -> Route? {
        guard let text = node.text else { return nil }
        func fail(_ message: String, at part: Substring, help: String? = nil, better: Guess? = nil) -> Route? {
            let range = place(of: part, in: node)
            let fix = better.map { Fix.replace(range, String(part), with: $0) }
            diagnostics?.report(.routeForm, message, at: range, help: help, fix: fix)
            return nil
        }
        let words = text.split(separator: " ")
        guard words.count == 2 else {
            return fail(
                "a route is a method and a path, not `\(text)`",
                at: text[...],
                help: "write it like `GET /accounts/{account}`"
            )
        }
        let method = String(words[0])
        guard Route.methods.contains(method) else {
            let near = guess(method, among: Route.methods)
            return fail(
                "`\(method)` is not a method of a route",
                at: words[0],
                help: near.map { "did you mean `\($0)`?" } ?? "use \(Route.methods.joined(separator: ", "))",
                better: near
            )
        }
        var path = words[1]
        if path.hasPrefix("/") { path.removeFirst() }
        if path.hasSuffix("/") { path.removeLast() }
        guard !path.isEmpty else { return Route(method: method, segments: []) }
        var segments: [Route.Segment] = []
        for segment in path.split(separator: "/", omittingEmptySubsequences: false) {
            if segment.hasPrefix("{"), segment.hasSuffix("}"),
                Naming.isLowerCamelCase(String(segment.dropFirst().dropLast()))
            {
                segments.append(.parameter(String(segment.dropFirst().dropLast())))
            } else if segment.contains("{") || segment.contains("}") {
                return fail(
                    "a parameter is a whole part of the path, such as `/{account}/`, not `\(segment)`",
                    at: segment
                )
            } else if segment.isEmpty {
                return fail(
                    "a part of this path is empty",
                    at: words[1],
                    help: "leave out one `/`",
                    better: Guess(text: "/" + words[1].split(separator: "/").joined(separator: "/"), isCertain: true)
                )
            } else if !segment.utf8.allSatisfy(isPathByte) {
                return fail(
                    "`\(segment)` cannot be a part of a path",
                    at: segment,
                    help: "use `a-z`, `A-Z`, `0-9` and `-._~`"
                )
            } else {
                segments.append(.literal(String(segment)))
            }
        }
        return Route(method: method, segments: segments)
    }

    /// Where a part of the route stands.
    private static func place(of part: Substring, in node: Node) -> SourceRange {
        let scalars = part.base.unicodeScalars
        let offset = scalars.distance(from: scalars.startIndex, to: part.startIndex)
        return node.range(ofPartAt: offset, length: part.unicodeScalars.count)
    }

    /// Where a parameter stands, for the last time.
    private static func place(ofParameter name: String, in node: Node) -> SourceRange {
        let parts = node.text?.split(whereSeparator: { $0 == "/" || $0 == " " }) ?? []
        return parts.last { $0 == "{\(name)}" }.map { place(of: $0, in: node) } ?? node.range
    }

    private static func isPathByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "-._~:@!$&'()*+,;=".utf8.contains(byte)
        }
    }

    private func check(
        _ route: Route,
        at node: Node,
        fields: [FieldDeclaration],
        of declaration: Declaration,
        in index: Int
    ) {
        var seen: Set<String> = []
        for name in route.parameters {
            guard seen.insert(name).inserted else {
                diagnostics.report(
                    .routeParameter,
                    "`{\(name)}` stands in this path twice",
                    at: Self.place(ofParameter: name, in: node)
                )
                continue
            }
            guard let field = fields.first(where: { $0.name == name }) else {
                guard diagnostics.isUnderstood(declaration.node) else { continue }
                let near = guess(name, among: fields.map(\.name))
                diagnostics.report(
                    .routeParameter,
                    "`\(declaration.name)` has no field `\(name)`",
                    at: Self.place(ofParameter: name, in: node),
                    help: near.map { "did you mean `{\($0)}`?" },
                    fix: near.map {
                        .replace(
                            Self.place(ofParameter: name, in: node),
                            "{\(name)}",
                            with: "{\($0)}",
                            isCertain: $0.isCertain
                        )
                    }
                )
                continue
            }
            let shape = specs.shape(of: field.type, from: index)
            if shape.isUnknown { continue }
            if !shape.isScalar {
                diagnostics.report(
                    .routeParameter,
                    "`\(name)` is `\(field.type)`, which cannot be a part of a path",
                    at: Self.place(ofParameter: name, in: node),
                    notes: [.init("it is declared here", at: field.nameRange)],
                    help: "a part of a path is one value that is always there"
                )
            }
        }
        guard route.readsQueryString else { return }
        for field in fields where !seen.contains(field.name) && !fitsQueryString(field.type, in: index) {
            diagnostics.report(
                .routeParameter,
                "`\(field.name)` is `\(field.type)`, which cannot be read from a query string",
                at: field.typeRange,
                notes: [.init("`\(route.method)` reads it from there", at: node.range)],
                help: "a query string holds single values, with or without `?`, and lists of them; or use `POST`"
            )
        }
    }

    private func fitsQueryString(_ type: TypeExpression, in index: Int) -> Bool {
        let shape = specs.shape(of: type, from: index).unwrapped
        if case .list(let item) = shape { return specs.shape(of: item, from: index).isScalar }
        return shape.isScalar || shape.isUnknown || shape.base == .secret
    }
}
