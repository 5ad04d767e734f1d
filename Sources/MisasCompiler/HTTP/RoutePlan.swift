/// What a command or query is over HTTP: where each field comes from, and what success is.
package struct RoutePlan {
    /// A field that comes from the URL.
    package struct Parameter {
        package let field: FieldDeclaration
        package let isInPath: Bool
        /// Of an item, where it is a list.
        let base: BuiltInType
        package let isList: Bool
    }

    /// How a list is asked for in parts.
    enum Pagination {
        /// By the parameters that say how many there may be, and how many to leave out.
        case offset(limit: FieldDeclaration, offset: FieldDeclaration)
        /// By the parameter that says behind what to go on, which a field of the reply tells.
        case cursor(after: FieldDeclaration, next: FieldDeclaration)
    }

    package let symbol: Symbol
    package let declaration: Declaration
    package let route: Route
    package let parameters: [Parameter]
    /// The fields that come from a body; `nil` where there is none.
    package let body: [FieldDeclaration]?
    package let status: Int
    package let result: TypeExpression?
    /// The field of the reply that tells its version.
    let version: FieldDeclaration?
    let pagination: Pagination?
    package let roles: [String]
    /// The errors that it declares, with those of aggregates that should, or should not, exist.
    package let errors: [Symbol]
    /// What decides the command; `nil` for a query, and for a command with a handler of its own.
    let aggregate: AggregateDeclaration?
    let isCommand: Bool
    let creates: Bool

    /// The routes of a subsystem, in the order of the spec: commands, then queries.
    package static func all(of index: Int, in specs: Specs) -> [RoutePlan] {
        let subsystem = specs.subsystems[index]
        let commands = subsystem.commands.enumerated().compactMap { position, command in
            RoutePlan(command, Symbol(kind: .command, subsystem: index, index: position), specs)
        }
        let queries = subsystem.queries.enumerated().compactMap { position, query in
            RoutePlan(query, Symbol(kind: .query, subsystem: index, index: position), specs)
        }
        return commands + queries
    }

    private init?(_ command: CommandDeclaration, _ symbol: Symbol, _ specs: Specs) {
        guard let http = command.http, let node = http.route, let route = RouteChecks.parse(node, diagnostics: nil)
        else { return nil }
        let home = symbol.subsystem
        self.symbol = symbol
        declaration = command.declaration
        self.route = route
        (parameters, body) = Self.fields(command.fields, of: route, from: home, specs)
        result = command.returns
        status = http.status?.value ?? (command.creates ? 201 : command.returns == nil ? 204 : 200)
        version = nil
        pagination = nil
        roles = command.requires.map(\.value)
        aggregate = command.aggregate.map { specs.subsystems[home].aggregates[$0] }
        errors = specs.errors(of: command, from: home)
        isCommand = true
        creates = command.creates
    }

    private init?(_ query: QueryDeclaration, _ symbol: Symbol, _ specs: Specs) {
        guard let http = query.http, let node = http.route, let route = RouteChecks.parse(node, diagnostics: nil)
        else { return nil }
        let home = symbol.subsystem
        self.symbol = symbol
        declaration = query.declaration
        self.route = route
        (parameters, body) = Self.fields(query.fields, of: route, from: home, specs)
        result = query.returns
        status = http.status?.value ?? 200
        let shown = Self.structure(query.returns, from: home, specs)
        version = shown?.first { field in
            guard field.name == "version", case .builtIn(.int) = field.type else { return false }
            return true
        }
        pagination = Self.pagination(query, parameters, shown, from: home, specs)
        roles = []
        errors = query.throwing.compactMap { specs.symbol($0, from: home) }
        aggregate = nil
        isCommand = false
        creates = false
    }

    private static func fields(
        _ fields: [FieldDeclaration],
        of route: Route,
        from home: Int,
        _ specs: Specs
    ) -> ([Parameter], body: [FieldDeclaration]?) {
        func parameter(_ field: FieldDeclaration, isInPath: Bool) -> Parameter {
            let shape = specs.shape(of: field.type.unwrapped, from: home)
            guard case .list(let item) = shape else {
                return Parameter(field: field, isInPath: isInPath, base: shape.base ?? .string, isList: false)
            }
            let base = specs.shape(of: item, from: home).base ?? .string
            return Parameter(field: field, isInPath: isInPath, base: base, isList: true)
        }
        let inPath = route.parameters.compactMap { name in fields.first { $0.name == name } }
        let others = fields.filter { field in !inPath.contains { $0 === field } }
        let path = inPath.map { parameter($0, isInPath: true) }
        guard route.readsQueryString else { return (path, others) }
        return (path + others.map { parameter($0, isInPath: false) }, nil)
    }

    /// The fields of the structure that a reply is.
    private static func structure(
        _ type: TypeExpression,
        from home: Int,
        _ specs: Specs
    ) -> [FieldDeclaration]? {
        guard case .structure(let symbol) = specs.shape(of: type, from: home),
            case .structure(let fields) = specs.type(symbol).kind
        else { return nil }
        return fields
    }

    private static func pagination(
        _ query: QueryDeclaration,
        _ parameters: [Parameter],
        _ shown: [FieldDeclaration]?,
        from home: Int,
        _ specs: Specs
    ) -> Pagination? {
        func parameter(_ name: String, _ isRight: (Parameter) -> Bool) -> FieldDeclaration? {
            parameters.first { !$0.isInPath && !$0.isList && $0.field.name == name && isRight($0) }?.field
        }
        if case .list = query.returns,
            let limit = parameter("limit", { $0.base == .int }),
            let offset = parameter("offset", { $0.base == .int })
        {
            return .offset(limit: limit, offset: offset)
        }
        if let next = shown?.first(where: { $0.name == "next" && $0.type.isOptional }),
            let after = parameter("after", { $0.field.type.isOptional })
        {
            return .cursor(after: after, next: next)
        }
        return nil
    }
}
