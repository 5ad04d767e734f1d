internal import ArgumentParser
internal import MisasCompiler
internal import MisasTooling

struct LanguageServerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lsp",
        abstract: "Serves editors by the Language Server Protocol, on the standard streams.",
        discussion: """
            An editor starts it by itself, and needs no more than its name. While specs are typed, it tells what is wrong with \
            them and mends it, completes keys and names, explains them, finds where something is declared and used, and renames \
            it in all specs of a package, with what is stored left as it is.

            It ends when the editor says so: with 0, or with 1 where the editor did not say `shutdown` before.
            """
    )

    func run() {
        let server = MisasTooling.LanguageServer()
        Console.exit(server.serve())
    }
}
