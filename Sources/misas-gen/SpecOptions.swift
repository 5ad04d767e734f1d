internal import ArgumentParser
internal import MisasCompiler
internal import MisasTooling

/// What the commands that read specs have in common.
struct SpecOptions: ParsableArguments {
    @OptionGroup var sources: SpecSources
    @OptionGroup var reports: ReportOptions

    /// The run that the options ask for.
    func run() -> Run { sources.run() }

    /// Writes what a run found: text to the error stream, where it disturbs nobody; what is for machines to the output
    /// stream, unless something else is printed there.
    func report(_ outcome: Run.Outcome, toErrorStream: Bool = false) {
        let suppressed = outcome.compilation?.suppressed ?? []
        reports.report(
            outcome.diagnostics,
            in: outcome.sources,
            suppressed: suppressed,
            toErrorStream: toErrorStream
        )
    }
}

/// Where specs lie, and what is said of all of them.
struct SpecSources: ParsableArguments {
    @Argument(
        help: "Spec files, or folders of them. MODULE=PATH names the Swift module; else it follows from the path."
    )
    var specs: [String]

    @Option(
        name: .long,
        help: ArgumentHelp("A spec file, or a folder of them, that the specs use.", valueName: "path")
    )
    var reference: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The system file; by default the nearest system.misas.yaml above the first path.",
            valueName: "file"
        )
    )
    var system: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The file of advice that is not given again; by default misas.baseline beside the system file.",
            valueName: "file"
        )
    )
    var baseline: String?

    /// The run that the options ask for.
    func run() -> Run {
        var run = Run()
        run.specs = specs.map(source)
        run.references = reference.map(source)
        run.system = system ?? specs.first.flatMap { SystemFile.nearest(above: source($0).path) }
        run.baseline = baseline
        return run
    }

    private func source(_ argument: String) -> Run.Source {
        guard let separator = argument.firstIndex(of: "="), !argument[..<separator].contains("/") else {
            return Run.Source(path: argument)
        }
        return Run.Source(
            path: String(argument[argument.index(after: separator)...]),
            module: String(argument[..<separator])
        )
    }
}
