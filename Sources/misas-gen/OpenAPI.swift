internal import ArgumentParser
internal import MisasCompiler

struct OpenAPI: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "openapi",
        abstract: "Checks specs and prints the OpenAPI 3.1 document of their routes.",
        discussion: """
            It is what a program that has these subsystems serves as `/openapi.json`. What is wrong with the specs goes to the \
            error stream, and then no document is printed.
            """
    )

    @OptionGroup var options: SpecOptions

    @Option(name: .long, help: ArgumentHelp("The system's name.", valueName: "name"))
    var title = "API"

    @Option(name: .long, help: ArgumentHelp("The system's version.", valueName: "version"))
    var apiVersion = "1"

    func run() throws {
        let outcome = options.run().perform()
        options.report(outcome, toErrorStream: true)
        if let specs = outcome.compilation?.specs, !outcome.hasErrors {
            Console.output(OpenAPIDocument(specs: specs).whole(title: title, version: apiVersion).text)
        }
        outcome.end()
    }
}
