/// Scenarios to begin with: one for each command of a subsystem's aggregates, and each way in which it can fail.
struct ScenarioFileView: TemplateView {
    let source: String
    let modules: [String]
    let build: String
    let suites: [ScenarioSuiteView]

    /// - Parameters:
    ///   - context: The subsystem.
    ///   - build: What builds the system, as Swift.
    ///   - imports: The modules that it needs.
    ///   - name: The aggregate, or command, that is wanted; `nil` for all.
    init(context: ViewContext, build: String, imports: [String], only name: String? = nil) {
        self.build = build
        source = context.subsystem.name
        let used = context.specs.used(by: context.index).map { Naming.escaped(context.specs.subsystems[$0].module) }
        let own = Naming.escaped(context.subsystem.module)
        modules = Set(imports + used + [own, "Foundation", "Misas", "MisasTesting", "Testing"]).sorted()
        suites = context.subsystem.aggregates.compactMap { aggregate in
            let commands = context.subsystem.commands[aggregate.commands].filter {
                name == nil || name == aggregate.name || name == $0.name
            }
            guard !commands.isEmpty else { return nil }
            let isPart = name != nil && name != aggregate.name
            return ScenarioSuiteView(
                aggregate,
                of: commands,
                build: build,
                named: isPart ? name : nil,
                context: context
            )
        }
    }

    static let schema = ViewSchema<ScenarioFileView>("scenarios of a subsystem") {
        $0.text("source") { $0.source }
        $0.texts("modules") { $0.modules }
        $0.flag("usesNow") { $0.suites.contains(where: \.usesNow) }
        $0.list("suites", ScenarioSuiteView.self) { $0.suites }
    }
}

/// The scenarios of an aggregate.
struct ScenarioSuiteView: TemplateView {
    struct Constant: TemplateView {
        let name: String
        let value: String

        static let schema = ViewSchema<Constant>("constant") {
            $0.text("name") { $0.name }
            $0.text("value") { $0.value }
        }
    }

    let name: String
    let title: String
    let build: String
    let usesNow: Bool
    let constants: [Constant]
    let scenarios: [ScenarioView]

    init(
        _ aggregate: AggregateDeclaration,
        of commands: [CommandDeclaration],
        build: String,
        named part: String?,
        context: ViewContext
    ) {
        let names = AggregateNameView(aggregate, context: context)
        name = "\(part ?? SwiftNames.type(aggregate.declaration))Scenarios"
        title = SwiftText.escaped(part ?? SwiftNames.type(aggregate.declaration))
        self.build = build
        let arguments = ScenarioArguments(aggregate, context: context)
        constants = arguments.constants
        scenarios = commands.flatMap {
            ScenarioView.all(of: $0, aggregate, names, arguments, context)
        }
        let values = constants.map(\.value) + scenarios.flatMap(\.values)
        usesNow = values.contains { value in
            value.split { !$0.isLetter && !$0.isNumber }.contains(Substring(ScenarioNames.now))
        }
    }

    static let schema = ViewSchema<ScenarioSuiteView>("scenarios of an aggregate") {
        $0.text("name") { $0.name }
        $0.text("title") { $0.title }
        $0.text("build") { $0.build }
        $0.list("constants", Constant.self) { $0.constants }
        $0.list("scenarios", ScenarioView.self) { $0.scenarios }
    }
}

/// What the messages of an aggregate are made with: constants that those of one name and type share.
struct ScenarioArguments {
    private let context: ViewContext
    private let known: [String: String]
    let constants: [ScenarioSuiteView.Constant]

    init(_ aggregate: AggregateDeclaration, context: ViewContext) {
        self.context = context
        var known: [String: String] = [:]
        var constants: [ScenarioSuiteView.Constant] = []
        let samples = SampleText(context: context)
        for command in context.subsystem.commands[aggregate.commands] {
            for field in command.fields where SampleText.isNeeded(field) {
                let name = SwiftNames.member(field.declaration)
                guard known[name] == nil, name != ScenarioNames.now else { continue }
                known[name] = field.type.description
                let value = samples.expression(field, from: context.index)
                constants.append(.init(name: Naming.escaped(name), value: value))
            }
        }
        self.known = known
        self.constants = constants
    }

    /// A message, made of the constants as far as they fit.
    func message(_ type: String, _ fields: [FieldDeclaration], from home: Int) -> String {
        let arguments = fields.filter(SampleText.isNeeded).map { field in
            let name = SwiftNames.member(field.declaration)
            let isShared = home == context.index && known[name] == field.type.description
            let value = isShared ? Naming.escaped(name) : SampleText(context: context).expression(field, from: home)
            return "\(Naming.label(name)): \(value)"
        }
        return "\(type)(\(arguments.joined(separator: ", ")))"
    }

    func message(_ symbol: Symbol) -> String {
        message(context.text.name(of: symbol), context.specs.fields(of: symbol), from: symbol.subsystem)
    }
}

/// One scenario.
struct ScenarioView: TemplateView {
    let title: String
    let function: String
    /// Why it does not run yet; `nil` where it does.
    let disabled: String?
    let given: String?
    let command: String
    let caller: String?
    let expectations: [String]

    /// All Swift of it that has values.
    var values: [String] { ([given, command] + expectations).compactMap(\.self) }

    static func all(
        of command: CommandDeclaration,
        _ aggregate: AggregateDeclaration,
        _ names: AggregateNameView,
        _ arguments: ScenarioArguments,
        _ context: ViewContext
    ) -> [ScenarioView] {
        let type = Naming.escaped(SwiftNames.type(command.declaration))
        let member = Naming.lowerCamelCase(SwiftNames.type(command.declaration))
        let message = arguments.message(type, command.fields, from: context.index)
        guard let identifier = target(of: command, aggregate, context) else { return [] }
        let begun = beginning(aggregate, names, identifier, arguments, context)
        let caller = command.requires.first.map { "Caller(user: \"somebody\", roles: [\(SwiftText.string($0.value))])" }
        func scenario(
            _ title: String,
            _ suffix: String,
            isGiven: Bool,
            caller: String? = caller,
            disabled: String? = nil,
            _ expectations: [String]
        ) -> ScenarioView {
            ScenarioView(
                title: SwiftText.escaped("\(SwiftNames.type(command.declaration)) \(title)"),
                function: Naming.escaped(member + suffix),
                disabled: disabled,
                given: isGiven ? begun : nil,
                command: message,
                caller: caller,
                expectations: expectations
            )
        }
        let emitted = context.symbols(command.emits).first.map(arguments.message)
        var scenarios = [
            scenario(
                "is done",
                "",
                isGiven: !command.creates,
                [emitted.map { ".recorded(\($0))" } ?? ".recordedNothing"]
            )
        ]
        let symbol = context.specs.existenceError(of: command, from: context.index)
        let general = command.creates ? "AggregateAlreadyExists" : "AggregateNotFound"
        scenarios.append(
            scenario(
                command.creates ? "is refused where there is one already" : "is refused where there is none",
                command.creates ? "Again" : "InVain",
                isGiven: command.creates,
                [symbol.map { ".refused(\(arguments.message($0)))" } ?? ".threw(\(general).self)", ".recordedNothing"]
            )
        )
        if caller != nil {
            scenarios.append(
                scenario(
                    "is refused to who has no role for it",
                    "WithoutRole",
                    isGiven: !command.creates,
                    caller: nil,
                    [
                        ".notAuthorized", ".recordedNothing",
                    ]
                )
            )
        }
        for error in context.symbols(command.throwing) where error != symbol {
            let name = SwiftNames.type(context.specs.declared(error).declaration)
            scenarios.append(
                scenario(
                    "is refused by \(name)",
                    name,
                    isGiven: !command.creates,
                    disabled: "what leads to it is yours to say",
                    [".refused(\(arguments.message(error)))", ".recordedNothing"]
                )
            )
        }
        return scenarios
    }

    /// What begins an aggregate, as what is given.
    private static func beginning(
        _ aggregate: AggregateDeclaration,
        _ names: AggregateNameView,
        _ identifier: String,
        _ arguments: ScenarioArguments,
        _ context: ViewContext
    ) -> String? {
        let creating = context.subsystem.commands[aggregate.commands].first(where: \.creates)
        guard let event = creating.flatMap({ context.symbols($0.emits).first }) else { return nil }
        let member = context.memberName(of: event)
        return ".recorded(\(names.name).self, \(identifier), .\(member)(\(arguments.message(event))))"
    }

    /// The constant that names the aggregate which a command is for.
    private static func target(
        of command: CommandDeclaration,
        _ aggregate: AggregateDeclaration,
        _ context: ViewContext
    ) -> String? {
        RequestView.target(of: command, aggregate, context).map { Naming.escaped(SwiftNames.member($0.declaration)) }
    }

    static let schema = ViewSchema<ScenarioView>("scenario") {
        $0.text("title") { $0.title }
        $0.text("function") { $0.function }
        $0.optionalText("disabled") { $0.disabled }
        $0.optionalText("given") { $0.given }
        $0.text("command") { $0.command }
        $0.optionalText("caller") { $0.caller }
        $0.texts("expectations") { $0.expectations }
    }
}
