/// What all subsystems use.
struct Usage: Sendable {
    let thrown: Set<Symbol>
    let emitted: Set<Symbol>
    let handled: Set<Symbol>
    let namedTypes: Set<Symbol>

    init(of specs: Specs) {
        thrown = specs.used { subsystem in
            subsystem.commands.flatMap(\.throwing) + subsystem.queries.flatMap(\.throwing)
                + subsystem.aggregates.flatMap { [$0.notFound, $0.alreadyExists].compactMap(\.self) }
        }
        emitted = specs.used { $0.commands.flatMap(\.emits) }
        handled = specs.used { $0.projections.flatMap(\.on) + $0.policies.flatMap(\.on) }
        namedTypes = specs.namedTypes()
    }
}

/// What is declared and never used.
struct UsageRules {
    let linter: Linter
    let usage: Usage

    private var specs: Specs { linter.specs }

    func run(_ index: Int) {
        let subsystem = specs.subsystems[index]
        checkErrors(of: subsystem, index)
        checkEvents(of: subsystem, index)
        checkTypes(of: subsystem, index)
    }

    private func checkErrors(of subsystem: Subsystem, _ index: Int) {
        for (position, error) in subsystem.errors.enumerated() {
            guard !usage.thrown.contains(Symbol(kind: .error, subsystem: index, index: position)) else { continue }
            linter.report(.unusedError, "nobody throws `\(error.name)`", at: error.nameRange)
        }
    }

    private func checkEvents(of subsystem: Subsystem, _ index: Int) {
        for (position, event) in subsystem.events.enumerated() {
            let symbol = Symbol(kind: .event, subsystem: index, index: position)
            // A deprecated event is kept for the history in which it stands.
            if !usage.emitted.contains(symbol), event.declaration.deprecated == nil {
                linter.report(
                    .unemittedEvent,
                    "no command emits `\(event.name)`",
                    at: event.nameRange,
                    help: "list it under a command's `emits`, or mark it `deprecated` if only history holds it"
                )
            }
            if !usage.handled.contains(symbol) {
                linter.report(.unhandledEvent, "no projection or policy reacts to `\(event.name)`", at: event.nameRange)
            }
        }
    }

    /// A subsystem without messages is a vocabulary for others, whose specs need not be at hand.
    private func checkTypes(of subsystem: Subsystem, _ index: Int) {
        let isVocabulary = subsystem.events.isEmpty && subsystem.commands.isEmpty && subsystem.queries.isEmpty
        guard !isVocabulary else { return }
        for (position, type) in subsystem.types.enumerated() {
            guard !usage.namedTypes.contains(Symbol(kind: .type, subsystem: index, index: position)) else { continue }
            linter.report(.unusedType, "nothing is of the type `\(type.name)`", at: type.nameRange)
        }
    }
}

extension Specs {
    fileprivate func used(_ references: (Subsystem) -> [Reference]) -> Set<Symbol> {
        var found: Set<Symbol> = []
        for (index, subsystem) in subsystems.enumerated() {
            for reference in references(subsystem) {
                if let symbol = symbol(reference, from: index) { found.insert(symbol) }
            }
        }
        return found
    }

    /// The types that are named outside themselves.
    fileprivate func namedTypes() -> Set<Symbol> {
        var found = used { subsystem in
            var references: [Reference] = []
            subsystem.forEachMessageType { references += $0.references }
            return references + subsystem.aggregates.compactMap(\.identifier)
                + subsystem.projections.compactMap(\.document)
        }
        for (index, subsystem) in subsystems.enumerated() {
            for (position, type) in subsystem.types.enumerated() {
                let own = Symbol(kind: .type, subsystem: index, index: position)
                type.forEachType { expression in
                    for reference in expression.references {
                        if let symbol = symbol(reference, from: index), symbol != own { found.insert(symbol) }
                    }
                }
            }
        }
        return found
    }
}
