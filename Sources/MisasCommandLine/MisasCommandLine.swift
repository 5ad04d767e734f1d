internal import ArgumentParser
public import Misas

/// The command line that any application gets: `myapp misas status`.
///
/// ```swift
/// if let status = await MisasCommandLine.run(arguments, on: system) { exit(status) }
/// ```
public enum MisasCommandLine {
    /// Runs a command for operators, and prints what comes of it; errors go to standard error.
    ///
    /// - Parameters:
    ///   - arguments: the words behind the program's name.
    ///   - system: the application.
    /// - Returns: the exit status; `nil` where the first word is not `misas`, so that the application has something else to
    ///   do.
    public static func run(_ arguments: [String], on system: System) async -> Int32? {
        guard arguments.first == "misas" else { return nil }
        do {
            var command = try MisasCommand.parseAsRoot(Array(arguments.dropFirst()))
            try await MisasCommand.$system.withValue(system) {
                if var command = command as? any AsyncParsableCommand {
                    try await command.run()
                } else {
                    try command.run()
                }
            }
            return 0
        } catch {
            let status = MisasCommand.exitCode(for: error)
            let message = MisasCommand.fullMessage(for: error)
            if !message.isEmpty {
                // What was asked for, such as help, is no error.
                Output.write(message + "\n", isError: !status.isSuccess)
            }
            return status.rawValue
        }
    }
}

/// The word that all commands for operators stand behind.
struct MisasCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "misas",
        abstract: "What operators do with a running system.",
        subcommands: [StatusCommand.self, ProcessorsCommand.self]
    )

    /// The application that the command line belongs to.
    @TaskLocal static var system: System?

    /// The processors of the application.
    static var processors: Processors {
        get throws {
            guard let system else { throw ValidationError("there is no system") }
            return system.processors
        }
    }
}
