/// An error.
struct ErrorView: TemplateView {
    let documentation: DocumentationView
    let name: String
    let wireName: String
    let fields: FieldsView
    let conformances: String
    let tags: [String]
    /// The expression for its message, over a value named `error`.
    let message: String

    init(_ error: ErrorDeclaration, at position: Int, context: ViewContext) {
        let symbol = context.symbol(.error, position)
        documentation = DocumentationView(error.declaration, fallback: error.message?.text)
        name = Naming.escaped(SwiftNames.type(error.declaration))
        wireName = context.wireName(of: symbol)
        let isMadeByUs = context.existenceErrors.contains(symbol)
        fields = FieldsView(
            error.fields,
            of: error.declaration,
            owner: nil,
            context: context,
            mayDeprecate: !isMadeByUs
        )
        conformances = context.messageConformances
        tags = error.tags.map { SwiftText.string($0.value) }
        message = TextExpression(context: context).expression(
            error.message?.text ?? context.wireName(of: symbol),
            fields: error.fields,
            root: "error"
        )
    }

    static let schema = ViewSchema<ErrorView>("error") {
        $0.view("documentation", DocumentationView.self) { $0.documentation }
        $0.text("name") { $0.name }
        $0.text("wireName") { $0.wireName }
        $0.view("fields", FieldsView.self) { $0.fields }
        $0.text("conformances") { $0.conformances }
        $0.texts("tags") { $0.tags }
        $0.text("message") { $0.message }
    }
}

/// An event.
struct EventView: TemplateView {
    let documentation: DocumentationView
    let name: String
    let wireName: String
    let version: Int
    let conformances: String
    let fields: FieldsView
    let upcasts: [UpcastStepView]
    /// The protocol with the user's own steps.
    let upcasting: String?
    /// The expression for a free-standing event's stream, over a value named `event`; `nil` for one named as the event.
    let stream: String?

    init(_ event: EventDeclaration, at position: Int, context: ViewContext) {
        let symbol = context.symbol(.event, position)
        documentation = DocumentationView(event.declaration)
        name = Naming.escaped(SwiftNames.type(event.declaration))
        wireName = context.wireName(of: symbol)
        version = event.currentVersion
        conformances = context.messageConformances
        fields = FieldsView(event.fields, of: event.declaration, owner: nil, context: context)
        upcasting = event.hasCustomUpcast ? SwiftNames.upcasting(event.declaration) : nil
        upcasts = event.orderedUpcasts.map { UpcastStepView($0, of: event, context: context) }
        stream = event.stream.map {
            TextExpression(context: context).expression($0.value, fields: event.fields, root: "event")
        }
    }

    static let schema = ViewSchema<EventView>("event") {
        $0.view("documentation", DocumentationView.self) { $0.documentation }
        $0.text("name") { $0.name }
        $0.text("wireName") { $0.wireName }
        $0.text("conformances") { $0.conformances }
        $0.text("version") { String($0.version) }
        $0.flag("hasOlderVersions") { $0.version > 1 }
        $0.view("fields", FieldsView.self) { $0.fields }
        $0.list("upcasts", UpcastStepView.self) { $0.upcasts }
        $0.list("customUpcasts", UpcastStepView.self) { $0.upcasts.filter(\.isCustom) }
        $0.optionalText("upcasting") { $0.upcasting }
        $0.optionalText("stream") { $0.stream }
    }
}

/// A step of an event's upcasts.
struct UpcastStepView: TemplateView {
    let from: String
    let to: String
    let isCustom: Bool
    /// Expressions of operations.
    let operations: [String]

    init(_ step: UpcastStep, of event: EventDeclaration, context: ViewContext) {
        let from = PlainScalar.integer(step.from.value) ?? 1
        self.from = String(from)
        to = String(from + 1)
        isCustom = step.operations.contains { if case .custom = $0 { true } else { false } }
        let added = event.addedFields()
        func quoted(_ name: Located<String>) -> String { SwiftText.string(name.value) }
        operations = step.operations.map { operation in
            switch operation {
            case .rename(let old, let new): return ".rename(\(quoted(old)), to: \(quoted(new)))"
            case .add(let name, let node):
                let field = added.first { $0.name == name.value && $0.value.range == node.range }?.field
                let literal = field.flatMap { field in context.literal(node, as: field.type) }
                return ".add(\(quoted(name)), \(literal.map(context.text.json) ?? context.text.json(node)))"
            case .remove(let name): return ".remove(\(quoted(name)))"
            case .move(let old, let new): return ".move(\(quoted(old)), to: \(quoted(new)))"
            case .split(let name, let by, let into):
                return ".split(\(quoted(name)), by: \(quoted(by)), into: [\(into.map(quoted).joined(separator: ", "))])"
            case .custom:
                return
                    ".custom(\(SwiftText(specs: context.specs, subsystem: context.index).customUpcast(event))Steps.upcastFromVersion\(from))"
            }
        }
    }

    static let schema = ViewSchema<UpcastStepView>("step of upcasts") {
        $0.text("from") { $0.from }
        $0.text("to") { $0.to }
        $0.texts("operations") { $0.operations }
    }
}

extension SwiftText {
    /// The name of the private type through which an event's own upcasts are called.
    func customUpcast(_ event: EventDeclaration) -> String { SwiftNames.upcasting(event.declaration) }
}

/// A prediction.
struct PredictionView: TemplateView {
    let documentation: DocumentationView
    let name: String
    let wireName: String
    let conformances: String
    let fields: FieldsView
    let key: FieldView?

    init(_ prediction: PredictionDeclaration, at position: Int, context: ViewContext) {
        documentation = DocumentationView(prediction.declaration)
        name = Naming.escaped(SwiftNames.type(prediction.declaration))
        wireName = context.wireName(of: context.symbol(.prediction, position))
        fields = FieldsView(prediction.fields, of: prediction.declaration, owner: nil, context: context)
        conformances = context.messageConformances
        key = prediction.fields.first { $0.name == prediction.key?.value }
            .map { FieldView($0, owner: nil, context: context) }
    }

    static let schema = ViewSchema<PredictionView>("prediction") {
        $0.view("documentation", DocumentationView.self) { $0.documentation }
        $0.text("name") { $0.name }
        $0.text("wireName") { $0.wireName }
        $0.view("fields", FieldsView.self) { $0.fields }
        $0.text("conformances") { $0.conformances }
        $0.optional("key", FieldView.self) { $0.key }
    }
}
