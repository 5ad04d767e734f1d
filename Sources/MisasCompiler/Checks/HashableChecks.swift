/// That what has to be `Hashable` can be: a type of another subsystem is, only where that subsystem says or needs it.
struct HashableChecks {
    private let specs: Specs
    private let diagnostics: DiagnosticCollector
    private let index: Int
    /// The types of each other subsystem that are `Hashable`, as far as they were asked for.
    private var known: [Int: Set<Symbol>] = [:]

    init(specs: Specs, diagnostics: DiagnosticCollector, index: Int) {
        self.specs = specs
        self.diagnostics = diagnostics
        self.index = index
    }

    mutating func run() {
        guard !specs.used(by: index).isEmpty else { return }
        let subsystem = specs.subsystems[index]
        let isAll = subsystem.conformances.contains("Hashable")
        let own = TypeTraits.hashable(specs, index)
        for (position, type) in subsystem.types.enumerated() {
            let isHashable = isAll || own.contains(Symbol(kind: .type, subsystem: index, index: position))
            switch type.kind {
            case .structure(let fields): check(fields, isHashable)
            case .union(let cases):
                for item in cases { if let payload = item.type { check(payload, isHashable, at: item.typeRange) } }
            case .wrapper(let wrapped, let range): check(wrapped, isHashable, at: range)
            case .identifier, .enumeration, .invalid: break
            }
        }
        for fields in subsystem.fieldLists { check(fields, isAll) }
        for command in subsystem.commands {
            if let returns = command.returns { check(returns, false, at: command.returnsRange) }
        }
        for query in subsystem.queries { check(query.returns, false, at: query.returnsRange) }
    }

    private mutating func check(_ fields: [FieldDeclaration], _ isHashable: Bool) {
        for field in fields { check(field.type, isHashable, at: field.typeRange) }
    }

    private mutating func check(_ type: TypeExpression, _ isHashable: Bool, at range: SourceRange?) {
        switch type {
        case .builtIn, .invalid: break
        case .optional(let inner), .list(let inner): check(inner, isHashable, at: range)
        case .set(let item): check(item, true, at: range)
        case .map(let key, let value):
            check(key, true, at: range)
            check(value, isHashable, at: range)
        case .named(let reference):
            guard isHashable, let (symbol, declaration) = specs.type(reference, from: index), symbol.subsystem != index,
                !self.isHashable(symbol)
            else { return }
            let other = specs.subsystems[symbol.subsystem].name
            diagnostics.report(
                .notHashable,
                "`\(reference)` would have to be `Hashable` here, and is not",
                at: range,
                notes: [.init("it is declared here", at: declaration.nameRange)],
                help: "say `conformances: [Hashable]` in `\(other)`",
                fix: specs.compiled.contains(symbol.subsystem) ? conforming(symbol.subsystem) : nil
            )
        }
    }

    private func conforming(_ index: Int) -> Fix? {
        guard let root = specs.subsystems[index].files.first?.root else { return nil }
        return root["conformances"].map { Fix(.addItem("Hashable", to: $0)) }
            ?? Fix(.addEntry("conformances", "[Hashable]", to: root))
    }

    private mutating func isHashable(_ symbol: Symbol) -> Bool {
        switch specs.type(symbol).kind {
        case .identifier, .enumeration, .invalid: return true
        case .wrapper(let wrapped, _) where specs.shape(of: wrapped, from: symbol.subsystem).isMapKey: return true
        case .structure, .union, .wrapper: break
        }
        let types = known[symbol.subsystem] ?? TypeTraits.hashable(specs, symbol.subsystem)
        known[symbol.subsystem] = types
        return types.contains(symbol)
    }
}
