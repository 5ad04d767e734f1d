internal import ArgumentParser
internal import MisasCompiler
internal import MisasTooling

struct Generate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Checks specs and writes the Swift they stand for.",
        discussion: """
            Files are written only where they change, and only when all specs are right. Those of several modules go into \
            folders named as the modules. `.misas-manifest` in the output folder lists what was written: what is generated no \
            longer is removed, and what somebody has edited is neither overwritten nor removed.
            """
    )

    @OptionGroup var options: SpecOptions

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The folder that files are written to; by default that of `outputs: {swift: …}` in the system file.",
            valueName: "folder"
        )
    )
    var output: String?

    @Flag(name: .long, help: "Writes nothing, and fails with 3 where the output is not as it would be generated.")
    var check = false

    @Flag(name: .long, help: "Overwrites and removes also what somebody has edited.")
    var force = false

    @Flag(name: .long, help: "Goes on: generates again whenever a spec changes.")
    var watch = false

    @Flag(name: .long, help: "Tells how long each part took.")
    var timings = false

    func validate() throws {
        if check, force || watch { throw ValidationError("`--check` goes with neither `--force` nor `--watch`") }
    }

    func run() throws {
        guard watch else { generate().end() }
        // Begun before files are read, so that no change is missed.
        var watcher = SpecWatcher(run: options.run())
        while true {
            _ = generate()
            Console.error("watching; end it with Control-C\n")
            watcher.waitForChange()
        }
    }

    private func generate() -> Run.Outcome {
        var run = options.run()
        if timings { run.timings = Timings() }
        let generation = Generation(run: run, output: output)
        if check {
            let (outcome, differences) = generation.check()
            options.report(outcome)
            if options.reports.format == .text { Console.output(differences.map(\.diff).joined()) }
            report(run.timings)
            guard differences.isEmpty else { Console.exit(ExitStatus.differences.rawValue) }
            outcome.end()
        }
        let (outcome, update) = generation.update(overwrites: force)
        options.report(outcome)
        if options.reports.format == .text, let update {
            let removed = update.removed.isEmpty ? "" : ", \(update.removed.count) removed"
            Console.error("\(update.written.count) written, \(update.unchanged) unchanged\(removed)\n")
        }
        report(run.timings)
        return outcome
    }

    private func report(_ timings: Timings?) {
        guard let timings else { return }
        Console.error(TimingsText.text(of: timings))
    }
}
