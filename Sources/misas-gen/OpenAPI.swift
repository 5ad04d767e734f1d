internal import ArgumentParser
internal import MisasCompiler
internal import MisasTooling

struct OpenAPI: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "openapi",
        abstract: "Checks specs and prints the OpenAPI 3.1 document of their routes.",
        discussion: """
            It is what a program that has these subsystems serves as `/openapi.json`, and the same as `docs --format openapi`. \
            What is wrong with the specs goes to the error stream, and then no document is printed.
            """
    )

    @OptionGroup var options: SpecOptions
    @OptionGroup var naming: NamingOptions

    func run() throws {
        let documents = Documents(
            of: options.run(),
            as: .openapi,
            title: naming.title,
            version: naming.apiVersion
        )
        let (outcome, files) = documents.files()
        options.report(outcome, toErrorStream: true)
        for file in files { Console.output(String(decoding: file.bytes, as: UTF8.self)) }
        outcome.end()
    }
}
