package import MisasCompiler

/// New declarations in a subsystem that is there: in its specs, and what is to be written for them in Swift.
package struct DeclarationScaffold {
    private let run: Run
    private let compilation: Compilation
    private let index: Int
    private var subsystem: Subsystem { compilation.specs.subsystems[index] }
    private var folder: String { "Sources/\(subsystem.module)" }

    /// In a subsystem of the package in the folder that relative paths start from.
    ///
    /// - Parameters:
    ///   - name: the subsystem; `nil` for the only one that there is.
    package init(inSubsystem name: String?, of run: Run) throws(ScaffoldFailure) {
        let outcome = run.compile(renders: false)
        guard let compilation = outcome.compilation, !outcome.hasErrors else {
            throw Self.failure("the specs have to be right first", outcome)
        }
        self.run = run
        self.compilation = compilation
        let specs = compilation.specs
        let names = specs.compiled.sorted().map { specs.subsystems[$0].name }
        if let name {
            let wanted = Naming.snakeCase(name)
            guard let found = specs.index(ofSubsystem: wanted), specs.compiled.contains(found) else {
                let near = closest(to: wanted, among: names).map { "; did you mean `\($0)`?" } ?? ""
                throw ScaffoldFailure("there is no subsystem `\(wanted)`\(near)")
            }
            index = found
        } else {
            guard names.count == 1, let only = specs.index(ofSubsystem: names[0]) else {
                throw ScaffoldFailure(
                    names.isEmpty
                        ? "there is no subsystem; `misas-gen new subsystem` begins one"
                        : "say by `--subsystem` which one is meant: \(names.joined(separator: ", "))"
                )
            }
            index = only
        }
    }

    private static func failure(_ message: String, _ outcome: Run.Outcome) -> ScaffoldFailure {
        var failure = ScaffoldFailure(message)
        failure.diagnostics = outcome.diagnostics.filter { $0.severity == .error }
        failure.sources = outcome.sources
        return failure
    }

    // MARK: What can be declared

    /// An aggregate, with the command and the event that create it, and scenarios.
    package func aggregate(named name: String) throws(ScaffoldFailure) -> ScaffoldChange {
        try check(name)
        let member = Naming.lowerCamelCase(name)
        var view = ScaffoldView()
        view.hasSchema = run.files.kind(of: SpecSchema.file.path) == .file
        view.subsystem = subsystem.name
        view.name = name
        view.member = member
        view.label = Naming.label(member)
        view.identifier = "\(name)ID"
        view.phrase = Words.withArticle(name)
        view.sentence = Words.capitalized(Words.withArticle(name))
        var change = ScaffoldChange()
        change.add("\(folder)/\(name).misas.yaml", try view.rendered(by: "new-aggregate-spec"))
        change.add("\(folder)/\(name).swift", try view.rendered(by: "new-aggregate-code"))
        try addScenarios(of: name, &change, after: try compiled(change))
        return change
    }

    /// A command of an aggregate, with events that are new where they are not there yet, and scenarios.
    package func command(
        named name: String,
        of aggregate: String,
        emits events: [String]
    ) throws(ScaffoldFailure) -> ScaffoldChange {
        try check(name)
        let target = try self.aggregate(aggregate)
        let identifier = target.identifier?.description ?? ""
        let member = Naming.lowerCamelCase(aggregate)
        var change = ScaffoldChange()
        var fields = [(name: member, type: identifier)]
        var emissions: [String] = []
        for event in events {
            let known = subsystem.events[target.events].first { $0.name == event }
            if let known {
                for field in known.fields where !isTime(field) {
                    if field.type.references.first?.name == target.identifier?.name { continue }
                    if !fields.contains(where: { $0.name == field.name }) {
                        fields.append((field.name, field.type.description))
                    }
                }
                emissions.append(emission(of: event, known.fields, member, target))
            } else {
                try addEvent(event, of: target, &change)
                emissions.append(
                    ".\(Naming.lowerCamelCase(event))(.init(\(member): command.\(member), at: context.now))"
                )
            }
        }
        let list = fields.map { "\($0.name): \(Self.quoted($0.type))" }.joined(separator: ", ")
        var entry = "\(name):\n  description: \(Words.capitalized(Words.of(name))).\n  fields: { \(list) }"
        if !events.isEmpty { entry += "\n  emits: [\(events.joined(separator: ", "))]" }
        try edit(target.declaration, entry, ["aggregates", aggregate, "commands"], &change)
        var view = ScaffoldView()
        view.aggregate = aggregate
        view.name = name
        view.member = Naming.escaped(Naming.lowerCamelCase(name))
        view.emission = emissions.joined(separator: ", ")
        change.add("\(folder)/\(aggregate)+\(name).swift", try view.rendered(by: "new-command-code"))
        try addScenarios(of: name, &change, after: try compiled(change))
        return change
    }

    /// An event of an aggregate, or a free-standing one.
    package func event(named name: String, of aggregate: String?) throws(ScaffoldFailure) -> ScaffoldChange {
        try check(name)
        var change = ScaffoldChange()
        if let aggregate {
            try addEvent(name, of: try self.aggregate(aggregate), &change)
        } else {
            try edit("\(name):\n  fields: { at: dateTime }", ["events"], &change)
        }
        _ = try compiled(change)
        return change
    }

    /// A query with a handler.
    package func query(named name: String) throws(ScaffoldFailure) -> ScaffoldChange {
        try check(name)
        var change = ScaffoldChange()
        let description = "\(Words.capitalized(Words.of(name)))."
        try edit("\(name):\n  description: \(description)\n  returns: list<string>", ["queries"], &change)
        var view = ScaffoldView()
        view.name = name
        change.add("\(folder)/\(name)Handler.swift", try view.rendered(by: "new-query-code"))
        addArgument(Naming.lowerCamelCase(name), "\(name)Handler()", &change, after: try compiled(change))
        return change
    }

    /// A projection that keeps a document for each of what events are about.
    package func projection(named name: String, on events: [String]) throws(ScaffoldFailure) -> ScaffoldChange {
        try check(name)
        let (triggers, key) = try triggers(events, of: name)
        let document = "\(name)Entry"
        var change = ScaffoldChange()
        let fields =
            "\(document):\n  description: What is kept by `\(name)`.\n  fields: { \(key.name): \(Self.quoted(key.type)) }"
        try edit(fields, ["types"], &change)
        let description = "\(Words.capitalized(Words.of(name)))."
        let list = triggers.map(\.written).joined(separator: ", ")
        let entry =
            "\(name):\n  description: \(description)\n  on: [\(list)]\n  document: \(document)\n  key: \(key.name)"
        try edit(entry, ["projections"], &change)
        var view = ScaffoldView()
        view.name = name
        view.document = document
        view.key = Words.of(key.name)
        view.events = triggers.map { trigger in
            ScaffoldView.Event(
                name: trigger.type,
                key: Naming.escaped(key.name),
                label: Naming.label(key.name),
                document: document,
                policy: ""
            )
        }
        change.add("\(folder)/\(name)Projector.swift", try view.rendered(by: "new-projection-code"))
        addArgument(Naming.lowerCamelCase(name), "\(name)Projector()", &change, after: try compiled(change))
        return change
    }

    /// A policy that reacts to events.
    package func policy(
        named name: String,
        on events: [String],
        sends commands: [String]
    ) throws(ScaffoldFailure) -> ScaffoldChange {
        try check(name)
        let triggers = try triggers(events, of: name).events
        var change = ScaffoldChange()
        let list = triggers.map(\.written).joined(separator: ", ")
        var entry = "\(name):\n  description: \(Words.capitalized(Words.of(name))).\n  on: [\(list)]"
        if !commands.isEmpty { entry += "\n  sends: [\(commands.joined(separator: ", "))]" }
        try edit(entry, ["policies"], &change)
        var view = ScaffoldView()
        view.name = name
        view.events = triggers.map {
            ScaffoldView.Event(name: $0.type, key: "", label: "", document: "", policy: name)
        }
        change.add("\(folder)/\(name)Reaction.swift", try view.rendered(by: "new-policy-code"))
        addArgument(Naming.lowerCamelCase(name), "\(name)Reaction()", &change, after: try compiled(change))
        return change
    }

    // MARK: Parts of these

    private func check(_ name: String) throws(ScaffoldFailure) {
        guard Naming.isUpperCamelCase(name) else {
            throw ScaffoldFailure("names are written in `UpperCamelCase` letters and digits, not `\(name)`")
        }
    }

    private func aggregate(_ name: String) throws(ScaffoldFailure) -> AggregateDeclaration {
        if let found = subsystem.aggregates.first(where: { $0.name == name }) { return found }
        let near = closest(to: name, among: subsystem.aggregates.map(\.name)).map { "; did you mean `\($0)`?" } ?? ""
        throw ScaffoldFailure("`\(subsystem.name)` has no aggregate `\(name)`\(near)")
    }

    private func addEvent(
        _ name: String,
        of aggregate: AggregateDeclaration,
        _ change: inout ScaffoldChange
    ) throws(ScaffoldFailure) {
        try check(name)
        let member = Naming.lowerCamelCase(aggregate.name)
        let entry = "\(name): { fields: { \(member): \(aggregate.identifier?.description ?? ""), at: dateTime } }"
        try edit(aggregate.declaration, entry, ["aggregates", aggregate.name, "events"], &change)
        var view = ScaffoldView()
        view.aggregate = aggregate.name
        view.name = name
        change.add("\(folder)/\(aggregate.name)+\(name).swift", try view.rendered(by: "new-event-code"))
    }

    /// The event as a command makes it of its own fields.
    private func emission(
        of event: String,
        _ fields: [FieldDeclaration],
        _ member: String,
        _ aggregate: AggregateDeclaration
    ) -> String {
        let arguments = fields.filter { !$0.type.isOptional }.map { field in
            let isIdentifier = field.type.references.first?.name == aggregate.identifier?.name
            let value = isTime(field) ? "context.now" : "command.\(isIdentifier ? member : Naming.escaped(field.name))"
            return "\(Naming.label(field.name)): \(value)"
        }
        return ".\(Naming.lowerCamelCase(event))(.init(\(arguments.joined(separator: ", "))))"
    }

    private func isTime(_ field: FieldDeclaration) -> Bool {
        guard case .builtIn(.dateTime) = field.type else { return false }
        return true
    }

    /// The events that something reacts to, and the field that all of them have by which they are told apart.
    private func triggers(
        _ names: [String],
        of declared: String
    ) throws(ScaffoldFailure) -> (events: [(written: String, type: String)], key: (name: String, type: String)) {
        guard !names.isEmpty else { throw ScaffoldFailure("say by `--on` what `\(declared)` reacts to") }
        var events: [(written: String, type: String)] = []
        var candidates: [(name: String, type: String)]?
        for name in names {
            let reference = subsystem.events.first { $0.name == name }
            guard let event = reference else {
                let near =
                    closest(to: name, among: subsystem.events.map(\.name)).map { "; did you mean `\($0)`?" } ?? ""
                throw ScaffoldFailure("`\(subsystem.name)` has no event `\(name)`\(near)")
            }
            events.append((name, Naming.escaped(SwiftNames.type(event.declaration))))
            let identifiers = event.fields.filter { field in
                guard case .identifier = compilation.specs.shape(of: field.type, from: index) else { return false }
                return true
            }
            .map { (name: $0.name, type: $0.type.description) }
            candidates =
                candidates.map { known in known.filter { one in identifiers.contains { $0 == one } } } ?? identifiers
        }
        guard let key = candidates?.first else {
            throw ScaffoldFailure(
                "\(names.joined(separator: ", ")) have no identifier in common that a document could be found by"
            )
        }
        return (events, key)
    }

    /// A type as it stands in braces: one with a comma needs quotes there.
    private static func quoted(_ type: String) -> String { type.contains(",") ? "\"\(type)\"" : type }

    /// Adds an entry to the file in which something is declared.
    private func edit(
        _ declaration: Declaration,
        _ entry: String,
        _ path: [String],
        _ change: inout ScaffoldChange
    ) throws(ScaffoldFailure) {
        let file = compilation.sources.file(of: declaration.nameRange).path
        try edit(file, entry, path, &change)
    }

    /// Adds an entry to the subsystem's own file.
    private func edit(_ entry: String, _ path: [String], _ change: inout ScaffoldChange) throws(ScaffoldFailure) {
        let paths = subsystem.files.map(\.path)
        let own = paths.first { $0.hasSuffix("/\(subsystem.module).misas.yaml") }
        try edit(own ?? paths[0], entry, path, &change)
    }

    private func edit(
        _ path: String,
        _ entry: String,
        _ keys: [String],
        _ change: inout ScaffoldChange
    ) throws(ScaffoldFailure) {
        let text: String
        if let edited = change.edited[path] {
            text = edited
        } else {
            let file = compilation.sources.files.first { $0.path == path }
            text = String(decoding: file?.text ?? [], as: UTF8.self)
        }
        var sources = SourceMap()
        let file = SourceFile(path: path, text: Array(text.utf8))
        let place = sources.add(file)
        let document = SpecParser(diagnostics: DiagnosticCollector()).parse(place, in: sources)
        do throws(SpecInsertion.Impossible) {
            change.edit(path, try SpecInsertion(file, root: document.root).text(adding: entry, to: keys))
        } catch {
            let lines = entry.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
            throw ScaffoldFailure(
                "`\(keys.joined(separator: "."))` in \(path) is written in braces; add this to it, and nothing was written:\n"
                    + lines
            )
        }
    }

    /// The specs as they would be.
    private func compiled(_ change: ScaffoldChange) throws(ScaffoldFailure) -> Compilation {
        var memory: [String: [UInt8]] = [:]
        for file in compilation.sources.files { memory[file.path] = file.text }
        for (path, text) in change.added.merging(change.edited, uniquingKeysWith: { _, new in new })
        where path.hasSuffix(OutputNames.specSuffix) {
            memory[path] = Array(text.utf8)
        }
        let outcome = Run(run, over: FileSystem(memory: memory), label: "", after: SourceMap()).compile(renders: false)
        guard let compilation = outcome.compilation, !outcome.hasErrors else {
            throw Self.failure("what would be added is not right here, and nothing was written", outcome)
        }
        return compilation
    }

    private func addScenarios(
        of name: String,
        _ change: inout ScaffoldChange,
        after compilation: Compilation
    ) throws(ScaffoldFailure) {
        let path = "Tests/\(subsystem.module)Tests/\(name)Scenarios.swift"
        do {
            let text = try ScenarioGenerator().text(for: compilation, build: "makeSystem", imports: [], only: name)
            change.add(path, text)
        } catch {
            throw ScaffoldFailure("the built-in template `scenarios` is wrong: \(error)")
        }
    }

    /// Gives the subsystem's initializer an argument more, where it belongs among the others.
    private func addArgument(
        _ label: String,
        _ value: String,
        _ change: inout ScaffoldChange,
        after compilation: Compilation
    ) {
        guard let now = compilation.specs.index(ofSubsystem: subsystem.name) else { return }
        let path = "\(folder)/\(SwiftNames.subsystem(subsystem.name)).swift"
        let line = "\(Naming.label(label)): \(value),"
        let order = compilation.specs.subsystems[now].argumentNames
        let later = order.drop { $0 != label }.dropFirst()
        let known = (try? run.files.read(path)).map { String(decoding: $0, as: UTF8.self) }
        guard let known else { return change.advise("give `\(line)` to where the subsystem is made") }
        var lines = known.split(separator: "\n", omittingEmptySubsequences: false)
        let next = lines.firstIndex { line in
            let text = line.drop(while: \.isWhitespace)
            return later.contains { text.hasPrefix("\($0):") } || text.hasPrefix("// misas-gen new: arguments")
        }
        guard let next else { return change.advise("add `\(line)` to \(path)") }
        lines.insert("\(lines[next].prefix { $0 == " " || $0 == "\t" })\(line)", at: next)
        change.edit(path, lines.joined(separator: "\n"))
    }
}

extension Subsystem {
    /// The labels of its initializer's arguments, in their order.
    fileprivate var argumentNames: [String] {
        let declarations =
            commands.filter { $0.aggregate == nil }.map(\.declaration) + queries.map(\.declaration)
            + projections.map(\.declaration) + policies.map(\.declaration)
        return declarations.map { Naming.lowerCamelCase(SwiftNames.type($0)) }
    }
}
