internal import ArgumentParser
internal import MisasCompiler

/// The command line.
@main
struct MisasGen: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "misas-gen",
        abstract: "Compiles Misas specs into Swift, SQL and OpenAPI.",
        version: CompilerVersion.current,
        subcommands: [Generate.self, Check.self, SQL.self, OpenAPI.self, Scenarios.self]
    )

    static func main() {
        ProcessMemory.growInLargeSteps()
        main(nil)
    }
}

/// What the commands that read specs have in common.
struct SpecOptions: ParsableArguments {
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

    @Option(name: .long, help: "How diagnostics are written: text or json.")
    var format: DiagnosticFormat = .text

    enum DiagnosticFormat: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
    }

    /// The run that the options ask for.
    func run() -> Run {
        var run = Run()
        run.specs = specs.map(source)
        run.references = reference.map(source)
        run.system = system ?? specs.first.flatMap { SystemFile.nearest(above: source($0).path) }
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

    /// Writes what a run found: text to the error stream, where it disturbs nobody; JSON to the output stream, unless
    /// something else is printed there.
    func report(_ outcome: Run.Outcome, toErrorStream: Bool = false) {
        switch format {
        case .text: Console.error(TextRenderer(sources: outcome.sources).render(outcome.diagnostics))
        case .json:
            let text = JSONRenderer(sources: outcome.sources).render(outcome.diagnostics)
            toErrorStream ? Console.error(text) : Console.output(text)
        }
    }
}

struct Generate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks specs and writes the Swift they stand for.",
        discussion: """
            Files are written only where they change, and only when all specs are right. Those of several modules go into \
            folders named as the modules.
            """
    )

    @OptionGroup var options: SpecOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("The folder that files are written to.", valueName: "folder"))
    var output: String

    func run() throws {
        var run = options.run()
        run.output = output
        let outcome = run.perform()
        options.report(outcome)
        if options.format == .text, !outcome.hasErrors {
            Console.error("\(outcome.written.count) written, \(outcome.unchanged) unchanged\n")
        }
        outcome.end()
    }
}

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks specs and writes nothing."
    )

    @OptionGroup var options: SpecOptions

    func run() throws {
        let outcome = options.run().perform()
        options.report(outcome)
        outcome.end()
    }
}

extension Run.Outcome {
    /// Ends the program, and leaves it to the system to take back its memory: of a large system's specs, taking it apart
    /// node by node is a tenth of all time.
    func end() -> Never {
        withExtendedLifetime(self) { Console.exit(hasErrors ? 1 : 0) }
    }
}
