// Written by Scripts/embed-templates from Templates. Do not edit.
// swift-format-ignore-file

extension TemplateLibrary {
    /// The built-in templates.
    package static let defaults = TemplateLibrary([
        "table": ###"""
CREATE TABLE {{table}} (
    {{#columns}}
    {{name}} {{type}}{{#isRequired}} NOT NULL{{/isRequired}}{{#checks}} CHECK ({{.}}){{/checks}},
    {{/columns}}
    CONSTRAINT {{primaryKeyName}} PRIMARY KEY ({{#primaryKey}}{{.}}{{^-last}}, {{/-last}}{{/primaryKey}})
);
{{#indexes}}
CREATE INDEX {{name}} ON {{table}} ({{#indexed}}{{.}}{{^-last}}, {{/-last}}{{/indexed}});
{{/indexes}}
{{#comment}}
COMMENT ON TABLE {{table}} IS {{.}};
{{/comment}}
{{#columns}}
{{#comment}}
COMMENT ON COLUMN {{table}}.{{name}} IS {{.}};
{{/comment}}
{{/columns}}

"""###,
        "tables": ###"""
{{#tables}}
-- The rows of the projection {{projection}} of {{subsystem}}, version {{version}}.
{{> table}}
{{^-last}}

{{/-last}}
{{/tables}}

"""###,
        "scenarios": ###"""
// Scenarios to begin with, scaffolded from {{source}}: they are yours to change.
{{#modules}}
import {{.}}
{{/modules}}
{{#usesNow}}

/// What the clock of a scenario shows at first.
private let now = Date(timeIntervalSince1970: 1_893_499_200)
{{/usesNow}}
{{#suites}}

@Suite("{{title}}")
struct {{name}} {
    private let scenario = Scenario(of: {{build}})
    {{#constants}}
    private let {{name}} = {{value}}
    {{/constants}}
    {{#scenarios}}

    @Test("{{title}}"{{#disabled}}, .disabled("{{.}}"){{/disabled}})
    func {{function}}() async throws {
        try await scenario
            {{#given}}
            .given({{.}})
            {{/given}}
            .when(.command({{command}}{{#caller}}, as: {{.}}{{/caller}}))
            .then({{#expectations}}{{.}}{{^-last}}, {{/-last}}{{/expectations}})
    }
    {{/scenarios}}
}
{{/suites}}

"""###,
        "aggregate": ###"""
{{> documentation}}
nonisolated {{access}}struct {{name}}: Misas.Aggregate{{conformances}} {
    {{access}}typealias ID = {{identifier}}

    {{#fields}}
    {{> fields}}
    {{/fields}}

    /// Any event of `{{name}}`.
    {{access}}enum Event: Misas.AggregateEvent{{eventConformances}} {
        {{#cases}}
        case {{name}}({{type}})
        {{/cases}}

        {{access}}var payload: any Misas.Event {
            switch self {
            {{#cases}}
            case .{{name}}(let event): event
            {{/cases}}
            }
        }

        {{access}}static func decode(_ event: Misas.RecordedEvent) throws(Misas.EventCodec.Failure) -> Self {
            switch event.type {
            {{#cases}}
            case {{type}}.wireName: .{{name}}(try Misas.EventCodec.decode({{type}}.self, from: event))
            {{/cases}}
            default: throw .unknownType(event.type, stream: event.stream)
            }
        }
    }

    {{access}}static var wireName: Swift.String { "{{wireName}}" }
    {{access}}static var stateFingerprint: Swift.String { "{{fingerprint}}" }
    {{#snapshotEvery}}
    {{access}}static var snapshotInterval: Swift.Int? { {{.}} }
    {{/snapshotEvery}}
    {{#isStateStored}}
    {{access}}static var isStateStored: Swift.Bool { true }
    {{/isStateStored}}
    {{access}}static func streamName(of id: {{identifier}}) -> Swift.String { "{{streamPrefix}}\(id.jsonKey){{streamSuffix}}" }
    {{access}}static func begin(with event: Event) -> {{name}}? { {{behavior}}Calls.begin(with: event) }
    {{access}}mutating func follow(_ event: Event) -> Swift.Bool { {{behavior}}Calls.follow(&self, event) }
}

/// What is yours to write of ``{{name}}``: how its commands are decided and how its events change it.
///
/// Conform in an extension, `extension {{name}}: {{behavior}} { … }`. Decisions do no input or output.
nonisolated protocol {{behavior}}: Swift.Sendable {
    {{#commands}}
    {{> documentation}}
    {{#creates}}
    static func {{memberName}}(_ command: {{requestName}}, in context: Misas.DecisionContext) throws({{requestName}}.Failure) -> {{> decision}}
    {{/creates}}
    {{^creates}}
    func {{memberName}}(_ command: {{requestName}}, in context: Misas.DecisionContext) throws({{requestName}}.Failure) -> {{> decision}}
    {{/creates}}
    {{/commands}}
    {{#beginnings}}
    /// The state that ``{{type}}`` begins.
    init(_ event: {{type}})
    {{/beginnings}}
    {{#followers}}
    /// Changes the state as ``{{type}}`` says.
    mutating func apply(_ event: {{type}})
    {{/followers}}
}

nonisolated private enum {{behavior}}Caller<Root: {{behavior}}> {
    static func begin(with event: {{name}}.Event) -> Root? {
        switch event {
        {{#beginnings}}
        case .{{name}}(let event): Root(event)
        {{/beginnings}}
        {{^canOnlyBegin}}
        default: nil
        {{/canOnlyBegin}}
        }
    }

    static func follow(_ root: inout Root, _ event: {{name}}.Event) -> Swift.Bool {
        {{#hasFollowers}}
        switch event {
        {{#followers}}
        case .{{name}}(let event): root.apply(event)
        {{/followers}}
        {{^canOnlyFollow}}
        default: return false
        {{/canOnlyFollow}}
        }
        return true
        {{/hasFollowers}}
        {{^hasFollowers}}
        false
        {{/hasFollowers}}
    }
    {{#commands}}

    {{#creates}}
    static func {{memberName}}(_ command: {{requestName}}, in context: Misas.DecisionContext) throws({{requestName}}.Failure) -> Misas.Decision<{{requestName}}> {
        {{#result}}
        try Root.{{memberName}}(command, in: context)
        {{/result}}
        {{^result}}
        Misas.Decision(try Root.{{memberName}}(command, in: context))
        {{/result}}
    }
    {{/creates}}
    {{^creates}}
    static func {{memberName}}(_ command: {{requestName}}, on root: Root, in context: Misas.DecisionContext) throws({{requestName}}.Failure) -> Misas.Decision<{{requestName}}> {
        {{#result}}
        try root.{{memberName}}(command, in: context)
        {{/result}}
        {{^result}}
        Misas.Decision(try root.{{memberName}}(command, in: context))
        {{/result}}
    }
    {{/creates}}
    {{/commands}}
}

// One place names the type and the protocol together, so that a conformance that was forgotten is told once.
private typealias {{behavior}}Calls = {{behavior}}Caller<{{name}}>

"""###,
        "checks": ###"""
{{#patterns}}

private static let {{patternName}} = Misas.ValuePattern({{pattern}})
{{/patterns}}
{{#hasChecks}}

{{access}}static func validate(_ value: Self, with validator: inout Misas.Validator) {
    {{#checks}}
    {{.}}
    {{/checks}}
}
{{/hasChecks}}

"""###,
        "command": ###"""
{{> documentation}}
nonisolated {{access}}struct {{name}}: Misas.{{#aggregate}}{{#creates}}CreatingCommand{{/creates}}{{^creates}}UpdatingCommand{{/creates}}{{/aggregate}}{{^aggregate}}HandledCommand{{/aggregate}}{{conformances}} {
    {{#aggregate}}
    {{access}}typealias Target = {{name}}
    {{/aggregate}}
    {{#result}}
    {{access}}typealias Result = {{.}}
    {{/result}}

    {{#fields}}
    {{> fields}}
    {{/fields}}

    {{access}}static var wireName: Swift.String { "{{wireName}}" }
    {{#hasRoles}}
    {{access}}static var requiredRoles: [Swift.String] { [{{#roles}}{{.}}{{^-last}}, {{/-last}}{{/roles}}] }
    {{/hasRoles}}
    {{#fields}}
    {{> checks}}
    {{/fields}}

    {{> failure}}

    {{> emission}}
    {{#aggregate}}

    {{access}}static func target(of command: Self) -> {{identifier}} { command.{{#target}}{{name}}{{/target}} }
    {{#creates}}
    {{access}}static func alreadyExists(_ id: {{identifier}}) -> any Swift.Error { {{existenceError}} }
    {{access}}static func decide(_ command: Self, in context: Misas.DecisionContext) throws(Failure) -> Misas.Decision<Self> {
        try {{behavior}}Calls.{{memberName}}(command, in: context)
    }
    {{/creates}}
    {{^creates}}
    {{access}}static func notFound(_ id: {{identifier}}) -> any Swift.Error { {{existenceError}} }
    {{access}}static func decide(_ command: Self, on target: {{name}}, in context: Misas.DecisionContext) throws(Failure) -> Misas.Decision<Self> {
        try {{behavior}}Calls.{{memberName}}(command, on: target, in: context)
    }
    {{/creates}}
    {{/aggregate}}
}

"""###,
        "decision": ###"""
{{#result}}Misas.Decision<{{requestName}}>{{/result}}{{^result}}[{{requestName}}.Emission]{{/result}}
"""###,
        "documentation": ###"""
{{#documentation}}
{{#lines}}
{{.}}
{{/lines}}
{{#deprecation}}
///
/// - Warning: Deprecated: {{.}}
{{/deprecation}}
{{/documentation}}

"""###,
        "emission": ###"""
/// The events that `{{name}}` may lead to.
{{#aggregate}}
{{access}}enum Emission: Misas.AggregateEmission{{emissionConformances}} {
    {{#emissions}}
    case {{name}}({{type}})
    {{/emissions}}

    {{access}}var event: {{name}}.Event {
        switch self {
        {{#emissions}}
        case .{{name}}(let event): .{{name}}(event)
        {{/emissions}}
        }
    }
    {{#otherEvents}}

    @available(*, unavailable, message: "{{requestName}} does not emit {{type}}: add it to its emits ({{place}})")
    {{access}}static func {{name}}(_ event: {{type}}) -> Self { Swift.fatalError() }
    {{/otherEvents}}
}
{{/aggregate}}
{{^aggregate}}
{{access}}enum Emission: Misas.FreeStandingEmission{{emissionConformances}} {
    {{#emissions}}
    case {{name}}({{type}})
    {{/emissions}}

    {{access}}var streamed: Misas.StreamedEvent {
        switch self {
        {{#emissions}}
        case .{{name}}(let event): Misas.StreamedEvent(event, in: {{stream}})
        {{/emissions}}
        }
    }
}
{{/aggregate}}

"""###,
        "enumeration": ###"""
{{> documentation}}
nonisolated {{access}}enum {{name}}: Swift.String, Misas.JSONEnum, Misas.Validatable{{conformances}} {
    {{#cases}}
    {{> documentation}}
    case {{name}} = "{{value}}"
    {{/cases}}
}

"""###,
        "error": ###"""
{{> documentation}}
nonisolated {{access}}struct {{name}}: Misas.DomainError{{conformances}} {
    {{#fields}}
    {{> fields}}
    {{/fields}}

    {{access}}static var wireName: Swift.String { "{{wireName}}" }
    {{access}}static var tags: [Misas.ErrorTag] { [{{#tags}}{{.}}{{^-last}}, {{/-last}}{{/tags}}] }
    {{access}}static func message(of error: Self) -> Swift.String { {{message}} }
}

"""###,
        "event": ###"""
{{> documentation}}
nonisolated {{access}}struct {{name}}: Misas.Event{{conformances}} {
    {{#fields}}
    {{> fields}}
    {{/fields}}

    {{access}}static var wireName: Swift.String { "{{wireName}}" }
    {{#hasOlderVersions}}
    {{access}}static let upcasts: [Misas.UpcastStep] = [
        {{#upcasts}}
        Misas.UpcastStep([
            {{#operations}}
            {{.}},
            {{/operations}}
        ]),
        {{/upcasts}}
    ]
    {{/hasOlderVersions}}
    {{#stream}}

    /// The name of the stream that the event is appended to.
    {{access}}static func streamName(of event: Self) -> Swift.String { {{.}} }
    {{/stream}}
}
{{#upcasting}}

/// What is yours to write of the way from older stored forms of ``{{name}}`` to today's: `extension {{name}}: {{upcasting}} { … }`.
nonisolated protocol {{upcasting}} {
    {{#customUpcasts}}
    /// Turns the stored form of version {{from}} into that of version {{to}}.
    static func upcastFromVersion{{from}}(_ event: inout Misas.JSONValue) throws
    {{/customUpcasts}}
}

nonisolated private enum {{upcasting}}Calls<Upcasting: {{upcasting}}> {
    {{#customUpcasts}}
    @Sendable static func upcastFromVersion{{from}}(_ event: inout Misas.JSONValue) throws {
        try Upcasting.upcastFromVersion{{from}}(&event)
    }
    {{/customUpcasts}}
}

private typealias {{upcasting}}Steps = {{upcasting}}Calls<{{name}}>
{{/upcasting}}

"""###,
        "failure": ###"""
/// The declared ways in which `{{name}}` can fail.
{{#failure}}
{{access}}enum Failure: Misas.{{#hasUnexpected}}HandlerFailure{{/hasUnexpected}}{{^hasUnexpected}}RequestFailure{{/hasUnexpected}} {
    {{#cases}}
    case {{name}}({{type}})
    {{/cases}}
    {{#hasUnexpected}}
    /// What nobody declared: a store that does not answer, a mistake.
    case unexpected(any Swift.Error)
    {{/hasUnexpected}}

    {{access}}var underlying: any Swift.Error {
        switch self {
        {{#cases}}
        case .{{name}}(let error): error
        {{/cases}}
        {{#hasUnexpected}}
        case .unexpected(let error): error
        {{/hasUnexpected}}
        }
    }

    {{access}}init?(_ error: any Swift.Error) {
        switch error {
        {{#cases}}
        case let error as {{type}}: self = .{{name}}(error)
        {{/cases}}
        default: return nil
        }
    }
}
{{/failure}}

"""###,
        "fields": ###"""
{{#fields}}
{{> documentation}}
{{^isBoxed}}
{{access}}var {{name}}: {{type}}
{{/isBoxed}}
{{#isBoxed}}
{{access}}var {{name}}: {{type}} {
    get { self.{{storageName}}?.wrapped }
    set { self.{{storageName}} = newValue.map(Misas.Indirect.init) }
}
private var {{storageName}}: Misas.Indirect<{{wrappedType}}>?
{{/isBoxed}}
{{/fields}}

{{#deprecation}}
@available(*, deprecated, message: {{.}})
{{/deprecation}}
{{access}}init({{#fields}}{{name}}: {{type}}{{parameterDefault}}{{^-last}}, {{/-last}}{{/fields}}) {
    {{#fields}}
    {{^isBoxed}}
    self.{{name}} = {{name}}
    {{/isBoxed}}
    {{#isBoxed}}
    self.{{storageName}} = {{name}}.map(Misas.Indirect.init)
    {{/isBoxed}}
    {{/fields}}
}

{{access}}init(from reader: inout Misas.JSONReader) {
    {{^fields}}
    reader.object()
    {{/fields}}
    {{#fields}}
    {{^isBoxed}}
    self.{{name}} = {{reading}}
    {{/isBoxed}}
    {{#isBoxed}}
    self.{{storageName}} = ({{reading}} as {{type}}).map(Misas.Indirect.init)
    {{/isBoxed}}
    {{/fields}}
}

{{access}}func encode(to writer: inout Misas.JSONWriter) {
    {{^fields}}
    writer.object()
    {{/fields}}
    {{#fields}}
    writer.{{memberFunction}}("{{wireName}}", self.{{name}})
    {{/fields}}
}

"""###,
        "file": ###"""
// Generated from {{source}} by misas-gen {{version}}. Do not edit: change the spec instead.
// swift-format-ignore-file
{{^isEmpty}}

{{> imports}}
{{/isEmpty}}
{{#types}}

{{> type}}
{{/types}}
{{#errors}}

{{> error}}
{{/errors}}
{{#events}}

{{> event}}
{{/events}}
{{#aggregates}}

{{> aggregate}}
{{#events}}

{{> event}}
{{/events}}
{{#commands}}

{{> command}}
{{/commands}}
{{/aggregates}}
{{#commands}}

{{> command}}

{{> handling}}
{{/commands}}
{{#queries}}

{{> query}}

{{> handling}}
{{/queries}}
{{#predictions}}

{{> prediction}}
{{/predictions}}
{{#projections}}

{{> projection}}
{{/projections}}
{{#policies}}

{{> policy}}
{{/policies}}

"""###,
        "handling": ###"""
/// What is yours to write: how ``{{name}}`` is {{#isCommand}}handled{{/isCommand}}{{^isCommand}}answered{{/isCommand}}.
nonisolated {{access}}protocol {{handling}}: Swift.Sendable {
    {{> documentation}}
    {{#isCommand}}
    nonisolated(nonsending) func handle(_ command: {{name}}, in context: Misas.HandlingContext) async throws({{name}}.Failure){{#emits}} -> {{> decision}}{{/emits}}{{^emits}}{{#result}} -> {{.}}{{/result}}{{/emits}}
    {{/isCommand}}
    {{^isCommand}}
    nonisolated(nonsending) func handle(_ query: {{name}}, in context: Misas.HandlingContext) async throws({{name}}.Failure) -> {{name}}.Result
    {{/isCommand}}
}

"""###,
        "identifier": ###"""
{{> documentation}}
nonisolated {{access}}struct {{name}}: Misas.Identifier{{conformances}} {
    {{access}}let rawValue: {{rawType}}

    {{#deprecation}}
    @available(*, deprecated, message: {{.}})
    {{/deprecation}}
    {{access}}init(_ rawValue: {{rawType}}) {
        self.rawValue = rawValue
    }

    {{access}}init(unchecked rawValue: {{rawType}}) {
        self.rawValue = rawValue
    }
{{> validation}}
}

"""###,
        "imports": ###"""
{{#needsImportLevel}}
#if hasFeature(InternalImportsByDefault)
    {{access}}import Misas
    {{#modules}}
    {{access}}import {{.}}
    {{/modules}}
#else
    import Misas
    {{#modules}}
    import {{.}}
    {{/modules}}
#endif
{{/needsImportLevel}}
{{^needsImportLevel}}
{{access}}import Misas
{{#modules}}
{{access}}import {{.}}
{{/modules}}
{{/needsImportLevel}}

"""###,
        "policy": ###"""
{{> documentation}}
///
/// What is yours to write: what follows from each event or prediction.
nonisolated {{access}}protocol {{policy}}: Swift.Sendable {
    {{#triggers}}
    func react(to {{#isPrediction}}prediction{{/isPrediction}}{{^isPrediction}}event{{/isPrediction}}: {{type}}, with actions: {{actions}}, in context: Misas.ReactionContext) async throws
    {{/triggers}}
}

/// All that `{{name}}` may do: send the commands and schedule the predictions that its spec lists.
nonisolated {{access}}struct {{actions}}: Swift.Sendable {
    private let reaction: Misas.Reaction

    {{access}}init(_ reaction: Misas.Reaction) {
        self.reaction = reaction
    }

    /// The commands that it may send.
    {{access}}static var commands: [any Misas.Command.Type] { [{{#sends}}{{type}}.self{{^-last}}, {{/-last}}{{/sends}}] }
    /// The predictions that it may schedule.
    {{access}}static var predictions: [any Misas.Prediction.Type] { [{{#predicts}}{{type}}.self{{^-last}}, {{/-last}}{{/predicts}}] }
    {{#sends}}

    {{^repliesNothing}}
    @discardableResult
    {{/repliesNothing}}
    {{access}}func send(_ command: {{type}}) async throws -> {{type}}.Result {
        try await reaction.send(command)
    }
    {{/sends}}

    @available(*, unavailable, message: "{{name}} may send only: {{allowed}}. Add the command to its sends ({{place}})")
    {{access}}func send<C: Misas.Command>(_ command: C) async throws -> C.Result { Swift.fatalError() }
    {{#predicts}}

    /// Schedules the prediction, or moves the one with the same key.
    {{access}}func schedule(_ prediction: {{type}}, at time: Misas.Date) async throws {
        try await reaction.schedule(prediction, at: time)
    }

    /// Cancels the prediction, if it has not occurred yet.
    /// - Returns: whether there was one to cancel.
    @discardableResult
    {{access}}func cancel(_ type: {{type}}.Type{{#key}}, {{name}} _key: {{type}}{{/key}}) async throws -> Swift.Bool {
        try await reaction.cancel(type, key: Misas.Literals.text(of: _key))
    }
    {{/predicts}}
}

"""###,
        "prediction": ###"""
{{> documentation}}
nonisolated {{access}}struct {{name}}: Misas.Prediction{{conformances}} {
    {{#fields}}
    {{> fields}}
    {{/fields}}

    {{access}}static var wireName: Swift.String { "{{wireName}}" }
    {{access}}static func key(of prediction: Self) -> Swift.String { Misas.Literals.text(of: prediction.{{#key}}{{name}}{{/key}}) }
}

"""###,
        "projection-traits": ###"""
{{access}}static var wireName: Swift.String { "{{wireName}}" }
{{access}}static var version: Swift.Int { {{version}} }
{{#isInline}}
{{access}}static var isInline: Swift.Bool { true }
{{/isInline}}
{{#failure}}
{{access}}static var failureStrategy: Misas.FailureStrategy { {{.}} }
{{/failure}}

"""###,
        "projection": ###"""
{{#document}}
{{> documentation}}
nonisolated {{access}}enum {{name}}: Misas.DocumentProjection {
    {{access}}typealias Document = {{document}}
    {{access}}typealias Key = {{keyType}}
    {{> projection-traits}}

    /// The fields that documents are found and sorted by.
    {{access}}enum Fields {
        {{#documentFields}}
        {{access}}static var {{name}}: Misas.Field<{{document}}, {{type}}> { Misas.Field("{{path}}") }
        {{/documentFields}}
    }
}

/// What is yours to write of ``{{name}}``: what each event changes in the document that it is about.
///
/// The document is `nil` before its first event; setting it to `nil` deletes it.
nonisolated {{access}}protocol {{projecting}}: Swift.Sendable {
    {{#triggers}}
    func project(_ event: {{type}}, onto document: inout {{document}}?, in context: Misas.ProjectionContext) async throws
    {{/triggers}}
}
{{/document}}
{{#table}}
/// A row of ``{{name}}``.
nonisolated {{access}}struct {{row}}: Misas.TableRow{{conformances}} {
    {{#fields}}
    {{> fields}}
    {{/fields}}

    /// What tells the rows apart.
    {{access}}struct Key: Misas.TableKey{{keyConformances}} {
        {{#key}}
        {{access}}var {{name}}: {{type}}
        {{/key}}

        {{access}}init({{#key}}{{name}}: {{type}}{{^-last}}, {{/-last}}{{/key}}) {
            {{#key}}
            self.{{name}} = {{name}}
            {{/key}}
        }

        {{access}}static func parts(of key: Self) -> [Swift.String] { [{{#key}}Misas.Literals.text(of: key.{{name}}){{^-last}}, {{/-last}}{{/key}}] }
    }

    /// The table that the rows live in.
    {{access}}static let table: Misas.TableDefinition = Misas.TableDefinition(
        "{{tableName}}",
        columns: [
            {{#tableColumns}}
            Misas.TableColumn("{{name}}", member: "{{member}}", Misas.TableColumn.Kind.{{kind}}{{#isOptional}}, isOptional: true{{/isOptional}}),
            {{/tableColumns}}
        ],
        primaryKey: [{{#keyColumns}}{{.}}{{^-last}}, {{/-last}}{{/keyColumns}}],
        statements: """
            {{#sql}}
            {{> table}}
            {{/sql}}
            """
    )
    {{access}}static func key(of row: Self) -> Key { Key({{#key}}{{label}}: row.{{name}}{{^-last}}, {{/-last}}{{/key}}) }
}

{{> documentation}}
nonisolated {{access}}enum {{name}}: Misas.TableProjection {
    {{access}}typealias Row = {{row}}
    {{> projection-traits}}

    /// The columns that rows are found and sorted by.
    {{access}}enum Fields {
        {{#rowFields}}
        {{access}}static var {{name}}: Misas.Field<{{row}}, {{type}}> { Misas.Field("{{path}}") }
        {{/rowFields}}
    }
}

/// What is yours to write of ``{{name}}``: which rows each event adds, changes or deletes.
nonisolated {{access}}protocol {{projecting}}: Swift.Sendable {
    {{#triggers}}
    func project(_ event: {{type}}, into rows: Misas.ProjectedRows<{{row}}>, in context: Misas.ProjectionContext) async throws
    {{/triggers}}
}
{{/table}}

"""###,
        "query": ###"""
{{> documentation}}
nonisolated {{access}}struct {{name}}: Misas.Query{{conformances}} {
    {{#result}}
    {{access}}typealias Result = {{.}}
    {{/result}}

    {{#fields}}
    {{> fields}}
    {{/fields}}

    {{access}}static var wireName: Swift.String { "{{wireName}}" }
    {{#fields}}
    {{> checks}}
    {{/fields}}

    {{> failure}}
}

"""###,
        "routes": ###"""
// Generated from the specs of the subsystem {{wireName}} by misas-gen {{version}}. Do not edit: change the specs instead.
// swift-format-ignore-file
{{#hasRoutes}}

#if hasFeature(InternalImportsByDefault)
    internal import Misas
#else
    import Misas
#endif

nonisolated extension {{subsystem}} {
    /// Tells how commands and queries are reached over HTTP.
    func registerRoutes(in registry: inout Misas.Registry) {
        {{#routes}}
        registry.addRoute("{{method}}", {{path}}, to: {{requestName}}.self{{#hasParameters}}, parameters: [{{#parameters}}{{.}}{{^-last}}, {{/-last}}{{/parameters}}]{{/hasParameters}}, status: {{status}}{{#options}}, {{.}}{{/options}})
        {{/routes}}
        {{#statuses}}
        registry.setStatus({{status}}, of: {{tag}})
        {{/statuses}}
        registry.describeRoutes(Self.routeDocument)
    }

    /// What describes them: a part of an OpenAPI document.
    private static var routeDocument: Swift.StaticString { {{delimiter}}"""
{{#document}}
{{.}}
{{/document}}
"""{{delimiter}} }
}
{{/hasRoutes}}

"""###,
        "structure": ###"""
{{> documentation}}
nonisolated {{access}}struct {{name}}: Misas.JSONCodable, Misas.Validatable{{conformances}} {
    {{> fields}}
    {{> checks}}
}

"""###,
        "subsystem-imports": ###"""
{{#needsImportLevel}}
#if hasFeature(InternalImportsByDefault)
    {{access}}import Misas
    {{#modules}}
    internal import {{.}}
    {{/modules}}
#else
    import Misas
    {{#modules}}
    import {{.}}
    {{/modules}}
#endif
{{/needsImportLevel}}
{{^needsImportLevel}}
{{access}}import Misas
{{#modules}}
internal import {{.}}
{{/modules}}
{{/needsImportLevel}}

"""###,
        "subsystem": ###"""
// Generated from the specs of the subsystem {{wireName}} by misas-gen {{version}}. Do not edit: change the specs instead.
// swift-format-ignore-file

{{> subsystem-imports}}

{{#documentation}}
{{.}}
{{/documentation}}
nonisolated {{access}}struct {{name}}: Misas.Subsystem {
    {{#arguments}}
    private let {{name}}: any {{type}}
    {{/arguments}}

    {{access}}init({{#arguments}}{{name}}: some {{type}}{{^-last}}, {{/-last}}{{/arguments}}) {
        {{#arguments}}
        self.{{name}} = {{name}}
        {{/arguments}}
    }

    {{access}}static var name: Swift.String { "{{wireName}}" }

    {{access}}func register(in registry: inout Misas.Registry) {
        {{#registered}}
        registry.add({{.}}.self)
        {{/registered}}
        {{#hasRoutes}}
        self.registerRoutes(in: &registry)
        {{/hasRoutes}}
        {{! No list of captures where requests are handled: a closure that has one does not run where the sender does. }}
        {{#commands}}
        do {
            let handler = self.{{memberName}}
            registry.add({{requestName}}.self) { command, context throws({{requestName}}.Failure) in
                {{#emits}}
                {{#result}}
                try await handler.handle(command, in: context)
                {{/result}}
                {{^result}}
                Misas.Decision(try await handler.handle(command, in: context))
                {{/result}}
                {{/emits}}
                {{^emits}}
                Misas.Decision([], reply: try await handler.handle(command, in: context))
                {{/emits}}
            }
        }
        {{/commands}}
        {{#queries}}
        do {
            let handler = self.{{memberName}}
            registry.add({{requestName}}.self) { query, context throws({{requestName}}.Failure) in
                try await handler.handle(query, in: context)
            }
        }
        {{/queries}}
        {{#projections}}
        {{#document}}
        registry.add({{name}}.self) { [handler = self.{{memberName}}] projection in
            {{#triggers}}
            projection.on({{type}}.self, key: { $0.{{key}} }{{#partition}}, partition: { Misas.Literals.text(of: $0.{{.}}) }{{/partition}}) { event, document, context in
                try await handler.project(event, onto: &document, in: context)
            }
            {{/triggers}}
        }
        {{/document}}
        {{#table}}
        registry.add({{name}}.self) { [handler = self.{{memberName}}] projection in
            {{#triggers}}
            projection.on({{type}}.self{{#hasRowKey}}, key: { {{row}}.Key({{#rowKey}}{{label}}: $0.{{field}}{{^-last}}, {{/-last}}{{/rowKey}}) }{{/hasRowKey}}{{#partition}}, partition: { Misas.Literals.text(of: $0.{{.}}) }{{/partition}}) { event, rows, context in
                try await handler.project(event, into: rows, in: context)
            }
            {{/triggers}}
        }
        {{/table}}
        {{/projections}}
        {{#policies}}
        registry.addPolicy("{{wireName}}"{{#failure}}, failure: {{.}}{{/failure}}, sends: {{actions}}.commands, predicts: {{actions}}.predictions) { [handler = self.{{memberName}}] policy in
            {{#triggers}}
            policy.on({{type}}.self{{#partition}}, partition: { Misas.Literals.text(of: $0.{{.}}) }{{/partition}}) { message, reaction, context in
                try await handler.react(to: message, with: {{actions}}(reaction), in: context)
            }
            {{/triggers}}
        }
        {{/policies}}
    }
}

"""###,
        "type": ###"""
{{#identifier}}
{{> identifier}}
{{/identifier}}
{{#wrapper}}
{{> wrapper}}
{{/wrapper}}
{{#enumeration}}
{{> enumeration}}
{{/enumeration}}
{{#structure}}
{{> structure}}
{{/structure}}
{{#union}}
{{> union}}
{{/union}}

"""###,
        "union": ###"""
{{> documentation}}
nonisolated {{access}}{{#isIndirect}}indirect {{/isIndirect}}enum {{name}}: Misas.JSONCodable, Misas.Validatable{{conformances}} {
    {{#cases}}
    {{> documentation}}
    case {{name}}{{#payload}}({{.}}){{/payload}}
    {{/cases}}

    {{access}}init(from reader: inout Misas.JSONReader) {
        switch reader.beginUnion() {
        {{#cases}}
        case "{{wireName}}": self = .{{name}}{{#payload}}(reader.payload()){{/payload}}
        {{/cases}}
        default:
            reader.unknownCase(expected: "{{expected}}")
            self = {{#fallback}}.{{name}}{{#payload}}(reader.payload()){{/payload}}{{/fallback}}
        }
        reader.endUnion()
    }

    {{access}}func encode(to writer: inout Misas.JSONWriter) {
        switch self {
        {{#cases}}
        {{#payload}}
        case .{{name}}(let payload): writer.unionCase("{{wireName}}", payload)
        {{/payload}}
        {{^payload}}
        case .{{name}}: writer.bareCase("{{wireName}}")
        {{/payload}}
        {{/cases}}
        }
    }
    {{#isChecked}}

    {{access}}static func validate(_ value: Self, with validator: inout Misas.Validator) {
        switch value {
        {{#checked}}
        case .{{name}}(let payload): validator.value("{{wireName}}", payload)
        {{/checked}}
        {{#hasUnchecked}}
        default: break
        {{/hasUnchecked}}
        }
    }
    {{/isChecked}}
}

"""###,
        "validation": ###"""
{{#pattern}}

    private static let pattern = Misas.ValuePattern({{.}})
{{/pattern}}
{{#hasChecks}}

    {{access}}static func validate(_ value: Self, with validator: inout Misas.Validator) {
        {{#checks}}
        {{.}}
        {{/checks}}
    }
{{/hasChecks}}

"""###,
        "wrapper": ###"""
{{> documentation}}
nonisolated {{access}}struct {{name}}: Misas.CheckedValue{{conformances}} {
    {{access}}let rawValue: {{rawType}}

    {{access}}init(unchecked rawValue: {{rawType}}) {
        self.rawValue = rawValue
    }
{{> validation}}
}

"""###,
    ])
}
