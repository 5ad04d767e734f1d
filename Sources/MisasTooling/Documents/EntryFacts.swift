internal import MisasCompiler

/// What is to be said of a thing beside its name, its description and its fields: who sends and handles it, what it leads to,
/// how it is reached.
///
/// Who reads Markdown and who reads the page is told the same.
struct EntryFacts {
    struct Fact {
        let name: String
        let values: [Value]

        /// What stands between two values: phrases may have commas of their own.
        var separator: String {
            if case .phrase? = values.first { "; " } else { ", " }
        }
    }

    enum Value {
        case text(String)
        case code(String)
        case type(TypeText)
        /// Something that can be linked to.
        case thing(Symbol)
        case phrase(Phrase)
    }

    private(set) var all: [Fact] = []
    private let symbol: Symbol
    private let relations: Relations

    init(_ entry: Entry, of system: SystemDescription) {
        symbol = entry.symbol
        relations = system.relations
        if let name = entry.wireName { add("Name in data", [.code(name)]) }
        switch entry.details {
        case .type(let type): read(type)
        case .error(let error): read(error)
        case .event(let event): read(event)
        case .aggregate(let aggregate): read(aggregate)
        case .request(let request): read(request, isCommand: entry.kind == .command)
        case .prediction(let key):
            if let key { add("One for each", [.code(key)]) }
            add("Scheduled by", things(relations.sources(of: symbol, .schedules)))
            add("Handled by", things(relations.sources(of: symbol, .handles)))
        case .projection(let projection): read(projection)
        case .policy(let policy): read(policy)
        }
    }

    private mutating func add(_ name: String, _ values: [Value]) {
        if !values.isEmpty { all.append(Fact(name: name, values: values)) }
    }

    private func things(_ symbols: [Symbol]) -> [Value] { symbols.map { .thing($0) } }

    private mutating func read(_ type: Entry.TypeDetails) {
        switch type.form {
        case .identifier(let base): add("Identifier", [.type(base)])
        case .enumeration: add("One of", [.text("these cases")])
        case .union: add("One of", [.text("these cases, with what it carries")])
        case .structure: break
        case .wrapper(let wrapped): add("Checked value of", [.type(wrapped)])
        }
        add("Rules", type.checks.map { .phrase($0) })
        if let example = type.example { add("Such as", [.code(example)]) }
        add("Used by", things(relations.sources(of: symbol, .speaksOf)))
    }

    private mutating func read(_ error: Entry.ErrorDetails) {
        if let message = error.message, !message.isEmpty { add("Message", [.text(message)]) }
        add("Tags", error.tags.map { .code($0) })
        add("HTTP status", [.text(String(error.status))])
        add("Of", things(relations.sources(of: symbol, .failsWith)))
    }

    private mutating func read(_ event: Entry.EventDetails) {
        add("Happens to", things([event.aggregate].compactMap(\.self)))
        add("Stream", [.code(event.stream)])
        if event.version > 1 { add("Version", [.text(String(event.version))]) }
        for step in event.changes {
            add("New in version \(step.from + 1)", step.changes.map { .phrase($0) })
        }
        add("Emitted by", things(relations.sources(of: symbol, .emits)))
        add("Handled by", things(relations.sources(of: symbol, .handles)))
    }

    private mutating func read(_ aggregate: Entry.AggregateDetails) {
        if let identifier = aggregate.identifier { add("Named by", [.type(identifier)]) }
        add("Stream", [.code(aggregate.stream)])
        add("Kept as", [.text(aggregate.isStateStored ? "its state" : "its events")])
        if let count = aggregate.snapshotEvery { add("Snapshot", [.text("every \(count) events")]) }
    }

    private mutating func read(_ request: Entry.RequestDetails, isCommand: Bool) {
        if let route = request.route {
            add("HTTP", [.code(route.text), .text("answers \(route.status)")])
        }
        add("Roles", request.roles.map { .code($0) })
        let policies = things(relations.sources(of: symbol, .sends))
        let callers: [Value] = request.route == nil ? [] : [.text("whoever calls it over HTTP")]
        let senders = policies + callers
        add(isCommand ? "Sent by" : "Asked by", senders.isEmpty ? [.text("the program's own code")] : senders)
        if let aggregate = request.aggregate {
            add(request.creates ? "Begins" : "Decided by", [.thing(aggregate)])
        } else {
            add("Handled by", [.text("a handler of its own")])
        }
        add("Leads to", things(relations.targets(of: symbol, .emits)))
        add("Fails with", things(relations.targets(of: symbol, .failsWith)))
        if let result = request.returns { add("Replies with", [.type(result)]) }
    }

    private mutating func read(_ projection: Entry.ProjectionDetails) {
        add("Made of", things(relations.targets(of: symbol, .handles)))
        if let document = projection.document { add("Documents", [.type(document)]) }
        add("Found by", projection.keys.map { .code($0) })
        if let table = projection.table { add("Table", [.code(table)]) }
        add("Primary key", projection.primaryKey.map { .code($0) })
        add("Kept", [.text(projection.isInline ? "with each event, at once" : "up to date shortly after each event")])
        if projection.version > 1 { add("Version", [.text(String(projection.version))]) }
        if let field = projection.partitionBy { add("In order by", [.code(field)]) }
        add("When it fails", [.text(projection.failure.text + (projection.failure.isDefault ? " (by default)" : ""))])
    }

    private mutating func read(_ policy: Entry.PolicyDetails) {
        add("Reacts to", things(relations.targets(of: symbol, .handles)))
        add("Sends", things(relations.targets(of: symbol, .sends)))
        add("Schedules", things(relations.targets(of: symbol, .schedules)))
        if let field = policy.partitionBy { add("In order by", [.code(field)]) }
        add("When it fails", [.text(policy.failure.text + (policy.failure.isDefault ? " (by default)" : ""))])
    }
}
