/// All that the files of one subsystem declare, in the order of the files' paths and of the text in each.
package final class Subsystem: Sendable {
    package let name: String
    /// The Swift module that it is compiled into.
    package let module: String
    package let files: [SpecFile]
    /// What the files say; ``Specs/access(of:)`` is what comes of it.
    package let access: AccessLevel
    /// Where `access` stands first, if it does.
    package let accessRange: SourceRange?
    package let conformances: Set<String>
    package let description: String?
    /// Whether all its files were read to their ends.
    package let isWhole: Bool
    /// What may be declared in parts that could not be read.
    let unreadNames: Set<String>

    package let types: [TypeDeclaration]
    package let errors: [ErrorDeclaration]
    package let events: [EventDeclaration]
    package let aggregates: [AggregateDeclaration]
    package let commands: [CommandDeclaration]
    package let queries: [QueryDeclaration]
    package let predictions: [PredictionDeclaration]
    package let projections: [ProjectionDeclaration]
    package let policies: [PolicyDeclaration]

    init(name: String, module: String, files unordered: [SpecFile], diagnostics: DiagnosticCollector) {
        self.name = name
        self.module = module
        files = unordered.sorted { $0.path < $1.path }
        isWhole = files.allSatisfy(\.isWhole)
        unreadNames = files.reduce(into: []) { $0.formUnion($1.unreadNames) }
        let head = SubsystemHead(files: files, diagnostics: diagnostics)
        access = head.access
        accessRange = head.accessRange
        conformances = head.conformances
        description = head.description
        var declarations = Declarations()
        for file in files { declarations.read(file.root, diagnostics: diagnostics) }
        types = declarations.types
        errors = declarations.errors
        events = declarations.events
        aggregates = declarations.aggregates
        commands = declarations.commands
        queries = declarations.queries
        predictions = declarations.predictions
        projections = declarations.projections
        policies = declarations.policies
    }
}

/// What files declare, while they are read one after the other.
private struct Declarations {
    var types: [TypeDeclaration] = []
    var errors: [ErrorDeclaration] = []
    var events: [EventDeclaration] = []
    var aggregates: [AggregateDeclaration] = []
    var commands: [CommandDeclaration] = []
    var queries: [QueryDeclaration] = []
    var predictions: [PredictionDeclaration] = []
    var projections: [ProjectionDeclaration] = []
    var policies: [PolicyDeclaration] = []

    mutating func read(_ root: Node, diagnostics: DiagnosticCollector) {
        types += root.tables("types").map { TypeDeclaration($0, diagnostics: diagnostics) }
        errors += root.tables("errors").map { ErrorDeclaration($0, diagnostics: diagnostics) }
        events += root.tables("events").map { EventDeclaration($0, aggregate: nil, diagnostics: diagnostics) }
        for entry in root.tables("aggregates") {
            let index = aggregates.count
            let firstEvent = events.count
            events += entry.value.tables("events").map {
                EventDeclaration($0, aggregate: index, diagnostics: diagnostics)
            }
            let firstCommand = commands.count
            commands += entry.value.tables("commands").map {
                CommandDeclaration($0, aggregate: index, diagnostics: diagnostics)
            }
            aggregates.append(
                AggregateDeclaration(
                    entry,
                    events: firstEvent..<events.count,
                    commands: firstCommand..<commands.count,
                    diagnostics: diagnostics
                )
            )
        }
        commands += root.tables("commands").map { CommandDeclaration($0, aggregate: nil, diagnostics: diagnostics) }
        queries += root.tables("queries").map { QueryDeclaration($0, diagnostics: diagnostics) }
        predictions += root.tables("predictions").map { PredictionDeclaration($0, diagnostics: diagnostics) }
        projections += root.tables("projections").map { ProjectionDeclaration($0, diagnostics: diagnostics) }
        policies += root.tables("policies").map { PolicyDeclaration($0) }
    }
}

/// Who can see what is generated.
package enum AccessLevel: String, Sendable, Comparable {
    case `public`
    case package
    case `internal`

    private var reach: Int {
        switch self {
        case .internal: 0
        case .package: 1
        case .public: 2
        }
    }

    package static func < (left: Self, right: Self) -> Bool { left.reach < right.reach }
}

/// What a subsystem's files say of the whole of it; they must not contradict one another.
struct SubsystemHead {
    let access: AccessLevel
    package let accessRange: SourceRange?
    let conformances: Set<String>
    let description: String?

    init(files: [SpecFile], diagnostics: DiagnosticCollector) {
        let levels = files.compactMap { $0.root["access"]?.locatedText }
        access = levels.first.flatMap { AccessLevel(rawValue: $0.value) } ?? .package
        accessRange = levels.first?.range
        for level in levels.dropFirst() where level.value != levels[0].value {
            diagnostics.report(
                .contradiction,
                "another file of this subsystem says `access: \(levels[0].value)`",
                at: level.range,
                notes: [.init("it stands here", at: levels[0].range)],
                help: "say it in one file, or the same in all",
                fix: .replace(level.range, level.value, with: levels[0].value, isCertain: false)
            )
        }
        let descriptions = files.compactMap { $0.root["description"]?.locatedText }
        description = descriptions.first?.value
        for another in descriptions.dropFirst() {
            diagnostics.report(
                .contradiction,
                "the subsystem is described twice",
                at: another.range,
                notes: [.init("first here", at: descriptions[0].range)],
                help: "keep one of the two"
            )
        }
        conformances = Set(files.flatMap { $0.root["conformances"]?.texts ?? [] }.map(\.value))
    }
}
