internal import ArgumentParser
internal import Misas

/// Waits until projections can be read.
struct ReadyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ready",
        abstract: "Waits until every projection of this program has caught up, so that its queries can be answered.",
        discussion:
            "For who replaces an older program: its versions of the projections are read until then. The projections "
            + "are built by the instances that run."
    )

    @Option(help: "For how many seconds to wait; 0 only asks.")
    var wait = 60

    func validate() throws {
        guard wait >= 0 else { throw ValidationError("--wait is a number of seconds, and cannot be negative") }
    }

    func run() async throws {
        try await MisasCommand.processors.waitUntilReady(timeout: .seconds(wait))
        Output.write("ready\n")
    }
}

/// Forgets older versions of a projection.
struct RetireCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retire",
        abstract: "Forgets the older versions of a projection, with what they have written.",
        discussion: "Fails while a program handles one of them, and before the projection itself has caught up."
    )

    @OptionGroup var name: ProcessorArgument

    func run() async throws {
        let retired = try await MisasCommand.processors.retireOlderVersions(of: name.processor)
        Output.write(
            retired.isEmpty
                ? "there are no older versions of \(name.processor)\n"
                : "forgotten: \(retired.joined(separator: ", "))\n"
        )
    }
}
