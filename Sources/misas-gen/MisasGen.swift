internal import ArgumentParser
internal import MisasCompiler

/// The command line.
@main
struct MisasGen: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "misas-gen",
        abstract: "Compiles Misas specs into Swift, SQL and documents, and helps to write them.",
        discussion: """
            Exit status: 0 where all is well, 1 where specs have errors, 2 where the command line is wrong, 3 where a check has \
            found differences.
            """,
        version: CompilerVersion.current,
        groupedSubcommands: [
            CommandGroup(name: "Compiling", subcommands: [Generate.self, SQL.self, Docs.self, OpenAPI.self]),
            CommandGroup(name: "Checking", subcommands: [Check.self, Lint.self, Breaking.self, Explain.self]),
            CommandGroup(name: "Editing", subcommands: [Format.self, Schema.self, LanguageServerCommand.self]),
            CommandGroup(name: "Beginning", subcommands: [Init.self, New.self, Scenarios.self, ImportCommand.self]),
        ]
    )

    static func main() {
        ProcessMemory.growInLargeSteps()
        var command: any ParsableCommand
        do {
            command = try parseAsRoot()
        } catch {
            refuse(error)
        }
        do {
            try command.run()
        } catch let error as ValidationError {
            Console.error("error: \(error.message)\n")
            Console.exit(ExitStatus.usage.rawValue)
        } catch {
            refuse(error)
        }
    }

    /// Ends the program for an error of the argument parser's, which a request for help is too.
    private static func refuse(_ error: any Error) -> Never {
        // Of 64, which `sysexits.h` has for a wrong command line, no shell knows more than of the usual 2.
        guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
        let verb = CommandLine.arguments.dropFirst().first ?? ""
        let verbs = configuration.subcommands.compactMap { $0.configuration.commandName }
        if !verb.hasPrefix("-"), !verbs.contains(verb) {
            let help = closest(to: verb, among: verbs).map { "did you mean `\($0)`?" } ?? "`misas-gen --help` lists all"
            Console.error("error: there is no command `\(verb)`; \(help)\n")
        } else {
            Console.error(fullMessage(for: error) + "\n")
        }
        Console.exit(ExitStatus.usage.rawValue)
    }
}

/// What the program ends with.
enum ExitStatus: Int32 {
    case success = 0
    /// Specs have errors.
    case errors = 1
    /// The command line is wrong.
    case usage = 2
    /// A check has found differences.
    case differences = 3
}

extension Run.Outcome {
    /// Ends the program, and leaves it to the system to take back its memory: of a large system's specs, taking it apart
    /// node by node is a tenth of all time.
    ///
    /// - Parameter status: with which status, where the specs have no errors.
    func end(_ status: ExitStatus = .success) -> Never {
        withExtendedLifetime(self) { Console.exit(hasErrors ? ExitStatus.errors.rawValue : status.rawValue) }
    }
}
