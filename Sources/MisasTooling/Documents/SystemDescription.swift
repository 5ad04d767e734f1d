package import MisasCompiler

/// A system as documents tell of it: what its subsystems declare, and how that hangs together.
///
/// It is found out once; what is written for people and for programs is made of it alone.
package struct SystemDescription: Sendable {
    package let info: DocumentInfo
    /// The subsystems that are compiled, by name.
    package let subsystems: [SubsystemDescription]
    /// Subsystems that these name something of, and that are not described themselves.
    package let neighbours: [String]
    package let relations: Relations
    package let contextMap: ContextMap
    package let specs: Specs

    /// Describes what specs declare in which there are no errors.
    package init(_ specs: Specs, info: DocumentInfo) {
        self.info = info
        self.specs = specs
        relations = Relations(specs)
        let subsystems = specs.compiled.sorted().map { SubsystemDescription($0, of: specs) }
        contextMap = ContextMap(specs, relations)
        let own = Set(subsystems.map(\.name))
        neighbours = contextMap.names.filter { !own.contains($0) }
        self.subsystems = subsystems
    }

    /// Whether a thing is described, and so can be linked to.
    package func isDescribed(_ symbol: Symbol) -> Bool { specs.compiled.contains(symbol.subsystem) }

    /// What a thing is called in a subsystem, or in none of them: `accounts.OpenAccount` elsewhere than in its own.
    package func name(of symbol: Symbol, in home: Int? = nil) -> String {
        let name = specs.declared(symbol).name
        return symbol.subsystem == home ? name : "\(specs.subsystems[symbol.subsystem].name).\(name)"
    }
}

/// A subsystem as documents tell of it.
package struct SubsystemDescription: Sendable {
    package let index: Int
    package let name: String
    package let description: String?
    /// The subsystems that it names something of.
    package let uses: [String]
    /// Everything that it declares, section by section.
    package let entries: [Entry]

    init(_ index: Int, of specs: Specs) {
        let subsystem = specs.subsystems[index]
        self.index = index
        name = subsystem.name
        description = subsystem.description
        uses = specs.used(by: index).filter { $0 != index }.map { specs.subsystems[$0].name }
        entries = EntryReader(specs, subsystem: index).all()
    }

    /// What it declares of a kind.
    package func entries(_ kind: Symbol.Kind) -> [Entry] { entries.filter { $0.kind == kind } }
}
