/// Every subsystem of a run: those that are compiled, and those that they name things of.
package struct Specs: Sendable {
    /// Ordered by name.
    package let subsystems: [Subsystem]
    /// Which of them are compiled; the others are only looked up.
    package let compiled: Set<Int>
    /// The HTTP statuses of errors by their own tags, as the system file has them.
    package let statuses: [String: Int]
    private let indices: [String: Int]
    private let symbols: [[String: Symbol]]

    init(subsystems: [Subsystem], compiled: Set<String>, statuses: [String: Int] = [:]) {
        self.statuses = statuses
        let ordered = subsystems.sorted { $0.name < $1.name }
        self.subsystems = ordered
        self.compiled = Set(ordered.indices.filter { compiled.contains(ordered[$0].name) })
        indices = Dictionary(ordered.indices.map { (ordered[$0].name, $0) }, uniquingKeysWith: { first, _ in first })
        symbols = ordered.indices.map { index in
            var table: [String: Symbol] = [:]
            ordered[index].forEachDeclared { kind, position, declared in
                if table[declared.name] == nil {
                    table[declared.name] = Symbol(kind: kind, subsystem: index, index: position)
                }
            }
            return table
        }
    }

    package func index(ofSubsystem name: String) -> Int? { indices[name] }

    /// The subsystems that one names in its `uses`, in order.
    package func used(by index: Int) -> [Int] {
        Set(subsystems[index].files.flatMap(\.uses).compactMap { indices[$0.value] }).sorted()
    }

    /// Who can see what is generated for a subsystem: what names things of another one can be seen by no more than
    /// those things.
    package func access(of index: Int) -> AccessLevel {
        var lowest = subsystems[index].access
        var seen: Set<Int> = [index]
        var pending = [index]
        while let next = pending.popLast() {
            lowest = min(lowest, subsystems[next].access)
            for used in used(by: next) where seen.insert(used).inserted { pending.append(used) }
        }
        return lowest
    }

    /// What a name means where it is written; `nil` when nothing is called that.
    package func symbol(_ reference: Reference, from subsystem: Int) -> Symbol? {
        guard let name = reference.subsystem else { return symbols[subsystem][reference.name] }
        guard let other = indices[name] else { return nil }
        return symbols[other][reference.name]
    }

    /// The names that a subsystem declares of some kinds, sorted.
    package func names(of kinds: Set<Symbol.Kind>, in subsystem: Int) -> [String] {
        symbols[subsystem].filter { kinds.contains($0.value.kind) }.map(\.key).sorted()
    }

    package func type(_ symbol: Symbol) -> TypeDeclaration { subsystems[symbol.subsystem].types[symbol.index] }
    package func error(_ symbol: Symbol) -> ErrorDeclaration { subsystems[symbol.subsystem].errors[symbol.index] }
    package func event(_ symbol: Symbol) -> EventDeclaration { subsystems[symbol.subsystem].events[symbol.index] }
    package func command(_ symbol: Symbol) -> CommandDeclaration { subsystems[symbol.subsystem].commands[symbol.index] }
    package func prediction(_ symbol: Symbol) -> PredictionDeclaration {
        subsystems[symbol.subsystem].predictions[symbol.index]
    }

    /// The type that a name stands for, if it stands for one.
    package func type(_ reference: Reference, from subsystem: Int) -> (symbol: Symbol, declaration: TypeDeclaration)? {
        guard let symbol = symbol(reference, from: subsystem), symbol.kind == .type else { return nil }
        return (symbol, type(symbol))
    }

    /// What a symbol was declared with.
    package func declared(_ symbol: Symbol) -> Declaration {
        let subsystem = subsystems[symbol.subsystem]
        switch symbol.kind {
        case .type: return subsystem.types[symbol.index].declaration
        case .error: return subsystem.errors[symbol.index].declaration
        case .event: return subsystem.events[symbol.index].declaration
        case .aggregate: return subsystem.aggregates[symbol.index].declaration
        case .command: return subsystem.commands[symbol.index].declaration
        case .query: return subsystem.queries[symbol.index].declaration
        case .prediction: return subsystem.predictions[symbol.index].declaration
        case .projection: return subsystem.projections[symbol.index].declaration
        case .policy: return subsystem.policies[symbol.index].declaration
        }
    }

    /// The wire name of a message, or of an error.
    package func wireName(of symbol: Symbol) -> String {
        WireNames.message(declared(symbol).declaration, in: subsystems[symbol.subsystem].name)
    }

    /// The error of an aggregate's own that a command fails with where there is one already, or none; `nil` where the
    /// runtime's is thrown.
    func existenceError(of command: CommandDeclaration, from subsystem: Int) -> Symbol? {
        guard let aggregate = command.aggregate.map({ subsystems[subsystem].aggregates[$0] }) else { return nil }
        return (command.creates ? aggregate.alreadyExists : aggregate.notFound).flatMap { symbol($0, from: subsystem) }
    }

    /// The declared errors that a command can fail with: its own, in their order, then that of its aggregate.
    package func errors(of command: CommandDeclaration, from subsystem: Int) -> [Symbol] {
        let own = command.throwing.compactMap { symbol($0, from: subsystem) }
        guard let existence = existenceError(of: command, from: subsystem), !own.contains(existence) else { return own }
        return own + [existence]
    }

    /// The fields of a message that an event, prediction, command or error carries.
    package func fields(of symbol: Symbol) -> [FieldDeclaration] {
        let subsystem = subsystems[symbol.subsystem]
        switch symbol.kind {
        case .event: return subsystem.events[symbol.index].fields
        case .prediction: return subsystem.predictions[symbol.index].fields
        case .command: return subsystem.commands[symbol.index].fields
        case .query: return subsystem.queries[symbol.index].fields
        case .error: return subsystem.errors[symbol.index].fields
        case .type, .aggregate, .projection, .policy: return []
        }
    }
}

/// A declared thing: what it is, and where it stands in which subsystem.
package struct Symbol: Hashable, Sendable {
    package let kind: Kind
    package let subsystem: Int
    package let index: Int

    package init(kind: Kind, subsystem: Int, index: Int) {
        self.kind = kind
        self.subsystem = subsystem
        self.index = index
    }

    /// Symbols are looked up all the time: one number is hashed for the three.
    package func hash(into hasher: inout Hasher) {
        hasher.combine((subsystem &* 65_537 &+ index) &* 16 &+ kind.number)
    }

    package enum Kind: String, Sendable, CaseIterable {
        case type
        case error
        case event
        case aggregate
        case command
        case query
        case prediction
        case projection
        case policy

        fileprivate var number: Int {
            switch self {
            case .type: 0
            case .error: 1
            case .event: 2
            case .aggregate: 3
            case .command: 4
            case .query: 5
            case .prediction: 6
            case .projection: 7
            case .policy: 8
            }
        }

        /// With its article: "an event".
        package var noun: String {
            switch self {
            case .error, .event, .aggregate: "an \(rawValue)"
            case .type, .command, .query, .prediction, .projection, .policy: "a \(rawValue)"
            }
        }
    }
}

extension Subsystem {
    /// Calls the body with everything that is declared, section by section.
    package func forEachDeclared(_ body: (Symbol.Kind, Int, Declaration) -> Void) {
        for (index, declared) in types.enumerated() { body(.type, index, declared.declaration) }
        for (index, declared) in errors.enumerated() { body(.error, index, declared.declaration) }
        for (index, declared) in events.enumerated() { body(.event, index, declared.declaration) }
        for (index, declared) in aggregates.enumerated() { body(.aggregate, index, declared.declaration) }
        for (index, declared) in commands.enumerated() { body(.command, index, declared.declaration) }
        for (index, declared) in queries.enumerated() { body(.query, index, declared.declaration) }
        for (index, declared) in predictions.enumerated() { body(.prediction, index, declared.declaration) }
        for (index, declared) in projections.enumerated() { body(.projection, index, declared.declaration) }
        for (index, declared) in policies.enumerated() { body(.policy, index, declared.declaration) }
    }
}
