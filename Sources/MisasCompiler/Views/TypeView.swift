/// A type of the subsystem's own: exactly one of its kinds is there.
struct TypeView: TemplateView {
    let documentation: DocumentationView
    let name: String
    /// What it conforms to beyond what its kind brings, each with a comma before it.
    let conformances: String
    let identifier: WrappedView?
    let wrapper: WrappedView?
    let enumeration: EnumerationView?
    let structure: FieldsView?
    let union: UnionView?

    init(_ type: TypeDeclaration, at position: Int, context: ViewContext) {
        let symbol = context.symbol(.type, position)
        documentation = DocumentationView(type.declaration)
        name = Naming.escaped(SwiftNames.type(type.declaration))
        var conformances: [String] = []
        let isKey =
            switch type.kind {
            case .identifier, .enumeration: true
            case .wrapper(let wrapped, _): context.specs.shape(of: wrapped, from: context.index).isMapKey
            case .structure, .union, .invalid: false
            }
        if case .wrapper = type.kind, isKey { conformances.append("Misas.JSONKey") }
        if context.traits.hashable.contains(symbol), !isKey { conformances.append("Swift.Hashable") }
        if context.subsystem.conformances.contains("Codable") { conformances.append("Swift.Codable") }
        self.conformances = conformances.map { ", \($0)" }.joined()
        var identifier: WrappedView?
        var wrapper: WrappedView?
        var enumeration: EnumerationView?
        var structure: FieldsView?
        var union: UnionView?
        switch type.kind {
        case .identifier(let base):
            identifier = WrappedView(
                .builtIn(base),
                checks: type.checks,
                declaration: type.declaration,
                context: context
            )
        case .wrapper(let wrapped, _):
            wrapper = WrappedView(wrapped, checks: type.checks, declaration: type.declaration, context: context)
        case .enumeration(let cases): enumeration = EnumerationView(cases: cases.map { EnumCaseView($0) })
        case .structure(let fields):
            structure = FieldsView(fields, of: type.declaration, owner: symbol, context: context)
        case .union(let cases): union = UnionView(cases, of: symbol, context: context)
        case .invalid: break
        }
        self.identifier = identifier
        self.wrapper = wrapper
        self.enumeration = enumeration
        self.structure = structure
        self.union = union
    }

    static let schema = ViewSchema<TypeView>("type") {
        $0.view("documentation", DocumentationView.self) { $0.documentation }
        $0.text("name") { $0.name }
        $0.text("conformances") { $0.conformances }
        $0.optional("identifier", WrappedView.self) { $0.identifier }
        $0.optional("wrapper", WrappedView.self) { $0.wrapper }
        $0.optional("enumeration", EnumerationView.self) { $0.enumeration }
        $0.optional("structure", FieldsView.self) { $0.structure }
        $0.optional("union", UnionView.self) { $0.union }
    }
}

/// What an identifier or a wrapper holds.
struct WrappedView: TemplateView {
    let rawType: String
    let checks: [String]
    let pattern: String?
    let deprecation: String?

    init(_ type: TypeExpression, checks: ValueChecks, declaration: Declaration, context: ViewContext) {
        rawType = context.text.type(type)
        self.checks = ValidationText(context: context).statements(forWrapperOf: type, checks: checks)
        pattern = checks.pattern.map { SwiftText.string($0.value) }
        deprecation = declaration.deprecated.map { SwiftText.string(SwiftText.lines($0).joined(separator: " ")) }
    }

    static let schema = ViewSchema<WrappedView>("wrapped value") {
        $0.text("rawType") { $0.rawType }
        $0.texts("checks") { $0.checks }
        $0.flag("hasChecks") { !$0.checks.isEmpty }
        $0.optionalText("pattern") { $0.pattern }
        $0.optionalText("deprecation") { $0.deprecation }
    }
}

/// The cases of an enum.
struct EnumerationView: TemplateView {
    let cases: [EnumCaseView]

    static let schema = ViewSchema<EnumerationView>("enum") {
        $0.list("cases", EnumCaseView.self) { $0.cases }
    }
}

/// A case of an enum.
struct EnumCaseView: TemplateView {
    let documentation: DocumentationView
    let name: String
    /// The value in JSON, between quotes.
    let value: String

    init(_ item: TypeDeclaration.EnumCase) {
        documentation = DocumentationView(item.declaration)
        name = Naming.escaped(SwiftNames.member(item.declaration))
        value = SwiftText.escaped(item.value)
    }

    static let schema = ViewSchema<EnumCaseView>("case of an enum") {
        $0.view("documentation", DocumentationView.self) { $0.documentation }
        $0.text("name") { $0.name }
        $0.text("value") { $0.value }
    }
}

/// The cases of a union.
struct UnionView: TemplateView {
    let cases: [UnionCaseView]
    let isIndirect: Bool
    /// The case that stands in for what cannot be read: one whose value comes to an end.
    let fallback: UnionCaseView?

    init(_ cases: [TypeDeclaration.UnionCase], of symbol: Symbol, context: ViewContext) {
        let finite = context.specs.finiteCases(of: symbol)
        let views = cases.map { UnionCaseView($0, of: symbol, context: context) }
        self.cases = views
        isIndirect = cases.contains { $0.type.map { UnionCaseView.closesCircle($0, symbol, context) } ?? false }
        fallback = finite.first.map { views[$0] } ?? views.first
    }

    private var expected: String { cases.map(\.wireName).joined(separator: ", ") }

    static let schema = ViewSchema<UnionView>("union") {
        $0.list("cases", UnionCaseView.self) { $0.cases }
        $0.flag("isIndirect") { $0.isIndirect }
        $0.optional("fallback", UnionCaseView.self) { $0.fallback }
        $0.text("expected") { $0.expected }
        $0.list("checked", UnionCaseView.self) { $0.cases.filter(\.isChecked) }
        $0.flag("isChecked") { $0.cases.contains(where: \.isChecked) }
        $0.flag("hasUnchecked") { !$0.cases.allSatisfy(\.isChecked) }
    }
}

/// A case of a union.
struct UnionCaseView: TemplateView {
    let documentation: DocumentationView
    let name: String
    let wireName: String
    /// The type of what it carries.
    let payload: String?
    let isChecked: Bool

    init(_ item: TypeDeclaration.UnionCase, of symbol: Symbol, context: ViewContext) {
        documentation = DocumentationView(item.declaration)
        name = Naming.escaped(SwiftNames.member(item.declaration))
        wireName = SwiftText.escaped(item.wireName)
        payload = item.type.map(context.text.type)
        isChecked = item.type.map(ValidationText(context: context).needsWalk) ?? false
    }

    static func closesCircle(_ type: TypeExpression, _ owner: Symbol, _ context: ViewContext) -> Bool {
        guard case .named(let reference) = type.unwrapped,
            let target = context.specs.symbol(reference, from: context.index)
        else { return false }
        return context.recursion.closesCircle(owner, target)
    }

    static let schema = ViewSchema<UnionCaseView>("case of a union") {
        $0.view("documentation", DocumentationView.self) { $0.documentation }
        $0.text("name") { $0.name }
        $0.text("wireName") { $0.wireName }
        $0.optionalText("payload") { $0.payload }
    }
}

extension Specs {
    /// The cases of a union, by index, of which a value exists that does not need another value of the union.
    func finiteCases(of symbol: Symbol) -> [Int] {
        guard case .union(let cases) = type(symbol).kind else { return [] }
        let finite = finiteTypes(within: [symbol], without: symbol)
        return cases.indices.filter { index in
            guard case .named(let reference) = cases[index].type else { return true }
            return self.type(reference, from: symbol.subsystem).map { finite.contains($0.symbol) } ?? true
        }
    }
}
