internal import ArgumentParser
internal import MisasCompiler
internal import MisasTooling

struct Docs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "docs",
        abstract: "Checks specs and writes documents of them.",
        discussion: """
            `html` is one page for everybody, `markdown` a folder of pages for a repository, `asyncapi` (3.0) and `openapi` (3.1) \
            are for programs. The system's name, version, description, licence and contacts are those of the system file. What \
            is wrong with the specs goes to the error stream, and then nothing is written.

            Of a folder, `.misas-manifest` lists what was written: what is generated no longer is removed, and what somebody has \
            edited is neither overwritten nor removed.
            """
    )

    @OptionGroup var sources: SpecSources

    @Option(name: .long, help: ArgumentHelp("What is written.", valueName: "format"))
    var format: DocumentFormat

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The file that is written, or for `markdown` the folder; by default a file goes to the output stream.",
            valueName: "path"
        )
    )
    var output: String?

    @OptionGroup var naming: NamingOptions

    @Flag(name: .long, help: "Writes nothing, and fails with 3 where the output is not as it would be written.")
    var check = false

    @Flag(name: .long, help: "Overwrites and removes in a folder also what somebody has edited.")
    var force = false

    @OptionGroup var colors: ColorOptions

    func validate() throws {
        if check, force { throw ValidationError("`--check` does not go with `--force`") }
        guard output == nil else { return }
        if format.isFolder { throw ValidationError("`--format \(format)` writes a folder; name it by `--output`") }
        if check { throw ValidationError("`--check` needs an `--output` to look at") }
    }

    func run() throws {
        let documents = Documents(
            of: sources.run(),
            as: format,
            title: naming.title,
            version: naming.apiVersion
        )
        guard let output else { documents.print(colors) }
        if check {
            let (outcome, differences) = documents.check(output)
            colors.report(outcome)
            Console.output(differences.map(\.diff).joined())
            guard differences.isEmpty else { Console.exit(ExitStatus.differences.rawValue) }
            outcome.end()
        }
        let (outcome, update) = documents.write(to: output, overwrites: force)
        colors.report(outcome)
        if let update {
            let removed = update.removed.isEmpty ? "" : ", \(update.removed.count) removed"
            Console.error("\(update.written.count) written, \(update.unchanged) unchanged\(removed)\n")
        }
        outcome.end()
    }
}

/// What the system is called in documents.
struct NamingOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("The system's name; by default that of the system file.", valueName: "name")
    )
    var title: String?

    @Option(
        name: .long,
        help: ArgumentHelp("The system's version; by default that of the system file.", valueName: "version")
    )
    var apiVersion: String?
}

extension DocumentFormat: ExpressibleByArgument {}

extension Documents {
    /// Prints a document of one file, and ends the program.
    func print(_ colors: ColorOptions) -> Never {
        let (outcome, files) = files()
        colors.report(outcome)
        for file in files { Console.output(String(decoding: file.bytes, as: UTF8.self)) }
        outcome.end()
    }
}

extension ColorOptions {
    /// Writes what a run found, as text, to the error stream.
    func report(_ outcome: Run.Outcome) {
        Console.error(ReportFormat.text.report(outcome.diagnostics, in: outcome.sources, isColored: areWanted))
    }
}
