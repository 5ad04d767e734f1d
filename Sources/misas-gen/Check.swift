internal import ArgumentParser
internal import MisasCompiler

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Checks specs and writes nothing.",
        discussion: "It fails where specs have errors. Advice is told, and does not count; see `lint`."
    )

    @OptionGroup var options: SpecOptions

    func run() throws {
        let outcome = options.run().perform()
        options.report(outcome)
        outcome.end()
    }
}
