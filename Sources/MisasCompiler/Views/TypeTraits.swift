/// What follows for each type from how it is used: whether it is `Hashable`, whether it has checks.
struct TypeTraits {
    let hashable: Set<Symbol>
    let validated: Set<Symbol>

    init(specs: Specs, subsystem: Int) {
        hashable = Self.hashable(specs, subsystem)
        validated = Self.validated(specs)
    }

    // MARK: Hashable

    /// What stands in a set or as a key, with all that it is made of.
    private static func hashable(_ specs: Specs, _ index: Int) -> Set<Symbol> {
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

    /// The types that have checks, or contain what has.
    private static func validated(_ specs: Specs) -> Set<Symbol> {
        var found: Set<Symbol> = []
        var hasGrown = true
        while hasGrown {
            hasGrown = false
            for (index, subsystem) in specs.subsystems.enumerated() {
                for (position, type) in subsystem.types.enumerated() {
                    let symbol = Symbol(kind: .type, subsystem: index, index: position)
                    if !found.contains(symbol), hasChecks(type, specs, index, found) {
                        found.insert(symbol)
                        hasGrown = true
                    }
                }
            }
        }
        return found
    }

    private static func hasChecks(_ type: TypeDeclaration, _ specs: Specs, _ index: Int, _ found: Set<Symbol>) -> Bool {
        func has(_ type: TypeExpression) -> Bool {
            type.references.contains { reference in
                specs.type(reference, from: index).map { found.contains($0.symbol) } ?? false
            }
        }
        if !type.checks.isEmpty { return true }
        switch type.kind {
        case .structure(let fields): return fields.contains { !$0.checks.isEmpty || has($0.type) }
        case .union(let cases): return cases.contains { $0.type.map(has) ?? false }
        case .wrapper(let wrapped, _): return has(wrapped)
        case .identifier, .enumeration, .invalid: return false
        }
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
        for fields in fieldLists { for field in fields { body(field.type) } }
        for command in commands { if let returns = command.returns { body(returns) } }
        for query in queries { body(query.returns) }
    }
}

extension TypeDeclaration {
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
