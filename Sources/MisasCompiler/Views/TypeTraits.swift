/// What follows for the types that a subsystem names from how they are used: whether they are `Hashable`, whether they
/// have checks.
struct TypeTraits {
    let hashable: Set<Symbol>
    /// The types that have checks, or contain what has.
    let validated: Set<Symbol>

    init(specs: Specs, subsystem: Int) {
        hashable = Self.hashable(specs, subsystem)
        validated = Self.validated(specs, subsystem)
    }

    // MARK: Hashable

    /// What stands in a set or as a key, with all that it is made of.
    static func hashable(_ specs: Specs, _ index: Int) -> Set<Symbol> {
        let subsystem = specs.subsystems[index]
        var found: Set<Symbol> = []
        var pending: [Symbol] = []
        func need(_ type: TypeExpression, from home: Int) {
            switch type {
            case .named(let reference):
                if let (symbol, _) = specs.type(reference, from: home), found.insert(symbol).inserted {
                    pending.append(symbol)
                }
            case .optional(let inner), .list(let inner), .set(let inner): need(inner, from: home)
            case .map(let key, let value):
                need(key, from: home)
                need(value, from: home)
            case .builtIn, .invalid: break
            }
        }
        func scan(_ type: TypeExpression) {
            switch type {
            case .set(let item): need(item, from: index)
            case .map(let key, let value):
                need(key, from: index)
                scan(value)
            case .optional(let inner), .list(let inner): scan(inner)
            case .named, .builtIn, .invalid: break
            }
        }
        subsystem.forEachType(scan)
        if subsystem.conformances.contains("Hashable") {
            for position in subsystem.types.indices {
                let symbol = Symbol(kind: .type, subsystem: index, index: position)
                if found.insert(symbol).inserted { pending.append(symbol) }
            }
        }
        while let symbol = pending.popLast() {
            switch specs.type(symbol).kind {
            case .structure(let fields): for field in fields { need(field.type, from: symbol.subsystem) }
            case .union(let cases): for item in cases { if let type = item.type { need(type, from: symbol.subsystem) } }
            case .wrapper(let wrapped, _): need(wrapped, from: symbol.subsystem)
            case .identifier, .enumeration, .invalid: break
            }
        }
        return found
    }

    // MARK: Checks

    /// Found from what has checks itself, back to what contains it: linear in what the subsystem's types reach.
    private static func validated(_ specs: Specs, _ index: Int) -> Set<Symbol> {
        var reached: [Symbol] = []
        var seen: Set<Symbol> = []
        func reach(_ type: TypeExpression, from home: Int, _ visit: (Symbol) -> Void = { _ in }) {
            for reference in type.references {
                guard let symbol = specs.symbol(reference, from: home), symbol.kind == .type else { continue }
                if seen.insert(symbol).inserted { reached.append(symbol) }
                visit(symbol)
            }
        }
        specs.subsystems[index].forEachType { reach($0, from: index) }
        var containers: [Symbol: [Symbol]] = [:]
        var found: Set<Symbol> = []
        var pending: [Symbol] = []
        var next = 0
        while next < reached.count {
            let symbol = reached[next]
            next += 1
            let type = specs.type(symbol)
            type.forEachType { expression in
                reach(expression, from: symbol.subsystem) { containers[$0, default: []].append(symbol) }
            }
            if type.hasOwnChecks, found.insert(symbol).inserted { pending.append(symbol) }
        }
        while let symbol = pending.popLast() {
            for container in containers[symbol] ?? [] where found.insert(container).inserted {
                pending.append(container)
            }
        }
        return found
    }
}

extension Subsystem {
    /// Calls the body with every type that is written anywhere.
    func forEachType(_ body: (TypeExpression) -> Void) {
        for type in types { type.forEachType(body) }
        forEachMessageType(body)
    }

    /// Calls the body with every type that is written outside the declarations of types.
    func forEachMessageType(_ body: (TypeExpression) -> Void) {
        func visit(_ fields: [FieldDeclaration]) {
            var index = 0
            while index < fields.count {
                body(fields[index].type)
                index += 1
            }
        }
        for error in errors { visit(error.fields) }
        for event in events { visit(event.fields) }
        for aggregate in aggregates { visit(aggregate.state) }
        for command in commands { visit(command.fields) }
        for query in queries { visit(query.fields) }
        for prediction in predictions { visit(prediction.fields) }
        for projection in projections { if let table = projection.table { visit(table.columns) } }
        for command in commands { if let returns = command.returns { body(returns) } }
        for query in queries { body(query.returns) }
    }
}

extension TypeDeclaration {
    /// Whether something is checked that is not left to another type.
    fileprivate var hasOwnChecks: Bool {
        if !checks.isEmpty { return true }
        guard case .structure(let fields) = kind else { return false }
        return fields.contains { !$0.checks.isEmpty }
    }

    /// Calls the body with every type that the declaration names.
    func forEachType(_ body: (TypeExpression) -> Void) {
        switch kind {
        case .structure(let fields): for field in fields { body(field.type) }
        case .union(let cases): for item in cases { if let type = item.type { body(type) } }
        case .wrapper(let wrapped, _): body(wrapped)
        case .identifier, .enumeration, .invalid: break
        }
    }
}
