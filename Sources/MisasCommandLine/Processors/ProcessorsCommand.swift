internal import ArgumentParser
internal import Misas

/// Lists and operates processors.
struct ProcessorsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "processors",
        abstract: "Lists and operates projections and policies.",
        discussion: "What is asked for is done by the instances that run, within about two seconds.",
        subcommands: [
            ListCommand.self, ParkedCommand.self, ReplayCommand.self, DiscardCommand.self, PauseCommand.self,
            ResumeCommand.self, RebuildCommand.self, ReadyCommand.self, RetireCommand.self,
            RepartitionCommand.self,
        ],
        defaultSubcommand: ListCommand.self
    )
}

/// A processor that is named on the command line.
struct ProcessorArgument: ParsableArguments {
    @Argument(help: "The processor's name, such as accounts.ledger.")
    var processor: String
}

/// Which parked events are meant.
struct ParkedArguments: ParsableArguments {
    @OptionGroup var name: ProcessorArgument

    @Option(help: "Only the events of this key.")
    var key: String?
}
