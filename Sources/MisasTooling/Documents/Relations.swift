package import MisasCompiler

/// How the things of a system hang together: who emits, sends, schedules and handles what, what fails how, and who speaks of
/// which type.
///
/// It is found out once, and asked in both directions. What names something that there is not is left out.
package struct Relations: Sendable {
    /// What one thing is to another.
    package enum Kind: String, Sendable, CaseIterable {
        /// From an aggregate to its commands and events.
        case has
        /// From a command to an event that it may lead to.
        case emits
        /// From a command or query to an error that it may fail with.
        case failsWith
        /// From a projection or policy to an event or prediction that it reacts to.
        case handles
        /// From a policy to a command.
        case sends
        /// From a policy to a prediction that it schedules and cancels.
        case schedules
        /// From whatever has a value to the type of it.
        case speaksOf
    }

    /// That one thing is something to another.
    package struct Relation: Sendable, Hashable {
        package let source: Symbol
        package let kind: Kind
        package let target: Symbol
    }

    /// All of them, in the order of the specs: subsystem by subsystem, section by section.
    package let all: [Relation]
    private let outgoing: [Symbol: [Relation]]
    private let incoming: [Symbol: [Relation]]

    /// Finds out how things hang together.
    ///
    /// - Complexity: O(size of the specs)
    package init(_ specs: Specs) {
        var finder = RelationFinder(specs: specs)
        for index in specs.subsystems.indices { finder.read(index) }
        all = finder.found
        outgoing = Dictionary(grouping: all, by: \.source)
        incoming = Dictionary(grouping: all, by: \.target)
    }

    /// What a thing is something to: the events that a command emits, the commands that a policy sends.
    package func targets(of source: Symbol, _ kind: Kind) -> [Symbol] {
        (outgoing[source] ?? []).lazy.filter { $0.kind == kind }.map(\.target)
    }

    /// What is something to a thing: the commands that emit an event, the policies that send a command.
    package func sources(of target: Symbol, _ kind: Kind) -> [Symbol] {
        (incoming[target] ?? []).lazy.filter { $0.kind == kind }.map(\.source)
    }

    /// What comes next: the events of a command, the processors of an event, the commands and predictions of a policy.
    package func consequences(of symbol: Symbol) -> [Symbol] {
        let next = (outgoing[symbol] ?? []).filter { [.emits, .sends, .schedules].contains($0.kind) }.map(\.target)
        return next + sources(of: symbol, .handles)
    }

    /// What comes before: the commands of an event, the messages of a processor, the policies of a command.
    package func causes(of symbol: Symbol) -> [Symbol] {
        let before = (incoming[symbol] ?? []).filter { [.emits, .sends, .schedules].contains($0.kind) }.map(\.source)
        return before + targets(of: symbol, .handles)
    }
}

/// Reads relations off declarations.
private struct RelationFinder {
    let specs: Specs
    var found: [Relations.Relation] = []
    private var known: Set<Relations.Relation> = []

    init(specs: Specs) {
        self.specs = specs
    }

    mutating func read(_ home: Int) {
        let subsystem = specs.subsystems[home]
        for (index, type) in subsystem.types.enumerated() {
            speak(Symbol(kind: .type, subsystem: home, index: index), of: Self.types(in: type.kind))
        }
        for (index, error) in subsystem.errors.enumerated() {
            speak(Symbol(kind: .error, subsystem: home, index: index), of: error.fields.map(\.type))
        }
        for (index, event) in subsystem.events.enumerated() {
            speak(Symbol(kind: .event, subsystem: home, index: index), of: event.fields.map(\.type))
        }
        for (index, aggregate) in subsystem.aggregates.enumerated() { read(aggregate, index, home) }
        for (index, command) in subsystem.commands.enumerated() {
            let symbol = Symbol(kind: .command, subsystem: home, index: index)
            relate(symbol, .emits, command.emits, to: [.event])
            for error in specs.errors(of: command, from: home) where error.kind == .error {
                relate(symbol, .failsWith, error)
            }
            speak(symbol, of: command.fields.map(\.type) + [command.returns].compactMap(\.self))
        }
        for (index, query) in subsystem.queries.enumerated() {
            let symbol = Symbol(kind: .query, subsystem: home, index: index)
            relate(symbol, .failsWith, query.throwing, to: [.error])
            speak(symbol, of: query.fields.map(\.type) + [query.returns])
        }
        for (index, prediction) in subsystem.predictions.enumerated() {
            speak(Symbol(kind: .prediction, subsystem: home, index: index), of: prediction.fields.map(\.type))
        }
        for (index, projection) in subsystem.projections.enumerated() {
            let symbol = Symbol(kind: .projection, subsystem: home, index: index)
            relate(symbol, .handles, projection.on, to: [.event, .prediction])
            if let document = projection.document { relate(symbol, .speaksOf, [document], to: [.type]) }
            speak(symbol, of: projection.table?.columns.map(\.type) ?? [])
        }
        for (index, policy) in subsystem.policies.enumerated() {
            let symbol = Symbol(kind: .policy, subsystem: home, index: index)
            relate(symbol, .handles, policy.on, to: [.event, .prediction])
            relate(symbol, .sends, policy.sends, to: [.command])
            relate(symbol, .schedules, policy.predicts, to: [.prediction])
        }
    }

    private mutating func read(_ aggregate: AggregateDeclaration, _ index: Int, _ home: Int) {
        let symbol = Symbol(kind: .aggregate, subsystem: home, index: index)
        for command in aggregate.commands {
            relate(symbol, .has, Symbol(kind: .command, subsystem: home, index: command))
        }
        for event in aggregate.events { relate(symbol, .has, Symbol(kind: .event, subsystem: home, index: event)) }
        if let identifier = aggregate.identifier { relate(symbol, .speaksOf, [identifier], to: [.type]) }
        speak(symbol, of: aggregate.state.map(\.type))
    }

    private static func types(in kind: TypeDeclaration.Kind) -> [TypeExpression] {
        switch kind {
        case .identifier, .enumeration, .invalid: []
        case .structure(let fields): fields.map(\.type)
        case .wrapper(let type, _): [type]
        case .union(let cases): cases.compactMap(\.type)
        }
    }

    private mutating func speak(_ source: Symbol, of types: [TypeExpression]) {
        for type in types { relate(source, .speaksOf, type.references, to: [.type]) }
    }

    private mutating func relate(
        _ source: Symbol,
        _ kind: Relations.Kind,
        _ references: [Reference],
        to kinds: Set<Symbol.Kind>
    ) {
        for reference in references {
            guard let target = specs.symbol(reference, from: source.subsystem), kinds.contains(target.kind) else {
                continue
            }
            relate(source, kind, target)
        }
    }

    private mutating func relate(_ source: Symbol, _ kind: Relations.Kind, _ target: Symbol) {
        let relation = Relations.Relation(source: source, kind: kind, target: target)
        if known.insert(relation).inserted { found.append(relation) }
    }
}
