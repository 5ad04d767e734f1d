internal import ArgumentParser
internal import Misas

/// Shows the events that a processor has set aside.
struct ParkedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parked",
        abstract: "Shows the events that a processor has set aside, in their order."
    )

    @OptionGroup var which: ParkedArguments

    @Option(help: "How many at most.")
    var limit = 100

    func run() async throws {
        let parked = try await MisasCommand.processors.parkedEvents(
            of: which.name.processor,
            key: which.key,
            limit: limit
        )
        Output.table(
            ["position", "key", "type", "stream", "attempts", "failure"],
            parked.map { event in
                [
                    event.position.description, event.key, event.type, event.stream, "\(event.attempts)",
                    event.failure ?? "waits for the first of its key",
                ]
            }
        )
    }
}

/// Has parked events handled.
struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Has the events handled that were set aside, in their order.",
        discussion: "Fails when some are still set aside at the end of the time that it waits."
    )

    @OptionGroup var which: ParkedArguments
    @OptionGroup var waiting: WaitingArguments

    func run() async throws {
        let (name, key) = (which.name.processor, which.key)
        try await MisasCommand.processors.replay(name, key: key)
        try await waiting.waitUntilNothingIsParked(of: name, key: key)
    }
}

/// Has parked events forgotten.
struct DiscardCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "discard",
        abstract: "Has the events forgotten that were set aside."
    )

    @OptionGroup var which: ParkedArguments
    @OptionGroup var waiting: WaitingArguments

    func run() async throws {
        let (name, key) = (which.name.processor, which.key)
        try await MisasCommand.processors.discard(name, key: key)
        try await waiting.waitUntilNothingIsParked(of: name, key: key)
    }
}

/// How long to wait for those who do what was asked for.
struct WaitingArguments: ParsableArguments {
    @Option(help: "For how many seconds to wait until it is done; 0 does not wait.")
    var wait = 10

    func validate() throws {
        guard wait >= 0 else { throw ValidationError("--wait is a number of seconds, and cannot be negative") }
    }

    func waitUntilNothingIsParked(of name: String, key: String?) async throws {
        let processors = try MisasCommand.processors
        let deadline = ContinuousClock.now + .seconds(wait)
        while true {
            let parked = try await processors.parkedEvents(of: name, key: key, limit: 1)
            guard let first = parked.first else {
                Output.write("nothing is parked\n")
                return
            }
            guard ContinuousClock.now < deadline else {
                if wait == 0 { return Output.write("it was asked for\n") }
                let owners = try await processors.status(of: name).partitions.compactMap(\.owner)
                let reason =
                    owners.isEmpty
                    ? "no instance handles \(name) now: it is done when one does"
                    : "position \(first.position) of key \(first.key) is still parked: \(first.failure ?? "it waits")"
                Output.write("\(reason)\n", isError: true)
                throw ExitCode(1)
            }
            // It is done by the application's own program, which does not tell this one.
            try await Task.sleep(for: .milliseconds(100))
        }
    }
}
