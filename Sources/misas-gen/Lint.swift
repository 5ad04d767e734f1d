internal import ArgumentParser
internal import MisasCompiler
internal import MisasTooling

struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Checks specs, and fails on advice too.",
        discussion: """
            What is meant as it is can be allowed where it stands, by a comment `# misas:allow <lint> <why>`, or everywhere, by \
            `lints:` in the system file. An old repository lists what it has not mended yet in a baseline: what is in it is not \
            told again, and what is new is.
            """
    )

    @OptionGroup var options: SpecOptions

    @Flag(name: .long, help: "Lists all advice in the baseline, in place of telling it.")
    var updateBaseline = false

    func run() throws {
        let run = options.run()
        guard !updateBaseline else { return try update(run) }
        let outcome = run.perform()
        options.report(outcome)
        let fails = outcome.diagnostics.contains { $0.severity == .warning }
        outcome.end(fails ? .errors : .success)
    }

    private func update(_ run: Run) throws {
        guard let path = run.baselinePath else {
            throw ValidationError("there is no system file that the baseline could lie beside; name it by `--baseline`")
        }
        let update: BaselineUpdate
        do throws(FileSystem.Failure) {
            update = try BaselineUpdate(of: run, at: path)
        } catch {
            Console.error("error: `\(error.path)` cannot be written: \(error.reason)\n")
            Console.exit(ExitStatus.errors.rawValue)
        }
        options.report(update.outcome)
        if options.reports.format == .text, !update.outcome.hasErrors {
            Console.error("\(path) lists \(update.count) findings\n")
        }
        update.outcome.end()
    }
}
