internal import ArgumentParser
internal import MisasCompiler

struct Scenarios: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scenarios",
        abstract: "Checks specs and prints tests to begin with: scenarios for each command of an aggregate.",
        discussion: """
            One shows that the command is done, one for each way in which it can be refused. They compile; what leads to an \
            error of the domain, and what is recorded with which values, is yours to say. What is wrong with the specs goes to \
            the error stream, and then no Swift is printed.
            """
    )

    @OptionGroup var options: SpecOptions

    @Option(
        name: .long,
        help: ArgumentHelp("What builds the system, as Swift: a function of options.", valueName: "swift")
    )
    var build = "buildSystem"

    @Option(name: .long, help: ArgumentHelp("A module that it needs; may be repeated.", valueName: "module"))
    var `import`: [String] = []

    func run() throws {
        let outcome = options.run().performScenarios(build: build, imports: `import`)
        options.report(outcome, toErrorStream: true)
        if let scenarios = outcome.scenarios { Console.output(scenarios) }
        outcome.end()
    }
}
