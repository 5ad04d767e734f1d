/// What the views of one subsystem share.
final class ViewContext: Sendable {
    let specs: Specs
    let index: Int
    let text: SwiftText
    let recursion: Recursion
    let traits: TypeTraits
    /// The access modifier with a space after it, or nothing for what is internal.
    let access: String
    /// What messages, errors, states and rows conform to beyond their protocols, each with a comma before it.
    let messageConformances: String
    /// The same of the enums of events, which have no form in JSON.
    let enumConformances: String
    /// The errors that generated code makes itself, whose initializers it must not call deprecated.
    let existenceErrors: Set<Symbol>

    init(specs: Specs, index: Int) {
        self.specs = specs
        self.index = index
        text = SwiftText(specs: specs, subsystem: index)
        recursion = Recursion(specs: specs, subsystem: index)
        traits = TypeTraits(specs: specs, subsystem: index)
        access =
            switch specs.access(of: index) {
            case .public: "public "
            case .package: "package "
            case .internal: ""
            }
        let conformances = specs.subsystems[index].conformances
        enumConformances = conformances.contains("Hashable") ? ", Swift.Hashable" : ""
        messageConformances = enumConformances + (conformances.contains("Codable") ? ", Swift.Codable" : "")
        existenceErrors = Set(
            specs.subsystems[index].aggregates.flatMap { [$0.notFound, $0.alreadyExists] }
                .compactMap { $0.flatMap { specs.symbol($0, from: index) } }
        )
    }

    var subsystem: Subsystem { specs.subsystems[index] }

    func symbol(_ kind: Symbol.Kind, _ position: Int) -> Symbol {
        Symbol(kind: kind, subsystem: index, index: position)
    }

    func symbols(_ references: [Reference]) -> [Symbol] { references.compactMap { specs.symbol($0, from: index) } }

    func literal(_ node: Node, as type: TypeExpression) -> Literal? {
        LiteralReader(specs: specs, diagnostics: nil).read(node, as: type, from: index)
    }

    func wireName(of symbol: Symbol) -> String { specs.wireName(of: symbol) }

    /// The name of a case or function made of a declared thing's name, escaped.
    func memberName(of symbol: Symbol) -> String {
        Naming.escaped(Naming.lowerCamelCase(SwiftNames.type(specs.declared(symbol).declaration)))
    }
}
