/// A projection into documents or into a table.
struct ProjectionView: TemplateView {
    let documentation: DocumentationView
    let name: String
    let memberName: String
    let wireName: String
    let projecting: String
    let version: Int
    let isInline: Bool
    let failure: String?
    let document: String?
    let documentFields: [DocumentFieldView]
    let keyType: String
    let triggers: [TriggerView]
    let table: TableView?

    init(_ projection: ProjectionDeclaration, at position: Int, context: ViewContext) {
        let symbol = context.symbol(.projection, position)
        documentation = DocumentationView(projection.declaration)
        name = Naming.escaped(SwiftNames.type(projection.declaration))
        memberName = context.memberName(of: symbol)
        wireName = context.wireName(of: symbol)
        projecting = SwiftNames.projection(projection.declaration)
        version = projection.version
        isInline = projection.isInline
        failure = projection.failure.map { FailureText.expression($0, context: context) }
        let documentSymbol = projection.document.flatMap { context.specs.symbol($0, from: context.index) }
        document = documentSymbol.map(context.text.name)
        documentFields = documentSymbol.map { DocumentFieldView.fields(of: $0, context: context) } ?? []
        let symbols = context.symbols(projection.on)
        triggers = TriggerView.triggers(of: projection, context)
        keyType =
            symbols.first.flatMap { event in
                ProjectionView.keyField(of: event, in: projection, context).map {
                    context.text.type($0.type, from: event.subsystem)
                }
            } ?? "Swift.String"
        table = projection.table.map { TableView($0, of: projection, context: context) }
    }

    private static func keyField(
        of event: Symbol,
        in projection: ProjectionDeclaration,
        _ context: ViewContext
    ) -> FieldDeclaration? {
        let name: String? =
            switch projection.key {
            case .field(let field): field.value
            case .fields(let fields, _):
                fields.first { context.specs.symbol($0.event, from: context.index) == event }?.field.value
            case nil: nil
            }
        return context.specs.fields(of: event).first { $0.name == name }
    }

    static func key(of event: Symbol, in projection: ProjectionDeclaration, _ context: ViewContext) -> String? {
        keyField(of: event, in: projection, context).map { Naming.escaped(SwiftNames.member($0.declaration)) }
    }

    static let schema = ViewSchema<ProjectionView>("projection") {
        $0.view("documentation", DocumentationView.self) { $0.documentation }
        $0.text("name") { $0.name }
        $0.text("memberName") { $0.memberName }
        $0.text("wireName") { $0.wireName }
        $0.text("projecting") { $0.projecting }
        $0.text("version") { String($0.version) }
        $0.flag("isInline") { $0.isInline }
        $0.optionalText("failure") { $0.failure }
        $0.optionalText("document") { $0.document }
        $0.text("keyType") { $0.keyType }
        $0.list("documentFields", DocumentFieldView.self) { $0.documentFields }
        $0.list("triggers", TriggerView.self) { $0.triggers }
        $0.optional("table", TableView.self) { $0.table }
    }
}

/// A field that documents can be found by: a scalar of the document, or of a structure in it; or a column, for rows.
struct DocumentFieldView: TemplateView {
    let name: String
    let type: String
    let path: String

    /// The columns of a table by which rows can be found.
    static func fields(of columns: [FieldDeclaration], context: ViewContext) -> [DocumentFieldView] {
        columns.filter { column in
            let shape = context.specs.shape(of: column.type, from: context.index).unwrapped
            if case .builtIn(.duration) = shape { return true }
            return isFindable(shape)
        }
        .map { column in
            DocumentFieldView(
                name: Naming.escaped(SwiftNames.member(column.declaration)),
                type: context.text.type(column.type.unwrapped),
                path: SwiftText.escaped(column.wireName)
            )
        }
    }

    /// The scalar fields of a document, those of structures inside it with their names joined.
    static func fields(of document: Symbol, context: ViewContext) -> [DocumentFieldView] {
        var found: [DocumentFieldView] = []
        var names: Set<String> = []
        func add(_ symbol: Symbol, names prefix: [String], path: [String], depth: Int) {
            guard depth < 4, case .structure(let fields) = context.specs.type(symbol).kind else { return }
            for field in fields where !field.wireName.contains(".") {
                let shape = context.specs.shape(of: field.type, from: symbol.subsystem).unwrapped
                let swiftNames = prefix + [SwiftNames.member(field.declaration)]
                let wirePath = path + [field.wireName]
                if case .structure(let inner) = shape {
                    add(inner, names: swiftNames, path: wirePath, depth: depth + 1)
                } else if isFindable(shape) {
                    let name =
                        swiftNames[0]
                        + swiftNames.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
                    guard names.insert(name).inserted else { continue }
                    found.append(
                        DocumentFieldView(
                            name: Naming.escaped(name),
                            type: context.text.type(field.type.unwrapped, from: symbol.subsystem),
                            path: SwiftText.escaped(wirePath.joined(separator: "."))
                        )
                    )
                }
            }
        }
        add(document, names: [], path: [], depth: 0)
        return found
    }

    private static func isFindable(_ shape: TypeShape) -> Bool {
        switch shape {
        case .builtIn(let type): type.isScalar && type != .bytes && type != .duration
        case .identifier, .enumeration: true
        case .wrapper, .structure, .union, .optional, .list, .set, .map, .unknown: false
        }
    }

    static let schema = ViewSchema<DocumentFieldView>("document field") {
        $0.text("name") { $0.name }
        $0.text("type") { $0.type }
        $0.text("path") { $0.path }
    }
}

/// An event or prediction that a projection or policy reacts to.
struct TriggerView: TemplateView {
    let type: String
    let isPrediction: Bool
    /// The field that names the document.
    let key: String?
    /// The fields that name the row, where the event tells which it is about.
    let rowKey: [RowKeyPartView]
    /// The field whose values keep their order.
    let partition: String?

    init(_ symbol: Symbol, key: String?, rowKey: [RowKeyPartView] = [], partition: String?, context: ViewContext) {
        type = context.text.name(of: symbol)
        isPrediction = symbol.kind == .prediction
        self.key = key
        self.rowKey = rowKey
        self.partition = partition
    }

    static func triggers(of projection: ProjectionDeclaration, _ context: ViewContext) -> [TriggerView] {
        context.symbols(projection.on).map { event in
            TriggerView(
                event,
                key: ProjectionView.key(of: event, in: projection, context),
                rowKey: projection.table.map { RowKeyPartView.parts(of: event, in: $0, context) } ?? [],
                partition: field(projection.partitionBy?.value, of: event, context),
                context: context
            )
        }
    }

    static func triggers(of policy: PolicyDeclaration, _ context: ViewContext) -> [TriggerView] {
        context.symbols(policy.on).map { message in
            TriggerView(
                message,
                key: nil,
                partition: field(policy.partitionBy?.value, of: message, context),
                context: context
            )
        }
    }

    static func field(_ name: String?, of message: Symbol, _ context: ViewContext) -> String? {
        context.specs.fields(of: message).first { $0.name == name }.map {
            Naming.escaped(SwiftNames.member($0.declaration))
        }
    }

    static let schema = ViewSchema<TriggerView>("trigger") {
        $0.text("type") { $0.type }
        $0.flag("isPrediction") { $0.isPrediction }
        $0.optionalText("key") { $0.key }
        $0.flag("hasRowKey") { !$0.rowKey.isEmpty }
        $0.list("rowKey", RowKeyPartView.self) { $0.rowKey }
        $0.optionalText("partition") { $0.partition }
    }
}

/// A policy.
struct PolicyView: TemplateView {
    let documentation: DocumentationView
    let name: String
    let memberName: String
    let wireName: String
    let policy: String
    let actions: String
    let failure: String?
    let triggers: [TriggerView]
    let sends: [SendView]
    let predicts: [SendView]
    /// What it may send, for the message about what it may not.
    let allowed: String
    let place: String

    init(_ policy: PolicyDeclaration, at position: Int, context: ViewContext, place: String) {
        let symbol = context.symbol(.policy, position)
        documentation = DocumentationView(policy.declaration)
        name = policy.name
        memberName = context.memberName(of: symbol)
        wireName = context.wireName(of: symbol)
        self.policy = SwiftNames.policy(policy.declaration)
        actions = SwiftNames.actions(policy.declaration)
        failure = policy.failure.map { FailureText.expression($0, context: context) }
        triggers = TriggerView.triggers(of: policy, context)
        sends = context.symbols(policy.sends).map { SendView($0, context: context) }
        predicts = context.symbols(policy.predicts).map { SendView($0, context: context) }
        allowed = SwiftText.escaped(policy.sends.map(\.description).joined(separator: ", "))
        self.place = place
    }

    static let schema = ViewSchema<PolicyView>("policy") {
        $0.view("documentation", DocumentationView.self) { $0.documentation }
        $0.text("name") { $0.name }
        $0.text("memberName") { $0.memberName }
        $0.text("wireName") { $0.wireName }
        $0.text("policy") { $0.policy }
        $0.text("actions") { $0.actions }
        $0.optionalText("failure") { $0.failure }
        $0.list("triggers", TriggerView.self) { $0.triggers }
        $0.list("sends", SendView.self) { $0.sends }
        $0.list("predicts", SendView.self) { $0.predicts }
        $0.text("allowed") { $0.allowed }
        $0.text("place") { $0.place }
    }
}

/// A command that a policy may send, or a prediction that it may schedule.
struct SendView: TemplateView {
    let type: String
    let key: FieldView?
    let repliesNothing: Bool

    init(_ symbol: Symbol, context: ViewContext) {
        type = context.text.name(of: symbol)
        repliesNothing = symbol.kind == .command && context.specs.command(symbol).returns == nil
        key =
            symbol.kind == .prediction
            ? PredictionView(context.specs.prediction(symbol), at: symbol.index, context: context).key : nil
    }

    static let schema = ViewSchema<SendView>("message to send") {
        $0.text("type") { $0.type }
        $0.flag("repliesNothing") { $0.repliesNothing }
        $0.optional("key", FieldView.self) { $0.key }
    }
}

/// Writes failure strategies.
enum FailureText {
    static func expression(_ failure: FailureDeclaration, context: ViewContext) -> String {
        guard let attempts = failure.attempts, let backoff = failure.backoff.flatMap({ Backoff($0) }) else {
            return ".\(failure.end)"
        }
        let least = context.text.expression(.duration(backoff.minimum))
        let most = context.text.expression(.duration(backoff.maximum))
        return ".retry(attempts: \(attempts), backoff: \(least)...\(most), then: .\(failure.end))"
    }
}
