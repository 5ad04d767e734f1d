/// One run of the compiler's front end: bytes in, a checked model out, everything in memory.
package struct Compilation: Sendable {
    /// The files as the diagnostics name them.
    package let sources: SourceMap
    package let specs: Specs
    /// Everything that was found, in order.
    package let diagnostics: [Diagnostic]

    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// A spec file as it was read from somewhere.
    package struct Input: Sendable {
        /// How diagnostics name the file.
        package let path: String
        package let bytes: [UInt8]
        /// The Swift module that the file's target is compiled into.
        package let module: String
        /// Whether the file is only looked up, because it belongs to a target that this one depends on.
        package let isReference: Bool

        package init(path: String, bytes: [UInt8], module: String, isReference: Bool = false) {
            self.path = path
            self.bytes = bytes
            self.module = module
            self.isReference = isReference
        }
    }

    /// Reads, joins and checks specs.
    ///
    /// The order of the inputs does not matter.
    ///
    /// - Parameters:
    ///   - inputs: the spec files.
    ///   - known: files that were read before and whose places are told too.
    ///   - limits: how much of a file is taken.
    ///   - lints: which advice is given.
    package init(
        _ inputs: [Input],
        sources known: SourceMap = SourceMap(),
        limits: SyntaxLimits = SyntaxLimits(),
        lints: LintSettings = LintSettings()
    ) {
        let collector = DiagnosticCollector()
        // What is wrong with a file of another target is told when that target is compiled.
        let silent = DiagnosticCollector()
        var sources = known
        var files: [(file: SpecFile, input: Input)] = []
        for input in inputs.sorted(by: { ($0.path, $0.module) < ($1.path, $1.module) }) {
            let told = input.isReference ? silent : collector
            let parser = SpecParser(limits: limits, diagnostics: told)
            guard let index = parser.file(path: input.path, bytes: input.bytes, into: &sources) else { continue }
            let document = parser.parse(index, in: sources)
            files.append((SpecFile(index: index, path: input.path, document: document, diagnostics: told), input))
        }
        Self.reportSameBaseNames(files, collector)
        let subsystems = Self.subsystems(of: files, collector: collector, silent: silent)
        let compiled = Set(files.filter { !$0.input.isReference }.compactMap { $0.file.subsystem?.value })
        specs = Specs(subsystems: subsystems, compiled: compiled)
        Self.check(specs, collector)
        Linter(specs: specs, settings: lints, diagnostics: collector).run()
        self.sources = sources
        diagnostics = collector.sorted(in: sources)
    }

    /// Two specs of one name in a target would be one generated file.
    private static func reportSameBaseNames(
        _ files: [(file: SpecFile, input: Input)],
        _ collector: DiagnosticCollector
    ) {
        var first: [String: SpecFile] = [:]
        for (file, input) in files where !input.isReference {
            // Lower case: on some file systems two names that differ by case are one.
            let key = "\(input.module)/\(FileView.name(of: input.path).lowercased())"
            guard let earlier = first[key] else {
                first[key] = file
                continue
            }
            collector.report(
                .sameBaseName,
                "this file and `\(earlier.path)` have one name, and would become the same Swift file",
                at: SourceRange(file: file.index, start: 0, end: 0),
                help: "rename one of them"
            )
        }
    }

    private static func subsystems(
        of files: [(file: SpecFile, input: Input)],
        collector: DiagnosticCollector,
        silent: DiagnosticCollector
    ) -> [Subsystem] {
        var groups: [String: [(file: SpecFile, input: Input)]] = [:]
        var owner: [String: (name: Located<String>, input: Input)] = [:]
        for item in files {
            guard let name = item.file.subsystem else { continue }
            groups[name.value, default: []].append(item)
            guard let first = owner[item.input.module] else {
                owner[item.input.module] = (name, item.input)
                continue
            }
            if first.name.value != name.value, !item.input.isReference {
                collector.report(
                    .severalSubsystems,
                    "a target holds one subsystem; this one, `\(item.input.module)`, holds `\(first.name.value)` already",
                    at: name.range,
                    notes: [.init("it stands here", at: first.name.range)],
                    help: "put the file into a target of its own, or name the same subsystem"
                )
            }
        }
        return groups.keys.sorted().compactMap { name in
            let group = groups[name] ?? []
            let isCompiled = group.contains { !$0.input.isReference }
            reportSeveralModules(of: name, group, collector)
            return Subsystem(
                name: name,
                module: group[0].input.module,
                files: group.map(\.file),
                diagnostics: isCompiled ? collector : silent
            )
        }
    }

    private static func reportSeveralModules(
        of name: String,
        _ group: [(file: SpecFile, input: Input)],
        _ collector: DiagnosticCollector
    ) {
        for item in group
        where item.input.module != group[0].input.module && !(item.input.isReference && group[0].input.isReference) {
            collector.report(
                .sameSubsystem,
                "the subsystem `\(name)` is in the targets `\(group[0].input.module)` and `\(item.input.module)`",
                at: item.file.subsystem?.range,
                notes: [.init("it stands here first", at: group[0].file.subsystem?.range)],
                help: "a subsystem lies in one target; give one of them another name"
            )
        }
    }

    private static func check(_ specs: Specs, _ diagnostics: DiagnosticCollector) {
        UsesChecks(specs: specs, diagnostics: diagnostics).run()
        for index in specs.compiled.sorted() {
            NameChecks(specs: specs, diagnostics: diagnostics).run(index)
            TypeChecks(specs: specs, diagnostics: diagnostics).run(index)
            ValueRuleChecks(specs: specs, diagnostics: diagnostics).run(index)
            MessageChecks(specs: specs, diagnostics: diagnostics).run(index)
            RouteChecks(specs: specs, diagnostics: diagnostics).run(index)
            ProcessingChecks(specs: specs, diagnostics: diagnostics).run(index)
        }
    }
}
