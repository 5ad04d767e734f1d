/// What the views of one subsystem share.
final class ViewContext: Sendable {
    let specs: Specs
    let index: Int
    let text: SwiftText
    let recursion: Recursion
    let traits: TypeTraits
    /// The errors that generated code makes itself, whose initializers it must not call deprecated.
    let existenceErrors: Set<Symbol>

    init(specs: Specs, index: Int) {
        self.specs = specs
        self.index = index
        text = SwiftText(specs: specs, subsystem: index)
        recursion = Recursion(specs: specs, subsystem: index)
        traits = TypeTraits(specs: specs, subsystem: index)
        existenceErrors = Set(
            specs.subsystems[index].aggregates.flatMap { [$0.notFound, $0.alreadyExists] }
                .compactMap { $0.flatMap { specs.symbol($0, from: index) } }
        )
    }

    var subsystem: Subsystem { specs.subsystems[index] }

    /// The access modifier with a space after it, or nothing for what is internal.
    ///
    /// What names things of another subsystem cannot be seen by more than those things are.
    var access: String {
        let used = subsystem.files.flatMap(\.uses).compactMap { specs.index(ofSubsystem: $0.value) }
        let levels = used.map { specs.subsystems[$0].access } + [subsystem.access]
        if levels.contains(.internal) { return "" }
        return levels.contains(.package) ? "package " : "public "
    }

    func symbol(_ kind: Symbol.Kind, _ position: Int) -> Symbol { Symbol(kind: kind, subsystem: index, index: position) }

    func symbols(_ references: [Reference]) -> [Symbol] { references.compactMap { specs.symbol($0, from: index) } }

    func literal(_ node: Node, as type: TypeExpression) -> Literal? {
        LiteralReader(specs: specs, diagnostics: nil).read(node, as: type, from: index)
    }

    func wireName(of symbol: Symbol) -> String {
        WireNames.message(specs.declared(symbol).declaration, in: specs.subsystems[symbol.subsystem].name)
    }

    /// The name of a case or function made of a declared thing's name, escaped.
    func memberName(of symbol: Symbol) -> String {
        Naming.escaped(Naming.lowerCamelCase(SwiftNames.type(specs.declared(symbol).declaration)))
    }
}
