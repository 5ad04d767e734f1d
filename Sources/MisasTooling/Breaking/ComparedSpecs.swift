internal import MisasCompiler

/// Two versions of specs, with what is in both.
struct ComparedSpecs {
    let old: Specs
    let new: Specs

    /// A thing that is in both.
    struct Pair {
        let old: Symbol
        let new: Symbol
    }

    /// The things of a kind that were compiled before, each with the one of the same wire name now, if there is one.
    func messages(_ kind: Symbol.Kind) -> [(old: Symbol, new: Symbol?)] {
        let now = Dictionary(new.symbols(of: kind).map { (new.wireName(of: $0), $0) }) { first, _ in first }
        return old.symbols(of: kind).map { ($0, now[old.wireName(of: $0)]) }
    }

    /// The things of a kind that were compiled before, each with the one of the same name in Swift now, if there is one.
    func declarations(_ kind: Symbol.Kind) -> [(old: Symbol, new: Symbol?)] {
        func name(_ symbol: Symbol, in specs: Specs) -> String {
            "\(specs.subsystems[symbol.subsystem].name).\(SwiftNames.type(specs.declared(symbol)))"
        }
        let now = Dictionary(new.symbols(of: kind).map { (name($0, in: new), $0) }) { first, _ in first }
        return old.symbols(of: kind).map { ($0, now[name($0, in: old)]) }
    }

    /// What is nearest now to where something of a subsystem stood.
    func place(ofSubsystem index: Int) -> SourceRange? {
        guard let now = new.index(ofSubsystem: old.subsystems[index].name) else { return nil }
        return new.subsystems[now].files.first?.subsystem?.range
    }
}

extension Specs {
    /// All things of a kind in the subsystems that are compiled.
    func symbols(of kind: Symbol.Kind) -> [Symbol] {
        compiled.sorted().flatMap { subsystem -> [Symbol] in
            var symbols: [Symbol] = []
            subsystems[subsystem].forEachDeclared { found, index, _ in
                if found == kind { symbols.append(Symbol(kind: kind, subsystem: subsystem, index: index)) }
            }
            return symbols
        }
    }
}
