internal import MisasCompiler

/// Makes entries of declarations.
struct EntryReader {
    let specs: Specs
    let home: Int
    private let routes: [Symbol: RouteEntry]

    init(_ specs: Specs, subsystem home: Int) {
        self.specs = specs
        self.home = home
        let plans = RoutePlan.all(of: home, in: specs).map { plan in
            let route = RouteEntry(method: plan.route.method, path: plan.route.template, status: plan.status)
            return (plan.symbol, route)
        }
        routes = Dictionary(plans, uniquingKeysWith: { first, _ in first })
    }

    /// Everything that the subsystem declares, section by section.
    func all() -> [Entry] {
        let subsystem = specs.subsystems[home]
        func entries<Item>(_ items: [Item], _ kind: Symbol.Kind, _ read: (Item, Symbol) -> Entry) -> [Entry] {
            items.enumerated().map { read($1, Symbol(kind: kind, subsystem: home, index: $0)) }
        }
        return entries(subsystem.aggregates, .aggregate, entry)
            + entries(subsystem.commands, .command, entry)
            + entries(subsystem.events, .event, entry)
            + entries(subsystem.queries, .query, entry)
            + entries(subsystem.predictions, .prediction, entry)
            + entries(subsystem.projections, .projection, entry)
            + entries(subsystem.policies, .policy, entry)
            + entries(subsystem.errors, .error, entry)
            + entries(subsystem.types, .type, entry)
    }

    private func entry(_ symbol: Symbol, fields: [FieldDeclaration], _ details: Entry.Details) -> Entry {
        let declaration = specs.declared(symbol)
        return Entry(
            symbol: symbol,
            name: declaration.name,
            subsystem: specs.subsystems[home].name,
            wireName: symbol.kind == .type ? nil : specs.wireName(of: symbol),
            description: declaration.description,
            deprecated: declaration.deprecated,
            fields: fields.map(field),
            details: details
        )
    }

    private func field(_ field: FieldDeclaration) -> FieldEntry {
        FieldEntry(
            name: field.name,
            wireName: field.wireName,
            type: TypeText(field.type, in: home, of: specs),
            checks: CheckText.phrases(of: field.checks),
            defaultValue: field.defaultValue.map(LiteralText.text),
            example: field.example.map(LiteralText.text),
            description: field.declaration.description,
            deprecated: field.declaration.deprecated,
            isPersonal: field.isPersonal
        )
    }

    // MARK: Kinds

    private func entry(_ aggregate: AggregateDeclaration, _ symbol: Symbol) -> Entry {
        let details = Entry.AggregateDetails(
            identifier: aggregate.identifier.map { TypeText(.named($0), in: home, of: specs) },
            stream: stream(of: aggregate, symbol),
            isStateStored: aggregate.isStateStored,
            snapshotEvery: aggregate.snapshotEvery
        )
        return entry(symbol, fields: aggregate.state, .aggregate(details))
    }

    private func stream(of aggregate: AggregateDeclaration, _ symbol: Symbol) -> String {
        aggregate.stream?.value ?? "\(specs.wireName(of: symbol))-{id}"
    }

    private func entry(_ command: CommandDeclaration, _ symbol: Symbol) -> Entry {
        let details = Entry.RequestDetails(
            aggregate: command.aggregate.map { Symbol(kind: .aggregate, subsystem: home, index: $0) },
            creates: command.creates,
            returns: command.returns.map { TypeText($0, in: home, of: specs) },
            roles: command.requires.map(\.value),
            route: routes[symbol]
        )
        return entry(symbol, fields: command.fields, .request(details))
    }

    private func entry(_ query: QueryDeclaration, _ symbol: Symbol) -> Entry {
        let details = Entry.RequestDetails(
            aggregate: nil,
            creates: false,
            returns: TypeText(query.returns, in: home, of: specs),
            roles: [],
            route: routes[symbol]
        )
        return entry(symbol, fields: query.fields, .request(details))
    }

    private func entry(_ event: EventDeclaration, _ symbol: Symbol) -> Entry {
        let aggregate = event.aggregate.map { Symbol(kind: .aggregate, subsystem: home, index: $0) }
        let own = event.aggregate.map { specs.subsystems[home].aggregates[$0] }
        let details = Entry.EventDetails(
            version: event.currentVersion,
            changes: Self.versions(of: event),
            stream: zip(own, aggregate).map(stream) ?? event.stream?.value ?? specs.wireName(of: symbol),
            aggregate: aggregate
        )
        return entry(symbol, fields: event.fields, .event(details))
    }

    /// What has changed in an event, the oldest step first.
    static func versions(of event: EventDeclaration) -> [Entry.VersionChange] {
        event.orderedUpcasts.enumerated().map { index, step in
            Entry.VersionChange(from: index + 1, changes: step.operations.map(Self.phrase))
        }
    }

    private func zip<First, Second>(_ first: First?, _ second: Second?) -> (First, Second)? {
        guard let first, let second else { return nil }
        return (first, second)
    }

    private static func phrase(of operation: UpcastStep.Operation) -> Phrase {
        switch operation {
        case .rename(let old, let new):
            return Phrase([.code(old.value), .plain(" is called "), .code(new.value)])
        case .add(let name, let value):
            let literal = LiteralText.text(of: value)
            return Phrase([.code(name.value), .plain(" is new, and "), .code(literal), .plain(" where it is missing")])
        case .remove(let name): return Phrase([.code(name.value), .plain(" is gone")])
        case .move(let old, let new):
            return Phrase([.code(old.value), .plain(" has moved to "), .code(new.value)])
        case .split(let name, let by, let parts):
            let names = parts.map { Phrase.Part.code($0.value) }.joined(with: .plain(", "))
            let separator = JSONText.quoted(by.value)
            return Phrase(
                [.code(name.value), .plain(" is split at "), .code(separator), .plain(" into ")] + names
            )
        case .custom: return Phrase("more is done by a function of the program")
        }
    }

    private func entry(_ prediction: PredictionDeclaration, _ symbol: Symbol) -> Entry {
        entry(symbol, fields: prediction.fields, .prediction(key: prediction.key?.value))
    }

    private func entry(_ projection: ProjectionDeclaration, _ symbol: Symbol) -> Entry {
        let keys: [String] =
            switch projection.key {
            case .field(let field): [field.value]
            case .fields(let fields, _): fields.map { "\($0.field.value) of \($0.event)" }
            case nil: []
            }
        let details = Entry.ProjectionDetails(
            document: projection.document.map { TypeText(.named($0), in: home, of: specs) },
            keys: keys,
            table: projection.table.map { _ in SQLNames.table(of: projection) },
            primaryKey: projection.table?.primaryKey.map(\.value) ?? [],
            isInline: projection.isInline,
            version: projection.version,
            partitionBy: projection.partitionBy?.value,
            failure: Self.failure(projection.failure, otherwise: "stop")
        )
        return entry(symbol, fields: projection.table?.columns ?? [], .projection(details))
    }

    private func entry(_ policy: PolicyDeclaration, _ symbol: Symbol) -> Entry {
        let details = Entry.PolicyDetails(
            partitionBy: policy.partitionBy?.value,
            failure: Self.failure(policy.failure, otherwise: "park")
        )
        return entry(symbol, fields: [], .policy(details))
    }

    private static func failure(_ failure: FailureDeclaration?, otherwise: String) -> FailureEntry {
        guard let failure else {
            return FailureEntry(
                text: "tried again 8 times, after 100ms to 30s; then \(end(otherwise))",
                isDefault: true
            )
        }
        guard let attempts = failure.attempts else { return FailureEntry(text: end(failure.end), isDefault: false) }
        let waits = failure.backoff?.text.map { ", after \($0.split(separator: "..").joined(separator: " to "))" } ?? ""
        let times = attempts == 1 ? "once" : "\(attempts) times"
        return FailureEntry(text: "tried again \(times)\(waits); then \(end(failure.end))", isDefault: false)
    }

    private static func end(_ word: String) -> String {
        switch word {
        case "stop": "it stops until somebody looks into it"
        case "skip": "the event is left out"
        default: "the event, and later ones of its key, are set aside"
        }
    }

    private func entry(_ error: ErrorDeclaration, _ symbol: Symbol) -> Entry {
        let details = Entry.ErrorDetails(
            message: error.message?.text,
            tags: error.tags.map(\.value),
            status: specs.httpStatus(of: error)
        )
        return entry(symbol, fields: error.fields, .error(details))
    }

    private func entry(_ type: TypeDeclaration, _ symbol: Symbol) -> Entry {
        var fields: [FieldDeclaration] = []
        let form: Entry.TypeDetails.Form
        switch type.kind {
        case .identifier(let base): form = .identifier(TypeText(.builtIn(base), in: home, of: specs))
        case .enumeration(let cases):
            form = .enumeration(cases.map { self.case($0.declaration, wireName: $0.value, type: nil) })
        case .structure(let own):
            fields = own
            form = .structure
        case .wrapper(let wrapped, _): form = .wrapper(TypeText(wrapped, in: home, of: specs))
        case .union(let cases):
            form = .union(cases.map { self.case($0.declaration, wireName: $0.wireName, type: $0.type) })
        case .invalid: form = .structure
        }
        let details = Entry.TypeDetails(
            form: form,
            checks: CheckText.phrases(of: type.checks),
            example: type.example.map(LiteralText.text)
        )
        return entry(symbol, fields: fields, .type(details))
    }

    private func `case`(_ declaration: Declaration, wireName: String, type: TypeExpression?) -> CaseEntry {
        CaseEntry(
            name: declaration.name,
            wireName: wireName,
            type: type.map { TypeText($0, in: home, of: specs) },
            description: declaration.description,
            deprecated: declaration.deprecated
        )
    }
}
