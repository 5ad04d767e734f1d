internal import ArgumentParser
internal import MisasCompiler
internal import MisasTooling

struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Tells what stands behind a code, and what to do.",
        discussion: "Lints have a name besides, by which they are explained too. Without a code, all are listed."
    )

    @Argument(help: ArgumentHelp("A code such as MISAS1203, or the name of a lint.", valueName: "code"))
    var code: String?

    func run() throws {
        guard let code else { return Console.output(ExplanationText.list) }
        guard let found = ExplanationText.code(named: code) else {
            let near = ExplanationText.suggestion(for: code)
            throw ValidationError("there is no code `\(code)`" + (near.map { "; did you mean `\($0)`?" } ?? ""))
        }
        Console.output(ExplanationText.page(of: found))
    }
}
