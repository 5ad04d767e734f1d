/// A command or a query.
struct RequestView: TemplateView {
    let documentation: DocumentationView
    let name: String
    let memberName: String
    let wireName: String
    let conformances: String
    /// What the enum of its events conforms to.
    let emissionConformances: String
    let fields: FieldsView
    let result: String?
    let roles: [String]
    let failure: FailureView
    let emissions: [EmissionView]
    /// The events that the same aggregate has and this command does not emit.
    let otherEvents: [PayloadCaseView]
    let aggregate: AggregateNameView?
    let target: FieldView?
    let creates: Bool
    /// The expression that makes the error for an aggregate that exists, or does not, over a value named `id`.
    let existenceError: String?
    let handling: String
    let isCommand: Bool
    /// Where it is declared, for messages of the Swift compiler.
    let place: String

    init(_ command: CommandDeclaration, at position: Int, context: ViewContext, place: String) {
        let symbol = context.symbol(.command, position)
        documentation = DocumentationView(command.declaration)
        name = Naming.escaped(SwiftNames.type(command.declaration))
        memberName = context.memberName(of: symbol)
        wireName = context.wireName(of: symbol)
        conformances = context.messageConformances
        emissionConformances = context.enumConformances
        fields = FieldsView(command.fields, of: command.declaration, owner: nil, context: context)
        result = command.returns.map(context.text.type)
        roles = command.requires.map { SwiftText.string($0.value) }
        let emitted = context.symbols(command.emits)
        emissions = emitted.map { EmissionView($0, context: context) }
        creates = command.creates
        handling = SwiftNames.handling(command.declaration)
        isCommand = true
        self.place = place
        failure = FailureView(
            cases: context.specs.errors(of: command, from: context.index).map { PayloadCaseView($0, context: context) },
            hasUnexpected: command.aggregate == nil
        )
        guard let index = command.aggregate else {
            otherEvents = []
            aggregate = nil
            target = nil
            existenceError = nil
            return
        }
        let owner = context.subsystem.aggregates[index]
        otherEvents = owner.events.map { context.symbol(.event, $0) }.filter { !emitted.contains($0) }
            .map { PayloadCaseView($0, context: context) }
        aggregate = AggregateNameView(owner, context: context)
        target = RequestView.target(of: command, owner, context).map { FieldView($0, owner: nil, context: context) }
        let general = command.creates ? "Misas.AggregateAlreadyExists" : "Misas.AggregateNotFound"
        existenceError =
            context.specs.existenceError(of: command, from: context.index)
            .map { RequestView.existenceError($0, of: owner, context) }
            ?? "\(general)(aggregate: \(aggregate.map { "\($0.name).wireName" } ?? "\"\""), id: id.jsonKey)"
    }

    init(_ query: QueryDeclaration, at position: Int, context: ViewContext, place: String) {
        let symbol = context.symbol(.query, position)
        documentation = DocumentationView(query.declaration)
        name = Naming.escaped(SwiftNames.type(query.declaration))
        memberName = context.memberName(of: symbol)
        wireName = context.wireName(of: symbol)
        conformances = context.messageConformances
        emissionConformances = context.enumConformances
        fields = FieldsView(query.fields, of: query.declaration, owner: nil, context: context)
        result = context.text.type(query.returns)
        roles = []
        failure = FailureView(
            cases: context.symbols(query.throwing).map { PayloadCaseView($0, context: context) },
            hasUnexpected: true
        )
        emissions = []
        otherEvents = []
        aggregate = nil
        target = nil
        creates = false
        existenceError = nil
        handling = SwiftNames.handling(query.declaration)
        isCommand = false
        self.place = place
    }

    static func target(
        of command: CommandDeclaration,
        _ aggregate: AggregateDeclaration,
        _ context: ViewContext
    ) -> FieldDeclaration? {
        if let target = command.target { return command.fields.first { $0.name == target.value } }
        guard let identifier = aggregate.identifier, let symbol = context.specs.symbol(identifier, from: context.index)
        else {
            return nil
        }
        return command.fields.first { field in
            guard case .named(let reference) = field.type else { return false }
            return context.specs.symbol(reference, from: context.index) == symbol
        }
    }

    private static func existenceError(_ symbol: Symbol, of aggregate: AggregateDeclaration, _ context: ViewContext)
        -> String
    {
        let error = context.specs.error(symbol)
        let identifier = aggregate.identifier.flatMap { context.specs.symbol($0, from: context.index) }
        let field = error.fields.first { field in
            guard case .named(let reference) = field.type.unwrapped else { return false }
            return context.specs.symbol(reference, from: symbol.subsystem) == identifier
        }
        let label = field.map { Naming.label(SwiftNames.member($0.declaration)) } ?? ""
        return "\(context.text.name(of: symbol))(\(label): id)"
    }

    static let schema = ViewSchema<RequestView>("request") {
        $0.view("documentation", DocumentationView.self) { $0.documentation }
        $0.text("name") { $0.name }
        // The same, for where a name of something inside hides it.
        $0.text("requestName") { $0.name }
        $0.text("memberName") { $0.memberName }
        $0.text("wireName") { $0.wireName }
        $0.text("conformances") { $0.conformances }
        $0.text("emissionConformances") { $0.emissionConformances }
        $0.view("fields", FieldsView.self) { $0.fields }
        $0.optionalText("result") { $0.result }
        $0.texts("roles") { $0.roles }
        $0.flag("hasRoles") { !$0.roles.isEmpty }
        $0.view("failure", FailureView.self) { $0.failure }
        $0.list("emissions", EmissionView.self) { $0.emissions }
        $0.flag("emits") { !$0.emissions.isEmpty }
        $0.list("otherEvents", PayloadCaseView.self) { $0.otherEvents }
        $0.optional("aggregate", AggregateNameView.self) { $0.aggregate }
        $0.optional("target", FieldView.self) { $0.target }
        $0.flag("creates") { $0.creates }
        $0.optionalText("existenceError") { $0.existenceError }
        $0.text("handling") { $0.handling }
        $0.flag("isCommand") { $0.isCommand }
        $0.text("place") { $0.place }
    }
}

/// The names that an aggregate goes by.
struct AggregateNameView: TemplateView {
    let name: String
    let behavior: String
    let identifier: String

    init(_ aggregate: AggregateDeclaration, context: ViewContext) {
        name = Naming.escaped(SwiftNames.type(aggregate.declaration))
        behavior = SwiftNames.behavior(aggregate.declaration)
        identifier =
            aggregate.identifier.flatMap { context.specs.symbol($0, from: context.index) }.map(context.text.name) ?? ""
    }

    static let schema = ViewSchema<AggregateNameView>("aggregate's names") {
        $0.text("name") { $0.name }
        $0.text("behavior") { $0.behavior }
        $0.text("identifier") { $0.identifier }
    }
}
