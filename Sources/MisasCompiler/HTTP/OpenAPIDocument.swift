/// Writes how commands and queries are reached over HTTP as OpenAPI 3.1.
package struct OpenAPIDocument {
    private let specs: Specs

    package init(specs: Specs) {
        self.specs = specs
    }

    /// The document of all subsystems that are compiled.
    ///
    /// - Parameters:
    ///   - title: the system's name.
    ///   - version: its version.
    package func whole(title: String, version: String) -> JSONTree {
        whole(info: .members(("title", .string(title)), ("version", .string(version))))
    }

    /// The document of all subsystems that are compiled.
    ///
    /// - Parameter info: what is said of the whole system, as OpenAPI has it.
    package func whole(info: JSONTree) -> JSONTree {
        let plans = specs.compiled.sorted().map { (index: $0, plans: RoutePlan.all(of: $0, in: specs)) }
        let routes = Self.routes(plans.flatMap(\.plans))
        let parts = plans.filter { !$0.plans.isEmpty }.map { part(of: $0.index, $0.plans, at: routes) }
        let start = JSONTree.members(("openapi", .string("3.1.0")), ("info", info), ("paths", .object([])))
        return parts.reduce(start) { $0.joined(with: $1) }
    }

    /// The document of one subsystem.
    ///
    /// The runtime joins those of the subsystems that a system has.
    func part(of index: Int) -> JSONTree {
        let plans = RoutePlan.all(of: index, in: specs)
        return part(of: index, plans, at: Self.routes(plans))
    }

    /// The routes that paths stand under, by their patterns.
    ///
    /// Names of parameters are of no account in a path, and OpenAPI has each path once: as it stands first.
    private static func routes(_ plans: [RoutePlan]) -> [String: Route] {
        Dictionary(plans.map { ($0.route.pathPattern, $0.route) }, uniquingKeysWith: { first, _ in first })
    }

    private func part(of index: Int, _ plans: [RoutePlan], at routes: [String: Route]) -> JSONTree {
        let subsystem = specs.subsystems[index]
        let links = OpenAPILinks(plans, at: routes, specs: specs)
        var schemas = OpenAPISchemas(specs: specs)
        var paths: [(template: String, operations: [JSONTree.Member])] = []
        var places: [String: Int] = [:]
        for plan in plans {
            let pattern = plan.route.pathPattern
            let route = routes[pattern] ?? plan.route
            let place = places[pattern] ?? paths.count
            if place == paths.count {
                places[pattern] = place
                paths.append((route.template, []))
            }
            let operation = OpenAPIOperation(plan, at: route, specs: specs, links: links)
            paths[place].operations.append(.init(plan.route.method.lowercased(), operation.tree(&schemas)))
        }
        let tag = JSONTree.members(
            ("name", .string(subsystem.name)),
            ("description", subsystem.description.map { .string($0) })
        )
        let components = schemas.components + [.init(OpenAPIFailure.name, OpenAPIFailure.schema)]
        return .members(
            ("openapi", .string("3.1.0")),
            ("info", .members(("title", .string(subsystem.name)), ("version", .string("1")))),
            ("tags", .array([tag])),
            ("paths", .object(paths.map { .init($0.template, .object($0.operations)) })),
            (
                "components",
                .members(
                    ("schemas", .object(components.sorted { $0.name < $1.name })),
                    ("responses", .object([.init(OpenAPIFailure.name, OpenAPIFailure.response)])),
                    ("securitySchemes", .object([.init(OpenAPIFailure.bearer, OpenAPIFailure.bearerScheme)]))
                )
            )
        )
    }
}

extension JSONTree {
    /// Two documents as one: objects have the members of both, lists the items of both, and of anything else the first
    /// stays.
    fileprivate func joined(with other: JSONTree) -> JSONTree {
        switch (self, other) {
        case (.object(let own), .object(let others)):
            let known = Set(own.map(\.name))
            return .object(
                own.map { member in .init(member.name, other[member.name].map(member.value.joined) ?? member.value) }
                    + others.filter { !known.contains($0.name) }
            )
        case (.array(let own), .array(let others)): return .array(own + others.filter { !own.contains($0) })
        default: return self
        }
    }
}

/// How requests fail that the specs say nothing of.
enum OpenAPIFailure {
    static let name = "Failure"
    static let bearer = "bearer"

    /// The envelope of a failure.
    static let schema = JSONTree.members(
        ("type", .string("object")),
        (
            "properties",
            .members(
                ("status", .members(("const", .string("failure")))),
                ("data", .members(("type", .string("null")))),
                (
                    "error",
                    .members(
                        ("type", .string("object")),
                        (
                            "properties",
                            .members(
                                ("type", .members(("type", .string("string")))),
                                ("message", .members(("type", .string("string")))),
                                ("data", .object([]))
                            )
                        ),
                        ("required", .strings(["type", "message", "data"]))
                    )
                )
            )
        ),
        ("required", .strings(["status", "data", "error"]))
    )

    static let response = JSONTree.members(
        ("description", .string("The request failed. `error.type` tells how.")),
        ("content", content(.members(("$ref", .string("#/components/schemas/\(name)")))))
    )

    static let bearerScheme = JSONTree.members(("type", .string("http")), ("scheme", .string("bearer")))

    /// The envelope of a failure of one of some types.
    static func envelope(types: [String], data: JSONTree? = nil) -> JSONTree {
        let type: JSONTree =
            types.count == 1 ? .members(("const", .string(types[0]))) : .members(("enum", .strings(types)))
        let error = JSONTree.members(("properties", .members(("type", type), ("data", data))))
        return .members(
            (
                "allOf",
                .array([
                    .members(("$ref", .string("#/components/schemas/\(name)"))),
                    .members(("properties", .members(("error", error)))),
                ])
            )
        )
    }

    static func content(_ schema: JSONTree) -> JSONTree {
        .members(("application/json", .members(("schema", schema))))
    }
}
