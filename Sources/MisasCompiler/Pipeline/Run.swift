/// One run of the compiler as the command line and the build plug-in start it: reads files, checks them, and writes
/// what is generated.
///
/// Nothing is written unless everything is right, and nothing outside the output folder.
package struct Run: Sendable {
    /// A spec file or folder with the Swift module that it belongs to.
    package struct Source: Sendable {
        package let path: String
        package let module: String?

        package init(path: String, module: String? = nil) {
            self.path = path
            self.module = module
        }
    }

    /// Spec files, or folders of them, to be compiled.
    package var specs: [Source] = []
    /// Spec files, or folders of them, of the targets that these depend on.
    package var references: [Source] = []
    /// The system file, if there is one.
    package var system: String?
    /// The file that lists advice which is not given again; by default the one beside the system file, if there is one.
    package var baseline: String?
    /// Whether the baseline that is named has to be there.
    package var needsBaseline = true
    /// Where generated files go, in folders named as their modules when there are several; `nil` to check only.
    package var output: String?

    /// How bad each lint is of which the system file says nothing.
    package var lints = LintSettings()

    /// How much of a spec is read.
    package var limits = SyntaxLimits()

    /// What notes how long each part takes.
    package var timings: Timings?

    /// What was compiled before by the same run: files that are as they were are not parsed again.
    package var previous: Compilation?

    /// Where its files lie.
    package private(set) var files: FileSystem
    /// Whether advice is of no account.
    private var isOfAnotherTime: Bool { !label.isEmpty }
    /// What stands before the path of each file where it is told.
    private var label = ""
    /// Files that were read before.
    private var sources = SourceMap()

    /// Creates a run with nothing to do yet.
    ///
    /// - Parameter folder: the folder that relative paths start from; `nil` for the process's working folder.
    package init(in folder: String? = nil) {
        files = FileSystem(base: folder)
    }

    /// The same run over other files, such as those of another time.
    ///
    /// - Parameters:
    ///   - files: where they lie.
    ///   - label: what diagnostics have in front of each path.
    ///   - sources: the files of the run before, whose places are told too.
    package init(_ run: Run, over files: FileSystem, label: String, after sources: SourceMap) {
        self = run
        self.files = files
        self.label = label
        self.sources = sources
        if let system, files.kind(of: system) == nil { self.system = nil }
        baseline = nil
        needsBaseline = false
        lints = .off
    }

    /// The same run, as if some files had other content.
    package func with(_ changes: [String: [UInt8]]) -> Run {
        var run = self
        run.files = files.with(changes)
        return run
    }

    /// What came of a run.
    package struct Outcome: Sendable {
        package var sources = SourceMap()
        package var diagnostics: [Diagnostic] = []
        /// What was read and found out; `nil` when nothing could be read.
        package var compilation: Compilation?
        /// What the system file says, where there is one.
        package var settings: SystemSpec?
        /// The files that were written because they changed, by their paths in the output folder.
        package var written: [String] = []
        /// How many files are as they were.
        package var unchanged = 0
        /// What is generated, with paths in the output folder; empty where it was not asked for, or there are errors.
        package var files: [OutputFile] = []
        /// The SQL of the projections' tables; `nil` when it was not asked for, or there are errors.
        package var tables: String?
        /// Scenarios to begin with, where they were asked for and nothing is wrong.
        package var scenarios: String?
        /// What these tables are called.
        package var tableNames: [String] = []

        package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
    }

    /// A file that is generated.
    package struct OutputFile: Sendable {
        /// Its path in the output folder.
        package let path: String
        package let bytes: [UInt8]

        package init(path: String, bytes: [UInt8]) {
            self.path = path
            self.bytes = bytes
        }
    }

    /// Runs the compiler.
    package func perform() -> Outcome {
        guard let output else { return compile(renders: false) }
        var outcome = compile(renders: true)
        guard !outcome.hasErrors else { return outcome }
        timed("write") { write(to: output, &outcome) }
        return outcome
    }

    /// Runs the compiler and writes nothing.
    ///
    /// - Parameter renders: whether what would be written is wanted.
    package func compile(renders: Bool) -> Outcome {
        var outcome = read()
        guard let compilation = outcome.compilation else { return outcome }
        // Of the built-in templates it is known that nothing is wrong.
        guard renders || outcome.settings?.templates != nil else { return outcome }
        guard let templates = templates(&outcome) else { return outcome }
        let generator = generator({ () throws(TemplateErrors) in try Generator(templates: templates) }, &outcome)
        if outcome.settings?.templates != nil { _ = tableGenerator(templates, &outcome) }
        guard renders, !outcome.hasErrors, let generator else { return outcome }
        timed("render") { render(compilation, by: generator, &outcome) }
        return outcome
    }

    /// The Swift of one declaration alone, for those who show it.
    ///
    /// - Parameters:
    ///   - name: where its name stands.
    ///   - index: its subsystem.
    ///   - outcome: what came of the run.
    /// - Returns: `nil` where something is wrong.
    package func text(of name: SourceRange, subsystem index: Int, in outcome: Outcome) -> [UInt8]? {
        var outcome = outcome
        guard !outcome.hasErrors, let compilation = outcome.compilation, let templates = templates(&outcome) else {
            return nil
        }
        let made = generator({ () throws(TemplateErrors) in try Generator(templates: templates) }, &outcome)
        return try? made?.text(of: name, subsystem: index, in: compilation)
    }

    private func timed<Output>(_ phase: String, _ body: () -> Output) -> Output {
        guard let timings else { return body() }
        return timings.measure(phase, body)
    }

    /// Runs the compiler for the tables of projections, and writes nothing.
    ///
    /// - Parameters:
    ///   - schema: The schema that the tables lie in.
    ///   - names: What the tables are called that are wanted; `nil` for all.
    package func performTables(in schema: String, only names: Set<String>? = nil) -> Outcome {
        var outcome = read()
        guard let compilation = outcome.compilation else { return outcome }
        guard let templates = templates(&outcome) else { return outcome }
        guard let generator = tableGenerator(templates, &outcome), !outcome.hasErrors else { return outcome }
        do throws(TemplateError) {
            outcome.tables = try generator.text(for: compilation.specs, schema: schema, only: names)
            outcome.tableNames = generator.names(for: compilation)
        } catch {
            outcome.diagnostics.append(Diagnostic(.templateSyntax, "\(error)", at: nil))
        }
        return outcome
    }

    /// Runs the compiler for scenarios to begin with, and writes nothing.
    ///
    /// - Parameters:
    ///   - build: What builds the system, as Swift.
    ///   - imports: The modules that it needs.
    package func performScenarios(build: String, imports: [String]) -> Outcome {
        var outcome = read()
        guard let compilation = outcome.compilation else { return outcome }
        guard let templates = templates(&outcome) else { return outcome }
        let made = generator({ () throws(TemplateErrors) in try ScenarioGenerator(templates: templates) }, &outcome)
        guard let made, !outcome.hasErrors else { return outcome }
        do throws(TemplateError) {
            outcome.scenarios = try made.text(for: compilation, build: build, imports: imports)
        } catch {
            outcome.diagnostics.append(Diagnostic(.templateSyntax, "\(error)", at: nil))
        }
        return outcome
    }

    /// Reads and checks the specs.
    private func read() -> Outcome {
        let collector = DiagnosticCollector()
        let inputs = timed("read") { self.inputs(collector) }
        guard !collector.hasErrors else {
            return Outcome(diagnostics: collector.sorted(in: SourceMap()))
        }
        var sources = sources
        let settings = systemSpec(into: &sources, collector)
        let baseline = baseline(into: &sources, collector)
        let compilation = Compilation(
            inputs,
            sources: sources,
            limits: limits,
            lints: isOfAnotherTime ? .off : settings?.lints ?? lints,
            baseline: baseline,
            statuses: settings?.tags ?? [:],
            timings: timings,
            reusing: previous
        )
        var outcome = Outcome(sources: compilation.sources, compilation: compilation, settings: settings)
        outcome.diagnostics = collector.sorted(in: outcome.sources) + compilation.diagnostics
        return outcome
    }

    // MARK: Reading

    private func inputs(_ collector: DiagnosticCollector) -> [Compilation.Input] {
        var inputs: [Compilation.Input] = []
        var seen: Set<String> = []
        for (sources, isReference) in [(specs, false), (references, true)] {
            for source in sources {
                for path in paths(of: source, collector) where seen.insert(path).inserted {
                    do throws(FileSystem.Failure) {
                        let bytes = try files.read(path)
                        let module = source.module ?? Self.module(of: path)
                        inputs.append(.init(path: label + path, bytes: bytes, module: module, isReference: isReference))
                    } catch {
                        report(error, collector)
                    }
                }
            }
        }
        if inputs.allSatisfy(\.isReference), !collector.hasErrors, !isOfAnotherTime {
            let places = specs.map { "`\($0.path)`" }.joined(separator: ", ")
            collector.report(
                .noSpecs,
                "there is no file that ends in `\(OutputNames.specSuffix)` in \(places)",
                at: nil
            )
        }
        return inputs
    }

    private func paths(of source: Source, _ collector: DiagnosticCollector) -> [String] {
        do throws(FileSystem.Failure) {
            switch files.kind(of: source.path) {
            case .folder:
                return try files.files(below: source.path, suffix: OutputNames.specSuffix)
                    .filter { Run.name(of: $0) != OutputNames.systemFile }
            case .file: return [source.path]
            // What is new was not there then.
            case nil where isOfAnotherTime: return []
            case nil: throw FileSystem.Failure(path: source.path, reason: "there is no such file or folder")
            }
        } catch {
            report(error, collector)
            return []
        }
    }

    /// All files that the run reads, as far as can be found out now.
    package var watchedPaths: [String] {
        let silent = DiagnosticCollector()
        let templates = { () -> [String] in
            var sources = SourceMap()
            guard let folder = systemSpec(into: &sources, silent)?.templates else { return [] }
            return (try? files.files(below: templatesPath(folder.value), suffix: TemplateFaults.suffix)) ?? []
        }()
        return (specs + references).flatMap { paths(of: $0, silent) } + [system, baselinePath].compactMap(\.self)
            + templates
    }

    /// The target that a file lies in: the folder after the last `Sources`, else the file's own folder.
    package static func module(of path: String) -> String {
        let parts = path.split(separator: "/").map(String.init)
        if let sources = parts.lastIndex(of: "Sources"), sources + 2 < parts.count {
            return identifier(parts[sources + 1])
        }
        return parts.count > 1 ? identifier(parts[parts.count - 2]) : "Module"
    }

    /// A folder's name as Swift names the module: what no identifier can hold becomes `_`.
    private static func identifier(_ name: String) -> String {
        String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    }

    /// What the system file says, if there is one.
    private func systemSpec(into sources: inout SourceMap, _ collector: DiagnosticCollector) -> SystemSpec? {
        guard let system else { return nil }
        do throws(FileSystem.Failure) {
            let bytes = try files.read(system)
            let parser = SpecParser(limits: limits, diagnostics: collector)
            guard let index = parser.file(path: label + system, bytes: bytes, into: &sources) else { return nil }
            return SystemSpec(parser.parse(index, in: sources), lints: lints, diagnostics: collector)
        } catch {
            collector.report(.unreadable, "\(error)", at: nil)
            return nil
        }
    }

    /// The path of the baseline: the one that was named, or the one beside the system file.
    package var baselinePath: String? {
        if let baseline { return baseline }
        guard let system else { return nil }
        let folder = Self.folder(of: system)
        return folder == "." ? Baseline.fileName : "\(folder)/\(Baseline.fileName)"
    }

    private func baseline(into sources: inout SourceMap, _ collector: DiagnosticCollector) -> Baseline? {
        guard let path = baselinePath else { return nil }
        let mustBeThere = baseline != nil && needsBaseline
        guard mustBeThere || files.kind(of: path) != nil else { return nil }
        do throws(FileSystem.Failure) {
            let parser = SpecParser(limits: limits, diagnostics: collector)
            let index = parser.file(path: path, bytes: try files.read(path), into: &sources)
            return index.map { Baseline($0, in: sources, files) }
        } catch {
            report(error, collector)
            return nil
        }
    }

    // MARK: Templates

    private func templates(_ outcome: inout Outcome) -> TemplateLibrary? {
        guard let folder = outcome.settings?.templates, !isOfAnotherTime else { return .defaults }
        let collector = DiagnosticCollector()
        defer { outcome.diagnostics += collector.sorted(in: outcome.sources) }
        do throws(FileSystem.Failure) {
            return try overridden(by: folder, collector, &outcome.sources)
        } catch {
            report(error, collector)
            return nil
        }
    }

    private func report(_ failure: FileSystem.Failure, _ collector: DiagnosticCollector) {
        collector.report(.unreadable, "`\(failure.path)` cannot be read: \(failure.reason)", at: nil)
    }

    private func templatesPath(_ folder: String) -> String {
        let base = system.map { Self.folder(of: $0) } ?? "."
        return folder.hasPrefix("/") || base == "." ? folder : "\(base)/\(folder)"
    }

    private func overridden(
        by folder: Located<String>,
        _ collector: DiagnosticCollector,
        _ sources: inout SourceMap
    ) throws(FileSystem.Failure) -> TemplateLibrary? {
        let path = templatesPath(folder.value)
        guard files.kind(of: path) == .folder else {
            collector.report(.unreadable, "there is no folder `\(folder.value)`", at: folder.range)
            return nil
        }
        var texts: [String: String] = [:]
        var indices: [String: Int32] = [:]
        for file in try files.files(below: path, suffix: TemplateFaults.suffix) {
            let bytes = try files.read(file)
            guard
                let index = SpecParser(limits: limits, diagnostics: collector).file(
                    path: file,
                    bytes: bytes,
                    into: &sources
                )
            else { continue }
            let name = String(Run.name(of: file).dropLast(TemplateFaults.suffix.count))
            texts[name] = String(decoding: sources.files[Int(index)].text, as: UTF8.self)
            indices[name] = index
        }
        let faults = TemplateFaults(indices: indices, collector: collector)
        do throws(TemplateErrors) {
            return try TemplateLibrary.defaults.replacing(texts)
        } catch {
            faults.report(error, isUnknownName: true, sources)
            return nil
        }
    }

    /// The last part of a path.
    package static func name(of path: String) -> String {
        String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
    }

    /// The folder that a path lies in.
    package static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    }

    private func tableGenerator(_ templates: TemplateLibrary, _ outcome: inout Outcome) -> TableGenerator? {
        generator({ () throws(TemplateErrors) in try TableGenerator(templates: templates) }, &outcome)
    }

    /// What compiles templates, or what is wrong with them.
    private func generator<Made>(
        _ make: () throws(TemplateErrors) -> Made,
        _ outcome: inout Outcome
    ) -> Made? {
        let collector = DiagnosticCollector()
        defer { outcome.diagnostics += collector.sorted(in: outcome.sources) }
        do throws(TemplateErrors) {
            return try make()
        } catch {
            let faults = TemplateFaults(sources: outcome.sources, collector: collector)
            faults.report(error, isUnknownName: false, outcome.sources)
            return nil
        }
    }

    // MARK: Writing

    private func render(_ compilation: Compilation, by generator: Generator, _ outcome: inout Outcome) {
        do throws(TemplateError) {
            // Each target has a file of the subsystem's name; side by side, one would take the place of the others.
            let areApart = compilation.specs.compiled.count > 1
            outcome.files = try generator.files(for: compilation).map { file in
                OutputFile(path: areApart ? "\(file.module)/\(file.name)" : file.name, bytes: file.bytes)
            }
        } catch {
            outcome.diagnostics.append(Diagnostic(.templateSyntax, "\(error)", at: nil))
        }
    }

    private func write(to folder: String, _ outcome: inout Outcome) {
        do throws(FileSystem.Failure) {
            try files.makeFolder(folder)
            for file in outcome.files {
                let path = "\(folder)/\(file.path)"
                try files.makeFolder(Self.folder(of: path))
                if try files.writeIfChanged(file.bytes, to: path) {
                    outcome.written.append(file.path)
                } else {
                    outcome.unchanged += 1
                }
            }
        } catch {
            let message = "`\(error.path)` cannot be written: \(error.reason)"
            outcome.diagnostics.append(Diagnostic(.notWritten, message, at: nil))
        }
    }
}
