/// An aggregate with its events and commands.
struct AggregateView: TemplateView {
    let documentation: DocumentationView
    let names: AggregateNameView
    let wireName: String
    let conformances: String
    /// What the enum of its events conforms to.
    let eventConformances: String
    let fields: FieldsView
    let fingerprint: String
    let snapshotEvery: Int?
    let isStateStored: Bool
    /// The text before and after the identifier in the name of its stream, between quotes.
    let streamPrefix: String
    let streamSuffix: String
    let cases: [PayloadCaseView]
    let beginnings: [PayloadCaseView]
    let followers: [PayloadCaseView]
    let commands: [RequestView]
    let events: [EventView]

    init(_ aggregate: AggregateDeclaration, at position: Int, context: ViewContext, place: (SourceRange) -> String) {
        documentation = DocumentationView(aggregate.declaration)
        names = AggregateNameView(aggregate, context: context)
        wireName = context.wireName(of: context.symbol(.aggregate, position))
        conformances = context.messageConformances
        eventConformances = context.enumConformances
        fields = FieldsView(aggregate.state, of: aggregate.declaration, owner: nil, context: context)
        fingerprint = StateFingerprint(context: context).fingerprint(of: aggregate.state)
        snapshotEvery = aggregate.snapshotEvery
        isStateStored = aggregate.isStateStored
        let (prefix, suffix) = AggregateView.stream(of: aggregate, wireName: wireName)
        streamPrefix = SwiftText.escaped(prefix)
        streamSuffix = SwiftText.escaped(suffix)
        let symbols = aggregate.events.map { context.symbol(.event, $0) }
        cases = symbols.map { PayloadCaseView($0, context: context) }
        let roles = EventRoles(aggregate, context: context)
        beginnings = symbols.filter(roles.begins).map { PayloadCaseView($0, context: context) }
        followers = symbols.filter(roles.follows).map { PayloadCaseView($0, context: context) }
        commands = aggregate.commands.map { index in
            let command = context.subsystem.commands[index]
            return RequestView(command, at: index, context: context, place: place(command.nameRange))
        }
        events = aggregate.events.map { EventView(context.subsystem.events[$0], at: $0, context: context) }
    }

    static func stream(of aggregate: AggregateDeclaration, wireName: String) -> (String, String) {
        guard let template = aggregate.stream?.value, let text = try? MessageText(template) else {
            return ("\(wireName)-", "")
        }
        var prefix = ""
        var suffix = ""
        var isAfter = false
        for part in text.parts {
            switch part {
            case .text(let literal): if isAfter { suffix += literal } else { prefix += literal }
            case .value: isAfter = true
            }
        }
        return (prefix, suffix)
    }

    static let schema = ViewSchema<AggregateView>("aggregate") {
        $0.view("documentation", DocumentationView.self) { $0.documentation }
        $0.text("name") { $0.names.name }
        $0.text("behavior") { $0.names.behavior }
        $0.text("identifier") { $0.names.identifier }
        $0.text("wireName") { $0.wireName }
        $0.text("conformances") { $0.conformances }
        $0.text("eventConformances") { $0.eventConformances }
        $0.view("fields", FieldsView.self) { $0.fields }
        $0.text("fingerprint") { $0.fingerprint }
        $0.optionalText("snapshotEvery") { $0.snapshotEvery.map(String.init) }
        $0.flag("isStateStored") { $0.isStateStored }
        $0.text("streamPrefix") { $0.streamPrefix }
        $0.text("streamSuffix") { $0.streamSuffix }
        $0.list("cases", PayloadCaseView.self) { $0.cases }
        $0.flag("hasEvents") { !$0.cases.isEmpty }
        $0.list("beginnings", PayloadCaseView.self) { $0.beginnings }
        $0.list("followers", PayloadCaseView.self) { $0.followers }
        $0.flag("hasFollowers") { !$0.followers.isEmpty }
        $0.flag("canOnlyFollow") { $0.followers.count == $0.cases.count }
        $0.flag("canOnlyBegin") { $0.beginnings.count == $0.cases.count }
        $0.list("commands", RequestView.self) { $0.commands }
        $0.list("events", EventView.self) { $0.events }
    }
}

/// Which events begin an aggregate and which change one.
///
/// An event that a creating command emits can begin one. All others change one; so do those that a creating command
/// lists after its first, because they may follow the first in one decision, and those that another command emits too.
struct EventRoles {
    private let beginning: Set<Symbol>
    private let following: Set<Symbol>

    init(_ aggregate: AggregateDeclaration, context: ViewContext) {
        var beginning: Set<Symbol> = []
        var following: Set<Symbol> = []
        for command in context.subsystem.commands[aggregate.commands] {
            let emitted = context.symbols(command.emits)
            if command.creates {
                beginning.formUnion(emitted)
                following.formUnion(emitted.dropFirst())
            } else {
                following.formUnion(emitted)
            }
        }
        self.beginning = beginning
        self.following = following
    }

    func begins(_ event: Symbol) -> Bool { beginning.contains(event) }
    func follows(_ event: Symbol) -> Bool { following.contains(event) || !beginning.contains(event) }
}

/// A short name for the stored form of a state, which changes when the form does.
struct StateFingerprint {
    let context: ViewContext

    func fingerprint(of fields: [FieldDeclaration]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func add(_ text: String) {
            for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            hash = (hash ^ 0xFF) &* 0x100_0000_01B3
        }
        var seen: Set<Symbol> = []
        func add(_ type: TypeExpression, from home: Int) {
            add(type.description)
            for reference in type.references {
                guard let (symbol, declaration) = context.specs.type(reference, from: home),
                    seen.insert(symbol).inserted
                else {
                    continue
                }
                add(declaration, symbol.subsystem)
            }
        }
        func add(_ declaration: TypeDeclaration, _ home: Int) {
            switch declaration.kind {
            case .identifier(let base): add(base.rawValue)
            case .enumeration(let cases): for item in cases { add(item.value) }
            case .structure(let fields): for field in fields { add(field, home) }
            case .wrapper(let wrapped, _): add(wrapped, from: home)
            case .union(let cases):
                for item in cases {
                    add(item.wireName)
                    if let type = item.type { add(type, from: home) }
                }
            case .invalid: break
            }
        }
        func add(_ field: FieldDeclaration, _ home: Int) {
            add(field.wireName)
            add(field.type, from: home)
        }
        for field in fields { add(field, context.index) }
        return hash.hexadecimal
    }
}

extension Specs {
    /// The names of an aggregate's streams, with `{}` for the identifier.
    package func streamNames(of aggregate: AggregateDeclaration, in subsystem: Int) -> String {
        let wireName = WireNames.message(aggregate.declaration, in: subsystems[subsystem].name)
        let (prefix, suffix) = AggregateView.stream(of: aggregate, wireName: wireName)
        return "\(prefix){}\(suffix)"
    }
}
