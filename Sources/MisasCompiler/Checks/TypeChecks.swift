/// Types: that they exist, come to an end, and stand where they may.
struct TypeChecks {
    let specs: Specs
    let diagnostics: DiagnosticCollector
    let resolver: ReferenceResolver

    init(specs: Specs, diagnostics: DiagnosticCollector) {
        self.specs = specs
        self.diagnostics = diagnostics
        resolver = ReferenceResolver(specs: specs, diagnostics: diagnostics)
    }

    func run(_ index: Int) {
        let subsystem = specs.subsystems[index]
        for type in subsystem.types { check(type, in: index) }
        for error in subsystem.errors { check(error.fields, in: index) }
        for event in subsystem.events { check(event.fields, in: index) }
        for aggregate in subsystem.aggregates { check(aggregate.state, in: index) }
        for prediction in subsystem.predictions { check(prediction.fields, in: index) }
        for projection in subsystem.projections { check(projection.table?.columns ?? [], in: index) }
        for command in subsystem.commands {
            check(command.fields, in: index, allowsSecrets: true)
            if let returns = command.returns { check(returns, at: returns.references.first?.range, in: index) }
        }
        for query in subsystem.queries {
            check(query.fields, in: index, allowsSecrets: true)
            check(query.returns, at: query.returns.references.first?.range, in: index)
        }
        checkEnds(of: subsystem, index: index)
    }

    private func check(_ type: TypeDeclaration, in index: Int) {
        switch type.kind {
        case .identifier, .enumeration, .invalid: break
        case .structure(let fields): check(fields, in: index)
        case .union(let cases):
            for item in cases { if let payload = item.type { check(payload, at: item.typeRange, in: index) } }
        case .wrapper(let wrapped, let range):
            check(wrapped, at: range, in: index)
            if wrapped.isOptional {
                diagnostics.report(
                    .typeSyntax,
                    "a wrapper holds a value that is there",
                    at: range,
                    help: "wrap `\(wrapped.unwrapped)` and use the wrapper with `?`"
                )
            }
        }
    }

    private func check(_ fields: [FieldDeclaration], in index: Int, allowsSecrets: Bool = false) {
        for field in fields { check(field.type, at: field.typeRange, in: index, allowsSecrets: allowsSecrets) }
    }

    private func check(_ type: TypeExpression, at range: SourceRange?, in index: Int, allowsSecrets: Bool = false) {
        resolver.resolve(type, from: index)
        checkPlaces(in: type, at: range, in: index, allowsSecrets: allowsSecrets, nested: false)
    }

    private func checkPlaces(
        in type: TypeExpression,
        at range: SourceRange?,
        in index: Int,
        allowsSecrets: Bool,
        nested: Bool
    ) {
        switch type {
        case .builtIn(.secret):
            guard !(allowsSecrets && !nested) else { return }
            diagnostics.report(
                .secretPlace,
                "a `secret` can be a field of a command or query only, alone or with `?`",
                at: range,
                help: "what is stored or sent on must not hold it; keep a hash or a name of it instead"
            )
        case .builtIn, .named, .invalid: break
        case .optional(let inner):
            checkPlaces(in: inner, at: range, in: index, allowsSecrets: allowsSecrets, nested: nested)
        case .list(let item), .set(let item):
            checkPlaces(in: item, at: range, in: index, allowsSecrets: allowsSecrets, nested: true)
        case .map(let key, let value):
            if !specs.shape(of: key, from: index).isMapKey {
                diagnostics.report(
                    .mapKey,
                    "`\(key)` cannot be the key of a map",
                    at: key.references.first?.range ?? range,
                    help: "keys are string, int, uuid, identifiers, enums, and wrappers of these"
                )
            }
            checkPlaces(in: value, at: range, in: index, allowsSecrets: allowsSecrets, nested: true)
        }
    }

    // MARK: Types without end

    /// A type has an end when some value of it can be written down: a structure when all its fields have, a union
    /// when one case has.
    ///
    /// Optionals and collections can always be empty.
    private func checkEnds(of subsystem: Subsystem, index: Int) {
        let own = subsystem.types.indices.map { Symbol(kind: .type, subsystem: index, index: $0) }
        let finite = specs.finiteTypes(within: own)
        for (position, type) in subsystem.types.enumerated() {
            let symbol = Symbol(kind: .type, subsystem: index, index: position)
            guard !finite.contains(symbol) else { continue }
            diagnostics.report(
                .endlessType,
                "no value of `\(type.name)` could ever be complete: it always needs another one",
                at: type.nameRange,
                help: "let the circle pass through `?`, a `list`, a `set`, a `map`, or a union with another case"
            )
        }
    }
}

extension Specs {
    /// The types of which a complete value can exist, as the least fixed point: of some types, and of those that lie
    /// in their values.
    ///
    /// Others cannot matter, and in a large system they are many.
    ///
    /// - Parameters:
    ///   - roots: the types that the question is about.
    ///   - excluded: a type to do without, to learn which values need none of it.
    func finiteTypes(within roots: [Symbol], without excluded: Symbol? = nil) -> Set<Symbol> {
        let candidates = heldByValue(from: roots).filter { $0 != excluded }
        var finite: Set<Symbol> = []
        var hasGrown = true
        while hasGrown {
            hasGrown = false
            for symbol in candidates where !finite.contains(symbol) {
                if isFinite(type(symbol), from: symbol.subsystem, given: finite) {
                    finite.insert(symbol)
                    hasGrown = true
                }
            }
        }
        return finite
    }

    /// Some types and all that lie in their values, near or far.
    ///
    /// What is held mostly comes before what holds it, which
    /// saves passes.
    private func heldByValue(from roots: [Symbol]) -> [Symbol] {
        var found: [Symbol] = []
        var seen = Set(roots)
        var pending = roots
        while let current = pending.popLast() {
            found.append(current)
            for target in heldByValue(current) where seen.insert(target).inserted { pending.append(target) }
        }
        return found.reversed()
    }

    private func isFinite(_ type: TypeDeclaration, from subsystem: Int, given finite: Set<Symbol>) -> Bool {
        func has(_ type: TypeExpression) -> Bool {
            guard case .named(let reference) = type, let symbol = symbol(reference, from: subsystem) else {
                return true
            }
            return symbol.kind != .type || finite.contains(symbol)
        }
        switch type.kind {
        case .identifier, .enumeration, .invalid: return true
        case .structure(let fields): return fields.allSatisfy { has($0.type) }
        case .wrapper(let wrapped, _): return has(wrapped)
        case .union(let cases): return cases.isEmpty || cases.contains { $0.type.map(has) ?? true }
        }
    }
}
