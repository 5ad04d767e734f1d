internal import ArgumentParser
internal import MisasCompiler
internal import MisasTooling

struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Prints the JSON Schema of spec files, by which editors complete, explain and check them.",
        discussion: """
            An editor with the YAML language server reads it where a file begins with a line such as \
            `# yaml-language-server: $schema=../../.misas/schema.json`, whose path starts from the file's own folder. \
            What a schema cannot tell, such as a name that is not declared, `check` tells.
            """
    )

    @Option(
        name: .long,
        help: ArgumentHelp("What it is of: `file` for specs, `system` for system.misas.yaml.", valueName: "kind")
    )
    var of: SpecSchema = .file

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The file that it is written to, where it is not printed.", valueName: "file")
    )
    var output: String?

    func run() {
        guard let output else { return Console.output(of.text) }
        let files = FileSystem()
        do throws(FileSystem.Failure) {
            try files.makeFolder(Run.folder(of: output))
            try files.writeIfChanged(Array(of.text.utf8), to: output)
        } catch {
            Console.error("error: `\(error.path)` cannot be written: \(error.reason)\n")
            Console.exit(ExitStatus.errors.rawValue)
        }
    }
}

extension SpecSchema: ExpressibleByArgument {}
