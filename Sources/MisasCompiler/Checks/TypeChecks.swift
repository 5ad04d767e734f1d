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
            if let returns = command.returns { check(returns, at: command.returnsRange, in: index) }
        }
        for query in subsystem.queries {
            check(query.fields, in: index, allowsSecrets: true)
            check(query.returns, at: query.returnsRange, in: index)
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
            if specs.wrapperDepth(of: wrapped, from: index) == Specs.maximumWrapperDepth + 1 {
                diagnostics.report(
                    .typeSyntax,
                    "more than \(Specs.maximumWrapperDepth) wrappers lie in one another here",
                    at: range,
                    help: "wrap `\(wrapped)` less deeply"
                )
            }
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

    /// A type has an end when some value of it can be written down: a structure when all its fields have, a union when
    /// one case has.
    ///
    /// Optionals and collections can always be empty.
    private func checkEnds(of subsystem: Subsystem, index: Int) {
        let own = subsystem.types.indices.map { Symbol(kind: .type, subsystem: index, index: $0) }
        let finite = specs.finiteTypes(within: own)
        var told: Set<Symbol> = []
        for position in subsystem.types.indices {
            let start = Symbol(kind: .type, subsystem: index, index: position)
            guard !finite.contains(start) else { continue }
            // Each endless type leads to another one, so the way ends in a circle; what only leads there is not at fault.
            var way: [Symbol] = []
            var next: Symbol? = start
            while let symbol = next, told.insert(symbol).inserted {
                way.append(symbol)
                next = specs.firstEndless(neededBy: symbol, finite: finite)
            }
            guard let first = next.flatMap({ way.firstIndex(of: $0) }) else { continue }
            report(circle: Array(way[first...]), in: index)
        }
    }

    private func report(circle: [Symbol], in index: Int) {
        guard let first = circle.filter({ $0.subsystem == index }).min(by: { $0.index < $1.index }) else { return }
        let position = circle.firstIndex(of: first) ?? 0
        let ordered = circle[position...] + circle[..<position] + [first]
        let names = ordered.map { "`\(specs.type($0).name)`" }.joined(separator: " → ")
        diagnostics.report(
            .endlessType,
            "no value of `\(specs.type(first).name)` could ever be complete: each needs another one (\(names))",
            at: specs.type(first).nameRange,
            help: "let the circle pass through `?`, a `list`, a `set`, a `map`, or a union with another case"
        )
    }
}

extension Specs {
    /// The types of which a complete value can exist, as the least fixed point: of some types, and of all that their
    /// values need.
    ///
    /// Others cannot matter, and in a large system they are many.
    ///
    /// - Parameters:
    ///   - roots: the types that the question is about.
    ///   - excluded: a type to do without, to learn which values need none of it.
    /// - Complexity: O(the fields and cases of these types)
    func finiteTypes(within roots: [Symbol], without excluded: Symbol? = nil) -> Set<Symbol> {
        var reached = roots
        var seen = Set(roots)
        var users: [Symbol: [Symbol]] = [:]
        var next = reached.startIndex
        while next < reached.endIndex {
            for needed in needed(by: reached[next]) {
                users[needed, default: []].append(reached[next])
                if seen.insert(needed).inserted { reached.append(needed) }
            }
            next += 1
        }
        // Mostly, what is needed comes behind what needs it, and is taken first.
        var pending = reached
        var finite: Set<Symbol> = []
        while let symbol = pending.popLast() {
            guard symbol != excluded, !finite.contains(symbol),
                isFinite(type(symbol), from: symbol.subsystem, given: finite)
            else { continue }
            finite.insert(symbol)
            pending += users[symbol] ?? []
        }
        return finite
    }

    /// The declared types that a type names without `?` or a collection around them.
    private func needed(by symbol: Symbol) -> [Symbol] {
        let types: [TypeExpression] =
            switch type(symbol).kind {
            case .structure(let fields): fields.map(\.type)
            case .wrapper(let wrapped, _): [wrapped]
            case .union(let cases): cases.compactMap(\.type)
            case .identifier, .enumeration, .invalid: []
            }
        return types.compactMap { type in
            guard case .named(let reference) = type else { return nil }
            return self.symbol(reference, from: symbol.subsystem).flatMap { $0.kind == .type ? $0 : nil }
        }
    }

    /// The first type without end that every value of a type without end needs.
    fileprivate func firstEndless(neededBy symbol: Symbol, finite: Set<Symbol>) -> Symbol? {
        needed(by: symbol).first { !finite.contains($0) }
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
