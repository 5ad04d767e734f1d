/// What can be asked next of what a command has created: operations whose path names it.
struct OpenAPILinks {
    /// The routes whose only parameter in the path is an identifier, by that.
    private var targets: [Symbol: [RoutePlan]] = [:]
    /// The routes that paths stand under, by their patterns.
    private let routes: [String: Route]
    private let specs: Specs

    init(_ plans: [RoutePlan], at routes: [String: Route], specs: Specs) {
        self.routes = routes
        self.specs = specs
        for plan in plans where plan.route.parameters.count == 1 {
            guard let identifier = plan.parameters.first.flatMap({ identifier($0.field.type, plan.symbol.subsystem) })
            else { continue }
            targets[identifier, default: []].append(plan)
        }
    }

    /// The links of a reply, by the names of the operations; `nil` where there are none.
    func tree(of plan: RoutePlan) -> JSONTree? {
        let home = plan.symbol.subsystem
        guard plan.creates, let aggregate = plan.aggregate,
            let identifier = aggregate.identifier.flatMap({ specs.symbol($0, from: home) }),
            let source = source(of: identifier, plan)
        else { return nil }
        let links = (targets[identifier] ?? []).map { target -> JSONTree.Member in
            let id = specs.wireName(of: target.symbol)
            let name = (routes[target.route.pathPattern] ?? target.route).parameters[0]
            let link = JSONTree.members(
                ("operationId", .string(id)),
                ("parameters", .members((name, .string(source))))
            )
            return .init(target.declaration.name, link)
        }
        return links.isEmpty ? nil : .object(links)
    }

    /// Where the identifier of what was created is found: in the reply, or in the request.
    private func source(of identifier: Symbol, _ plan: RoutePlan) -> String? {
        let home = plan.symbol.subsystem
        if let result = plan.result, self.identifier(result, home) == identifier { return "$response.body#/data" }
        let field = plan.body?.first { self.identifier($0.type, home) == identifier }
        return field.map { "$request.body#/\($0.wireName)" }
    }

    private func identifier(_ type: TypeExpression, _ home: Int) -> Symbol? {
        guard case .identifier(_, let symbol) = specs.shape(of: type, from: home) else { return nil }
        return symbol
    }
}
