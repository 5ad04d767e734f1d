/// A command or a query as its subsystem registers it.
struct HandledRequestView: TemplateView {
    let name: String
    let memberName: String
    let result: String?
    let emits: Bool
    let handling: String

    init(_ command: CommandDeclaration, at position: Int, context: ViewContext) {
        name = Naming.escaped(SwiftNames.type(command.declaration))
        memberName = context.memberName(of: context.symbol(.command, position))
        result = command.returns.map(context.text.type)
        emits = !context.symbols(command.emits).isEmpty
        handling = SwiftNames.handling(command.declaration)
    }

    init(_ query: QueryDeclaration, at position: Int, context: ViewContext) {
        name = Naming.escaped(SwiftNames.type(query.declaration))
        memberName = context.memberName(of: context.symbol(.query, position))
        result = context.text.type(query.returns)
        emits = false
        handling = SwiftNames.handling(query.declaration)
    }

    static let schema = ViewSchema<HandledRequestView>("handled request") {
        $0.text("requestName") { $0.name }
        $0.text("memberName") { $0.memberName }
        $0.optionalText("result") { $0.result }
        $0.flag("emits") { $0.emits }
    }
}

/// A projection as its subsystem registers it.
struct HandledProjectionView: TemplateView {
    let name: String
    let memberName: String
    let projecting: String
    let hasDocument: Bool
    let hasTable: Bool
    let row: String
    let triggers: [TriggerView]

    init(_ projection: ProjectionDeclaration, at position: Int, context: ViewContext) {
        name = Naming.escaped(SwiftNames.type(projection.declaration))
        memberName = context.memberName(of: context.symbol(.projection, position))
        projecting = SwiftNames.projection(projection.declaration)
        hasDocument = projection.document != nil
        hasTable = projection.table != nil
        row = SwiftNames.row(projection.declaration)
        triggers = TriggerView.triggers(of: projection, context)
    }

    static let schema = ViewSchema<HandledProjectionView>("handled projection") {
        $0.text("name") { $0.name }
        $0.text("memberName") { $0.memberName }
        $0.flag("document") { $0.hasDocument }
        $0.flag("table") { $0.hasTable }
        $0.text("row") { $0.row }
        $0.list("triggers", TriggerView.self) { $0.triggers }
    }
}

/// A policy as its subsystem registers it.
struct HandledPolicyView: TemplateView {
    let memberName: String
    let wireName: String
    let policy: String
    let actions: String
    let failure: String?
    let triggers: [TriggerView]

    init(_ policy: PolicyDeclaration, at position: Int, context: ViewContext) {
        let symbol = context.symbol(.policy, position)
        memberName = context.memberName(of: symbol)
        wireName = context.wireName(of: symbol)
        self.policy = SwiftNames.policy(policy.declaration)
        actions = SwiftNames.actions(policy.declaration)
        failure = policy.failure.map { FailureText.expression($0, context: context) }
        triggers = TriggerView.triggers(of: policy, context)
    }

    static let schema = ViewSchema<HandledPolicyView>("handled policy") {
        $0.text("memberName") { $0.memberName }
        $0.text("wireName") { $0.wireName }
        $0.text("actions") { $0.actions }
        $0.optionalText("failure") { $0.failure }
        $0.list("triggers", TriggerView.self) { $0.triggers }
    }
}
