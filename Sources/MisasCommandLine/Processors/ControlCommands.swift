internal import ArgumentParser
internal import Misas

/// Has a processor handle nothing.
struct PauseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause",
        abstract: "Has a processor handle nothing until it is resumed."
    )

    @OptionGroup var name: ProcessorArgument

    func run() async throws {
        try await MisasCommand.processors.pause(name.processor)
        Output.write("\(name.processor) is to pause\n")
    }
}

/// Has a processor go on.
struct ResumeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "Has a processor go on that was paused, or has stopped at an event."
    )

    @OptionGroup var name: ProcessorArgument

    func run() async throws {
        try await MisasCommand.processors.resume(name.processor)
        Output.write("\(name.processor) is to go on\n")
    }
}

/// Has a projection built anew.
struct RebuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Has a projection built anew from the first event on, while others append.",
        discussion:
            "Queries that read it fail until it has caught up. Policies do nothing again, and cannot be rebuilt."
    )

    @OptionGroup var name: ProcessorArgument

    func run() async throws {
        try await MisasCommand.processors.rebuild(name.processor)
        Output.write("\(name.processor) is being built anew\n")
    }
}

/// Brings a processor over into another number of partitions.
struct RepartitionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "repartition",
        abstract: "Brings a processor over into the number of partitions that this program has it in.",
        discussion:
            "The instances that still handle it in the other number give it up meanwhile, and have to be replaced."
    )

    @OptionGroup var name: ProcessorArgument

    func run() async throws {
        try await MisasCommand.processors.repartition(name.processor)
        Output.write("\(name.processor) is brought over\n")
    }
}
