/// Projections and policies: what they react to, and that what they name fits.
struct ProcessingChecks {
    let specs: Specs
    let diagnostics: DiagnosticCollector
    let resolver: ReferenceResolver

    init(specs: Specs, diagnostics: DiagnosticCollector) {
        self.specs = specs
        self.diagnostics = diagnostics
        resolver = ReferenceResolver(specs: specs, diagnostics: diagnostics)
    }

    func run(_ index: Int) {
        for projection in specs.subsystems[index].projections { check(projection, in: index) }
        for policy in specs.subsystems[index].policies { check(policy, in: index) }
        checkPredictionOwners(in: index)
        TableChecks(specs: specs, diagnostics: diagnostics).run(index)
    }

    // MARK: Projections

    private func check(_ projection: ProjectionDeclaration, in index: Int) {
        resolver.resolveAll(projection.on, from: index, as: [.event], noun: "an event")
        checkOn(projection.on, of: projection.declaration)
        checkTarget(of: projection)
        if let document = projection.document { checkDocument(document, of: projection, in: index) }
        checkPartition(projection.partitionBy, on: projection.on, in: index)
        check(projection.failure)
    }

    private func checkTarget(of projection: ProjectionDeclaration) {
        switch (projection.document, projection.table) {
        case (nil, nil):
            guard diagnostics.isUnderstood(projection.declaration.node) else { return }
            diagnostics.report(
                .projectionTarget,
                "`\(projection.name)` needs a `document` or a `table` to write to",
                at: projection.nameRange
            )
        case (.some(let document), .some(let table)):
            diagnostics.report(
                .projectionTarget,
                "a projection writes documents or rows, not both",
                at: table.range,
                notes: [.init("its document stands here", at: document.range)],
                help: "make two projections of it"
            )
        case (.some, nil):
            if projection.key == nil, diagnostics.isUnderstood(projection.declaration.node) {
                diagnostics.report(
                    .projectionKey,
                    "`\(projection.name)` does not say which document an event is about",
                    at: projection.nameRange,
                    help: "add `key: <a field that every event has>`"
                )
            }
        case (nil, .some):
            if let key = projection.key {
                diagnostics.report(
                    .projectionKey,
                    "a table is keyed by its `primaryKey`",
                    at: key.range,
                    help: "remove `key`",
                    fix: Fix(.removeEntry("key", from: projection.declaration.node))
                )
            }
        }
    }

    private func checkDocument(_ reference: Reference, of projection: ProjectionDeclaration, in index: Int) {
        if let symbol = resolver.resolve(reference, from: index, as: [.type], noun: "a type") {
            switch specs.type(symbol).kind {
            case .structure, .union, .invalid: break
            case .identifier, .enumeration, .wrapper:
                diagnostics.report(
                    .projectionTarget,
                    "a document is a structure or a union, which `\(reference)` is not",
                    at: reference.range,
                    notes: [.init("it is declared here", at: specs.type(symbol).nameRange)]
                )
            }
        }
        switch projection.key {
        case nil: break
        case .field(let field):
            let fields = projection.on.map { (event: $0, field: field) }
            checkSameType(fields, what: "key", code: .projectionKey, in: index)
        case .fields(let fields, let range):
            checkMapping(fields, of: projection, at: range, in: index)
        }
    }

    private func checkMapping(
        _ fields: [(event: Reference, field: Located<String>)],
        of projection: ProjectionDeclaration,
        at range: SourceRange,
        in index: Int
    ) {
        let handled = projection.on.compactMap { reference in
            specs.symbol(reference, from: index).map { ($0, reference) }
        }
        var mapped: Set<Symbol> = []
        for (event, _) in fields {
            guard let symbol = specs.symbol(event, from: index) else {
                resolver.resolve(event, from: index, as: [.event], noun: "an event")
                continue
            }
            mapped.insert(symbol)
            if !handled.contains(where: { $0.0 == symbol }) {
                diagnostics.report(
                    .projectionKey,
                    "`\(projection.name)` does not react to `\(event)`",
                    at: event.range,
                    help: "add it to `on`",
                    fix: projection.declaration.node["on"].map {
                        Fix(.addItem(event.description, to: $0), isCertain: false)
                    }
                )
            }
        }
        let missing = handled.filter { !mapped.contains($0.0) }
        if !missing.isEmpty, diagnostics.isUnderstood(projection.declaration.node) {
            let names = missing.map { "`\($0.1)`" }.joined(separator: ", ")
            diagnostics.report(
                .projectionKey,
                "`key` does not say which field of \(names) names the document",
                at: range.part(from: 0, length: 1)
            )
        }
        let relevant = fields.filter { item in
            specs.symbol(item.event, from: index).map { symbol in handled.contains { $0.0 == symbol } } ?? false
        }
        checkSameType(relevant, what: "key", code: .projectionKey, in: index)
    }

    // MARK: Policies

    private func check(_ policy: PolicyDeclaration, in index: Int) {
        resolver.resolveAll(policy.on, from: index, as: [.event, .prediction], noun: "an event or a prediction")
        checkOn(policy.on, of: policy.declaration)
        resolver.resolveAll(policy.sends, from: index, as: [.command], noun: "a command")
        resolver.resolveAll(policy.predicts, from: index, as: [.prediction], noun: "a prediction")
        for reference in policy.predicts {
            guard let symbol = specs.symbol(reference, from: index), symbol.kind == .prediction else { continue }
            if symbol.subsystem != index {
                diagnostics.report(
                    .foreignPrediction,
                    "`\(reference)` belongs to another subsystem, which alone may predict it",
                    at: reference.range,
                    help: "send a command to that subsystem instead"
                )
            }
        }
        checkPartition(policy.partitionBy, on: policy.on, in: index)
        check(policy.failure)
    }

    /// A prediction has one handler, as a command has.
    private func checkPredictionOwners(in index: Int) {
        var owner: [Symbol: (policy: String, range: SourceRange)] = [:]
        for policy in specs.subsystems[index].policies {
            for reference in policy.on {
                guard let symbol = specs.symbol(reference, from: index), symbol.kind == .prediction else { continue }
                if let first = owner[symbol], first.policy != policy.name {
                    diagnostics.report(
                        .predictionHandler,
                        "`\(reference)` is handled by `\(first.policy)` already; a prediction has one handler",
                        at: reference.range,
                        notes: [.init("it stands here first", at: first.range)]
                    )
                } else {
                    owner[symbol] = (policy.name, reference.range)
                }
            }
        }
    }

    // MARK: Both

    private func checkOn(_ on: [Reference], of declaration: Declaration) {
        guard on.isEmpty, declaration.node["on"]?.sequence?.isEmpty == true else { return }
        diagnostics.report(
            .reactsToNothing,
            "`\(declaration.name)` reacts to nothing",
            at: declaration.nameRange,
            help: "list what it reacts to under `on`"
        )
    }

    private func checkPartition(_ field: Located<String>?, on: [Reference], in index: Int) {
        guard let field else { return }
        checkSameType(on.map { (event: $0, field: field) }, what: "partitionBy", code: .partition, in: index)
    }

    /// That each message has the field, as one value, and that all are of one type.
    private func checkSameType(
        _ fields: [(event: Reference, field: Located<String>)],
        what: String,
        code: DiagnosticCode,
        in index: Int
    ) {
        var first: (type: String, message: String)?
        for (reference, name) in fields {
            guard let symbol = specs.symbol(reference, from: index), symbol.kind == .event || symbol.kind == .prediction
            else {
                continue
            }
            let declaration = specs.declared(symbol).declaration
            guard diagnostics.isUnderstood(declaration.node) else { continue }
            let members = specs.fields(of: symbol)
            guard let field = members.first(where: { $0.name == name.value }) else {
                let near = guess(name.value, among: members.map(\.name))
                diagnostics.report(
                    code,
                    "`\(reference)` has no field `\(name.value)` for `\(what)`",
                    at: name.range,
                    notes: [.init("`\(reference)` is declared here", at: declaration.nameRange)],
                    help: near.map { "did you mean `\($0)`?" },
                    fix: near.map { .replace(name.range, name.value, with: $0) }
                )
                continue
            }
            let shape = specs.shape(of: field.type, from: symbol.subsystem)
            if case .unknown = shape { continue }
            guard shape.isScalar else {
                diagnostics.report(
                    code,
                    "`\(name.value)` of `\(reference)` is `\(field.type)`; `\(what)` is one value that is always there",
                    at: name.range
                )
                continue
            }
            let type = specs.identity(of: field.type, from: symbol.subsystem)
            if let first, first.type != type {
                diagnostics.report(
                    code,
                    "`\(what)` is of one type, not `\(first.type)` in `\(first.message)` and `\(type)` in `\(reference)`",
                    at: name.range
                )
                return
            }
            if first == nil { first = (type, reference.description) }
        }
    }

    private func check(_ failure: FailureDeclaration?) {
        guard let backoff = failure?.backoff else { return }
        guard let range = Backoff(backoff) else {
            diagnostics.report(
                .backoff,
                "`backoff` is the least and the greatest wait, not \(backoff.kindName)",
                at: backoff.range,
                help: "write it like `100ms..30s`"
            )
            return
        }
        if range.minimum > range.maximum || range.minimum <= .zero {
            diagnostics.report(
                .backoff,
                "the least wait is more than nothing, and no more than the greatest",
                at: backoff.range
            )
        }
    }
}

extension Specs {
    /// A type's name that is the same wherever it is written.
    func identity(of type: TypeExpression, from subsystem: Int) -> String {
        guard case .named(let reference) = type, let symbol = symbol(reference, from: subsystem) else {
            return type.description
        }
        return "\(subsystems[symbol.subsystem].name).\(declared(symbol).name)"
    }
}

extension ProjectionDeclaration.Key {
    var range: SourceRange {
        switch self {
        case .field(let field): field.range
        case .fields(_, let range): range.part(from: 0, length: 1)
        }
    }
}
