internal import ArgumentParser
internal import MisasCompiler
internal import MisasTooling

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Checks specs, and mends what is asked of it.",
        discussion: """
            It fails where specs have errors. Advice is told, and does not count; see `lint`.

            Of many findings it is certain what was meant: a misspelt name, a number in quotes, a name that a list has twice. \
            `--fix` mends these, tells what and where, and then what is left. It writes as the file is written, keeps every \
            comment, and leaves out a fix with which something else would be wrong.
            """
    )

    @OptionGroup var options: SpecOptions

    @Flag(name: .long, help: "Mends in the specs what it is certain how to mend.")
    var fix = false

    @Flag(name: .long, help: "Prints what `--fix` would change, as a patch, and writes nothing.")
    var diff = false

    func validate() throws {
        if diff, options.reports.format != .text {
            throw ValidationError("`--diff` prints a patch: it goes with no other `--format` than text")
        }
    }

    func run() throws {
        guard fix || diff else {
            let outcome = options.run().perform()
            options.report(outcome)
            outcome.end()
        }
        let specs = FixedSpecs(options.run())
        guard !diff else {
            Console.output(specs.patch)
            tell(specs.refused, in: specs.after)
            options.report(specs.before)
            specs.before.end()
        }
        do throws(FileSystem.Failure) {
            try specs.write()
        } catch {
            Console.error("error: `\(error.path)` cannot be written: \(error.reason)\n")
            Console.exit(ExitStatus.errors.rawValue)
        }
        tell(specs.fixed + specs.refused, in: specs.after)
        options.report(specs.after)
        specs.after.end()
    }

    /// Tells people of fixes, whoever reads what is found.
    private func tell(_ notes: [Diagnostic], in outcome: Run.Outcome) {
        let isColored = options.reports.colors.areWanted
        Console.error(ReportFormat.text.report(notes, in: outcome.sources, isColored: isColored))
    }
}
