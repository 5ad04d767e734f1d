/// What is generated from one spec file.
struct FileView: TemplateView {
    let sourceName: String
    let access: String
    let modules: [String]
    let types: [TypeView]
    let errors: [ErrorView]
    let events: [EventView]
    let aggregates: [AggregateView]
    let commands: [RequestView]
    let queries: [RequestView]
    let predictions: [PredictionView]
    let projections: [ProjectionView]
    let policies: [PolicyView]

    /// - Parameter only: where the name of the one declaration stands that is wanted; `nil` for all.
    init(_ file: SpecFile, source: SourceFile, context: ViewContext, only: SourceRange? = nil) {
        let subsystem = context.subsystem
        sourceName = Run.name(of: file.path)
        let shownName = sourceName
        func isHere(_ declared: some Declared) -> Bool {
            declared.nameRange.file == file.index && (only == nil || declared.nameRange == only)
        }
        func place(_ range: SourceRange) -> String {
            "\(SwiftText.escaped(shownName)):\(source.position(of: range.start).line)"
        }
        func here<D: Declared>(_ all: [D]) -> [(offset: Int, element: D)] {
            all.enumerated().filter { isHere($0.element) }
        }
        access = context.access
        types = here(subsystem.types).map { TypeView($0.element, at: $0.offset, context: context) }
        errors = here(subsystem.errors).map { ErrorView($0.element, at: $0.offset, context: context) }
        events = here(subsystem.events).filter { $0.element.aggregate == nil }
            .map { EventView($0.element, at: $0.offset, context: context) }
        aggregates = here(subsystem.aggregates).map {
            AggregateView($0.element, at: $0.offset, context: context, place: place)
        }
        commands = here(subsystem.commands).filter { $0.element.aggregate == nil }
            .map { RequestView($0.element, at: $0.offset, context: context, place: place($0.element.nameRange)) }
        queries = here(subsystem.queries).map {
            RequestView($0.element, at: $0.offset, context: context, place: place($0.element.nameRange))
        }
        predictions = here(subsystem.predictions).map { PredictionView($0.element, at: $0.offset, context: context) }
        projections = here(subsystem.projections).map { ProjectionView($0.element, at: $0.offset, context: context) }
        policies = here(subsystem.policies).map {
            PolicyView($0.element, at: $0.offset, context: context, place: place($0.element.nameRange))
        }
        modules = FileView.modules(of: file, context: context)
    }

    /// The modules whose declarations are named in the file, without the runtime's.
    private static func modules(of file: SpecFile, context: ViewContext) -> [String] {
        guard !file.uses.isEmpty else { return [] }
        let names = Set(file.uses.map(\.value))
        let used = context.usedSubsystems(in: file)
        return context.specs.subsystems.enumerated()
            .filter { names.contains($0.element.name) && used.contains($0.offset) }
            .map(\.element.module)
            .filter { $0 != context.subsystem.module }
            .sorted()
            .map(Naming.escaped)
    }

    private var isEmpty: Bool {
        types.isEmpty && errors.isEmpty && events.isEmpty && aggregates.isEmpty && commands.isEmpty && queries.isEmpty
            && predictions.isEmpty && projections.isEmpty && policies.isEmpty
    }

    static let schema = ViewSchema<FileView>("file") {
        $0.text("source") { $0.sourceName }
        $0.text("version") { _ in CompilerVersion.current }
        $0.text("access") { $0.access }
        // `public import` is right whether imports are internal by default or not; the others are not.
        $0.flag("needsImportLevel") { $0.access != "public " }
        $0.texts("modules") { $0.modules }
        $0.flag("isEmpty") { $0.isEmpty }
        $0.list("types", TypeView.self) { $0.types }
        $0.list("errors", ErrorView.self) { $0.errors }
        $0.list("events", EventView.self) { $0.events }
        $0.list("aggregates", AggregateView.self) { $0.aggregates }
        $0.list("commands", RequestView.self) { $0.commands }
        $0.list("queries", RequestView.self) { $0.queries }
        $0.list("predictions", PredictionView.self) { $0.predictions }
        $0.list("projections", ProjectionView.self) { $0.projections }
        $0.list("policies", PolicyView.self) { $0.policies }
    }
}

extension ViewContext {
    /// The other subsystems of which a file names something.
    func usedSubsystems(in file: SpecFile) -> Set<Int> {
        var names: Set<String> = []
        let subsystem = subsystem
        func note(_ references: [Reference]) {
            for reference in references { if let name = reference.subsystem { names.insert(name) } }
        }
        func isHere(_ declared: some Declared) -> Bool { declared.nameRange.file == file.index }
        func note(_ fields: [FieldDeclaration]) { for field in fields { note(field.type.references) } }
        for type in subsystem.types where isHere(type) {
            switch type.kind {
            case .structure(let fields): note(fields)
            case .union(let cases): for item in cases { note(item.type?.references ?? []) }
            case .wrapper(let wrapped, _): note(wrapped.references)
            case .identifier, .enumeration, .invalid: break
            }
        }
        for error in subsystem.errors where isHere(error) { note(error.fields) }
        for event in subsystem.events where isHere(event) { note(event.fields) }
        for aggregate in subsystem.aggregates where isHere(aggregate) {
            note(aggregate.state)
            note([aggregate.identifier, aggregate.notFound, aggregate.alreadyExists].compactMap(\.self))
        }
        for command in subsystem.commands where isHere(command) {
            note(command.fields)
            note(command.throwing + (command.returns?.references ?? []))
        }
        for query in subsystem.queries where isHere(query) {
            note(query.fields)
            note(query.throwing + query.returns.references)
        }
        for prediction in subsystem.predictions where isHere(prediction) { note(prediction.fields) }
        for projection in subsystem.projections where isHere(projection) {
            note(projection.on + (projection.document.map { [$0] } ?? []))
            note(projection.table?.columns ?? [])
        }
        for policy in subsystem.policies where isHere(policy) { note(policy.on + policy.sends + policy.predicts) }
        return Set(names.compactMap { specs.index(ofSubsystem: $0) })
    }
}
