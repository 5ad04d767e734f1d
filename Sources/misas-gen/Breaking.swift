internal import ArgumentParser
internal import MisasCompiler
internal import MisasTooling

struct Breaking: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "breaking",
        abstract: "Tells what the specs break of what was built on an earlier version of them.",
        discussion: """
            Four kinds of things are told. PAYLOAD: what is stored can no longer be read. CONTRACT: clients of the API are not \
            understood, or do not understand. SQL: tables and documents are not what they have to be. SOURCE: Swift that was \
            written against the generated code does not compile. It ends with 3 where there is any.

            With a branch or commit, the specs are compared with those of the commit where the current one parted from it; what \
            others have changed there since is not counted.
            """
    )

    @OptionGroup var options: SpecOptions

    @Option(
        name: .long,
        help: ArgumentHelp(
            "What is compared with: a branch, tag or commit, or a folder that holds an earlier copy of this one.",
            valueName: "reference"
        )
    )
    var against: String

    @Option(name: .long, help: ArgumentHelp("What is told; may be repeated. By default all.", valueName: "category"))
    var category: [BreakingCategory] = []

    func run() throws {
        let categories = category.isEmpty ? Set(BreakingCategory.allCases) : Set(category)
        let comparison = options.comparison(with: against, isBranch: true)
        let found = BreakingChanges(from: comparison.old, to: comparison.new, in: categories).diagnostics
        options.reports.report(found, in: comparison.sources)
        let status = found.isEmpty ? ExitStatus.success : .differences
        withExtendedLifetime(comparison) { Console.exit(status.rawValue) }
    }
}

extension BreakingCategory: ExpressibleByArgument {}

extension SpecOptions {
    /// Reads the specs as they are and as they were; ends the program where that cannot be.
    ///
    /// - Parameters:
    ///   - reference: a commit or a folder.
    ///   - isBranch: whether what counts is the commit where the current one parted from it.
    func comparison(with reference: String, isBranch: Bool) -> Comparison {
        let run = run()
        let isFolder = run.files.kind(of: reference) == .folder
        let base: Comparison.Base =
            isFolder ? .folder(reference) : isBranch ? .whereWeParted(reference) : .commit(reference)
        do throws(Comparison.Failure) {
            return try Comparison(run, with: base)
        } catch {
            switch error {
            case .errors(let diagnostics, let sources): reports.report(diagnostics, in: sources)
            case .unreadable(let reason): Console.error("error: \(reason)\n")
            }
            Console.exit(ExitStatus.errors.rawValue)
        }
    }
}
