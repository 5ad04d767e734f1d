/// What is generated once for a target: the subsystem's own type.
struct SubsystemView: TemplateView {
    let documentation: [String]
    let access: String
    let name: String
    let wireName: String
    let modules: [String]
    /// The types that are registered by themselves: the commands that aggregates decide, events and predictions.
    let registered: [String]
    let commands: [HandledRequestView]
    let queries: [HandledRequestView]
    let projections: [HandledProjectionView]
    let policies: [HandledPolicyView]
    let hasRoutes: Bool

    init(context: ViewContext) {
        let subsystem = context.subsystem
        documentation = SwiftText.comment(SwiftText.lines(subsystem.description))
        access = context.access
        name = SwiftNames.subsystem(subsystem.name)
        wireName = subsystem.name
        // No more than is named here: views of all would cost as much as the files that declare them.
        func names(_ kind: Symbol.Kind, _ indices: some Sequence<Int>) -> [String] {
            indices.map { context.text.name(of: context.symbol(kind, $0)) }
        }
        let decided = subsystem.commands.indices.filter { subsystem.commands[$0].aggregate != nil }
        registered =
            names(.command, decided) + names(.event, subsystem.events.indices)
            + names(.prediction, subsystem.predictions.indices)
        commands = subsystem.commands.enumerated().filter { $0.element.aggregate == nil }
            .map { HandledRequestView($0.element, at: $0.offset, context: context) }
        queries = subsystem.queries.enumerated().map {
            HandledRequestView($0.element, at: $0.offset, context: context)
        }
        projections = subsystem.projections.enumerated().map {
            HandledProjectionView($0.element, at: $0.offset, context: context)
        }
        policies = subsystem.policies.enumerated().map {
            HandledPolicyView($0.element, at: $0.offset, context: context)
        }
        hasRoutes =
            subsystem.commands.contains { $0.http?.route != nil }
            || subsystem.queries.contains { $0.http?.route != nil }
        let triggers = subsystem.projections.flatMap(\.on) + subsystem.policies.flatMap(\.on)
        modules = Set(context.symbols(triggers).map { context.specs.subsystems[$0.subsystem].module })
            .subtracting([subsystem.module])
            .sorted()
            .map(Naming.escaped)
    }

    /// The arguments of the subsystem's initializer, in the order of the language's sections.
    private var arguments: [ArgumentView] {
        commands.map { ArgumentView(name: $0.memberName, type: $0.handling) }
            + queries.map { ArgumentView(name: $0.memberName, type: $0.handling) }
            + projections.map { ArgumentView(name: $0.memberName, type: $0.projecting) }
            + policies.map { ArgumentView(name: $0.memberName, type: $0.policy) }
    }

    static let schema = ViewSchema<SubsystemView>("subsystem") {
        $0.texts("documentation") { $0.documentation }
        $0.text("version") { _ in CompilerVersion.current }
        $0.text("access") { $0.access }
        // `public import` is right whether imports are internal by default or not; the others are not.
        $0.flag("needsImportLevel") { $0.access != "public " }
        $0.text("name") { $0.name }
        $0.text("wireName") { $0.wireName }
        $0.texts("modules") { $0.modules }
        $0.list("arguments", ArgumentView.self) { $0.arguments }
        $0.texts("registered") { $0.registered }
        $0.list("commands", HandledRequestView.self) { $0.commands }
        $0.list("queries", HandledRequestView.self) { $0.queries }
        $0.list("projections", HandledProjectionView.self) { $0.projections }
        $0.list("policies", HandledPolicyView.self) { $0.policies }
        $0.flag("hasRoutes") { $0.hasRoutes }
    }
}

/// An argument of the subsystem's initializer: what the user writes.
struct ArgumentView: TemplateView {
    let name: String
    let type: String

    static let schema = ViewSchema<ArgumentView>("argument") {
        $0.text("name") { $0.name }
        $0.text("type") { $0.type }
    }
}
