package import MisasCompiler

/// Turns specs of MISAS Go into specs of ours.
///
/// Nothing is written unless all could be read, and no file that holds something else is overwritten.
package struct Import: Sendable {
    /// Files of MISAS Go, and folders of them.
    private let paths: [String]
    /// The folder that files are written to.
    private let output: String
    /// The file that the report is written to, if it is wanted.
    private let report: String?
    private let files: FileSystem

    /// An import.
    ///
    /// - Parameters:
    ///   - paths: files, and folders of files, that end in `.spec.yaml`.
    ///   - output: the folder of the package that specs are written to.
    ///   - report: the file that the report is written to.
    ///   - folder: the folder that relative paths start from; `nil` for the process's working folder.
    package init(_ paths: [String], output: String, report: String? = nil, in folder: String? = nil) {
        self.paths = paths.map(Self.withoutEnd)
        self.output = Self.withoutEnd(output)
        self.report = report
        files = FileSystem(base: folder)
    }

    private static func withoutEnd(_ path: String) -> String {
        var path = path[...]
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return String(path)
    }

    /// What came of an import.
    package struct Outcome: Sendable {
        package let sources: SourceMap
        package let diagnostics: [Diagnostic]
        /// The specs of ours, with their paths in the output folder; none where there are errors.
        package let specs: [Run.OutputFile]
        /// What could not be carried over, was changed, or is to be decided, as text; empty where there are errors.
        package let report: String

        package var hasErrors: Bool { !diagnostics.isEmpty }
    }

    /// Reads, turns and writes.
    package func perform() -> Outcome {
        let collector = DiagnosticCollector()
        let remarks = ImportRemarks()
        var input = ImportInput(files: files, diagnostics: collector, remarks: remarks)
        input.read(paths)
        let system = GoSystem(input.specs, diagnostics: collector)
        guard !collector.hasErrors else { return refused(input.sources, collector) }
        let (specs, report) = Self.turn(system, input, remarks)
        write(specs, report, collector)
        guard !collector.hasErrors else { return refused(input.sources, collector) }
        return Outcome(sources: input.sources, diagnostics: [], specs: specs, report: report)
    }

    private func refused(_ sources: SourceMap, _ collector: DiagnosticCollector) -> Outcome {
        Outcome(sources: sources, diagnostics: collector.sorted(in: sources), specs: [], report: "")
    }

    private static func turn(
        _ system: GoSystem,
        _ input: ImportInput,
        _ remarks: ImportRemarks
    ) -> (specs: [Run.OutputFile], report: String) {
        let plan = ImportPlan(system, remarks: remarks)
        var imports: [String: SubsystemImport] = [:]
        for subsystem in plan.subsystems {
            imports[subsystem.name] = SubsystemImport(subsystem, plan: plan, remarks: remarks)
        }
        var endpoints = EndpointImport(plan: plan, remarks: remarks)
        for index in system.specs.indices { endpoints.add(index, to: imports) }
        var specs: [Run.OutputFile] = []
        for subsystem in plan.subsystems {
            guard let made = imports[subsystem.name] else { continue }
            let text = made.document(endpoints.routes, unplaced: endpoints.unplaced[subsystem.name] ?? [])
            let path = "Sources/\(made.module)/\(made.module)\(OutputNames.specSuffix)"
            specs.append(Run.OutputFile(path: path, bytes: Array(text.utf8)))
        }
        let tags = Set(imports.values.flatMap(\.errors).flatMap(\.tags))
        let statuses = endpoints.statuses.filter { tags.contains($0.key) }
        if system.system != nil || !statuses.isEmpty {
            let text = SystemImport(remarks: remarks).document(
                system.system,
                else: "system",
                statuses: statuses
            )
            specs.append(Run.OutputFile(path: OutputNames.systemFile, bytes: Array(text.utf8)))
        }
        let report = ImportReport(
            remarks: remarks.all,
            sources: input.sources,
            system: system,
            subsystems: plan.subsystems.compactMap { imports[$0.name] },
            specs: specs.map(\.path)
        )
        return (specs, report.text)
    }

    // MARK: Writing

    private func write(_ specs: [Run.OutputFile], _ reportText: String, _ collector: DiagnosticCollector) {
        var all = specs.map { (path: output == "." ? $0.path : "\(output)/\($0.path)", bytes: $0.bytes) }
        if let report { all.append((report, Array(reportText.utf8))) }
        for file in all {
            guard files.kind(of: file.path) != nil, (try? files.read(file.path)) != file.bytes else { continue }
            collector.report(
                .importInTheWay,
                "`\(file.path)` is there already, and holds something else",
                at: nil,
                help: file.path == report ? "name another file" : "move it elsewhere, or import into another folder"
            )
        }
        guard !collector.hasErrors else { return }
        do throws(FileSystem.Failure) {
            for file in all {
                try files.makeFolder(Run.folder(of: file.path))
                try files.writeIfChanged(file.bytes, to: file.path)
            }
        } catch {
            collector.report(.notWritten, "`\(error.path)` cannot be written: \(error.reason)", at: nil)
        }
    }
}
