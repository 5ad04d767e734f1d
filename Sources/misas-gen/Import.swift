internal import ArgumentParser
internal import MisasCompiler
internal import MisasTooling

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Turns the specs of a system on MISAS Go into specs of this language.",
        discussion: """
            Each subsystem becomes a spec in a target of its own. What could not be carried over, was changed, or is \
            to be decided, is told in a report and in comments at its place. Nothing is written where a spec cannot \
            be read, and no file that holds something else is overwritten.
            """
    )

    @Argument(help: ArgumentHelp("Files that end in .spec.yaml, or folders of them.", valueName: "path"))
    var paths: [String]

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The folder of the package that specs are written to.", valueName: "folder")
    )
    var output: String

    @Option(
        name: .long,
        help: ArgumentHelp("The file that the report is written to, where it is not printed.", valueName: "file")
    )
    var report: String?

    @OptionGroup var reports: ReportOptions

    func run() {
        let outcome = Import(paths, output: output, report: report).perform()
        reports.report(outcome.diagnostics, in: outcome.sources, toErrorStream: true)
        guard !outcome.hasErrors else { Console.exit(ExitStatus.errors.rawValue) }
        if report == nil { Console.output(outcome.report) }
    }
}
