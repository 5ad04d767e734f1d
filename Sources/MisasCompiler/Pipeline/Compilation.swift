/// One run of the compiler's front end: bytes in, a checked model out, everything in memory.
package struct Compilation: Sendable {
    /// The files as the diagnostics name them.
    package let sources: SourceMap
    package let specs: Specs
    /// Everything that was found, in order.
    package let diagnostics: [Diagnostic]
    /// Advice that was found and is allowed, and therefore not told.
    package let suppressed: [Suppression]
    /// The baseline that it was held against.
    package let baseline: Baseline?
    /// What was read of each file, by its number.
    private let parsed: [Int32: Passed<ReadFile>]

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
    ///   - baseline: advice that is not given again.
    ///   - statuses: the HTTP statuses of errors by their own tags.
    ///   - timings: what notes how long each part takes.
    ///   - previous: a compilation with the same limits; a file that is as it was there is not parsed again.
    package init(
        _ inputs: [Input],
        sources known: SourceMap = SourceMap(),
        limits: SyntaxLimits = SyntaxLimits(),
        lints: LintSettings = LintSettings(),
        baseline: Baseline? = nil,
        statuses: [String: Int] = [:],
        timings: Timings? = nil,
        reusing previous: Compilation? = nil
    ) {
        func timed<Output>(_ phase: String, _ body: () -> Output) -> Output {
            timings?.measure(phase, body) ?? body()
        }
        self.baseline = baseline
        let collector = DiagnosticCollector()
        var sources = known
        let passed = timed("parse") {
            Self.read(inputs, limits: limits, into: &sources, collector, reusing: previous)
        }
        let files = passed.map(\.output)
        parsed = Dictionary(passed.map { ($0.output.file.index, $0) }, uniquingKeysWith: { first, _ in first })
        Self.reportSameBaseNames(files, collector)
        let subsystems = timed("model") { Self.subsystems(of: files, collector) }
        let compiled = Set(files.filter { !$0.input.isReference }.compactMap { $0.file.subsystem?.value })
        specs = Specs(subsystems: subsystems, compiled: compiled, statuses: statuses)
        let (specs, read) = (specs, sources)
        timed("check") { Self.check(specs, collector) }
        suppressed = timed("lint") { Linter.run(lints, over: specs, read, baseline: baseline, collector) }
        self.sources = sources
        diagnostics = collector.sorted(in: sources)
    }

    /// A spec file as it was read, and where from.
    private struct ReadFile: Sendable {
        let file: SpecFile
        let input: Input
    }

    /// What came of a pass over one part, with what it had to say.
    private struct Passed<Output: Sendable>: Sendable {
        let output: Output
        let diagnostics: [Diagnostic]
    }

    private static func read(
        _ inputs: [Input],
        limits: SyntaxLimits,
        into sources: inout SourceMap,
        _ collector: DiagnosticCollector,
        reusing previous: Compilation?
    ) -> [Passed<ReadFile>] {
        // What is wrong with a file of another target is told when that target is compiled.
        let silent = DiagnosticCollector()
        var found: [(index: Int32, input: Input)] = []
        for input in inputs.sorted(by: { ($0.path, $0.module) < ($1.path, $1.module) }) {
            let parser = SpecParser(limits: limits, diagnostics: input.isReference ? silent : collector)
            guard let index = parser.file(path: input.path, bytes: input.bytes, into: &sources) else { continue }
            found.append((index, input))
        }
        let known = sources
        let files = concurrentMap(found) { index, input in
            if let same = previous?.file(index, like: input, known) { return same }
            let told = DiagnosticCollector()
            let document = SpecParser(limits: limits, diagnostics: told).parse(index, in: known)
            let file = SpecFile(index: index, path: input.path, document: document, diagnostics: told)
            return Passed(output: ReadFile(file: file, input: input), diagnostics: told.diagnostics)
        }
        for item in files where !item.output.input.isReference { collector.report(item.diagnostics) }
        return files
    }

    /// What was read of a file that has the same number, path and text as one now.
    private func file(_ index: Int32, like input: Input, _ now: SourceMap) -> Passed<ReadFile>? {
        guard let known = parsed[index], known.output.input.path == input.path,
            known.output.input.module == input.module, known.output.input.isReference == input.isReference,
            sources.files[Int(index)].text == now.files[Int(index)].text
        else { return nil }
        return known
    }

    /// Two specs of one name in a target would be one generated file.
    private static func reportSameBaseNames(
        _ files: [ReadFile],
        _ collector: DiagnosticCollector
    ) {
        var first: [String: SpecFile] = [:]
        for item in files where !item.input.isReference {
            let (file, input) = (item.file, item.input)
            // Lower case: on some file systems two names that differ by case are one.
            let key = "\(input.module)/\(Run.name(of: input.path).lowercased())"
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
        of files: [ReadFile],
        _ collector: DiagnosticCollector
    ) -> [Subsystem] {
        var groups: [String: [ReadFile]] = [:]
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
        let named = groups.sorted { $0.key < $1.key }
        for (name, group) in named { reportSeveralModules(of: name, group, collector) }
        let misunderstood = collector.misunderstood
        let subsystems = concurrentMap(named) { name, group in
            let told = DiagnosticCollector(misunderstood: misunderstood)
            let subsystem = Subsystem(
                name: name,
                module: group[0].input.module,
                files: group.map(\.file),
                diagnostics: told
            )
            // What is wrong with a subsystem of another target is told when that target is compiled.
            let isCompiled = group.contains { !$0.input.isReference }
            return Passed(output: subsystem, diagnostics: isCompiled ? told.diagnostics : [])
        }
        for item in subsystems { collector.report(item.diagnostics) }
        return subsystems.map(\.output)
    }

    private static func reportSeveralModules(
        of name: String,
        _ group: [ReadFile],
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
        TableChecks(specs: specs, diagnostics: diagnostics).checkNames()
        let misunderstood = diagnostics.misunderstood
        let found = concurrentMap(specs.compiled.sorted()) { index in
            let told = DiagnosticCollector(misunderstood: misunderstood)
            NameChecks(specs: specs, diagnostics: told).run(index)
            TypeChecks(specs: specs, diagnostics: told).run(index)
            var hashability = HashableChecks(specs: specs, diagnostics: told, index: index)
            hashability.run()
            ValueRuleChecks(specs: specs, diagnostics: told).run(index)
            MessageChecks(specs: specs, diagnostics: told).run(index)
            RouteChecks(specs: specs, diagnostics: told).run(index)
            ProcessingChecks(specs: specs, diagnostics: told).run(index)
            return told.diagnostics
        }
        for reports in found { diagnostics.report(reports) }
    }
}
