internal import ArgumentParser
internal import MisasCompiler
internal import MisasTooling

struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Begins a package in the folder that it runs in.",
        discussion: """
            The package builds as it is: an application, a system file, and a place for subsystems, which `new subsystem` adds. \
            Nothing that is there is overwritten.
            """
    )

    @Argument(help: ArgumentHelp("What the package is called; by default as the folder.", valueName: "name"))
    var name: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Where the package takes Misas from: a folder, or the address of a repository.",
            valueName: "place"
        )
    )
    var misas: String

    @Option(
        name: .long,
        help: ArgumentHelp("From which version on, where it is a repository.", valueName: "version")
    )
    var from = CompilerVersion.current

    func run() throws {
        let files = FileSystem()
        let folder = files.absolute(".").split(separator: "/").last.map(String.init) ?? "system"
        let isAddress = misas.contains("://") || misas.hasPrefix("git@")
        try Scaffolding.perform { () throws(ScaffoldFailure) in
            try PackageScaffold(in: files).package(
                named: name ?? folder,
                dependency: misas,
                version: isAddress ? from : nil
            )
        }
    }
}

struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Adds to the package in the folder that it runs in.",
        discussion: """
            What is added compiles, with its tests, and is yours: nothing is overwritten, and where specs would not be right \
            afterwards, nothing is written.
            """,
        subcommands: [
            NewSubsystem.self, NewAggregate.self, NewCommand.self, NewEvent.self, NewQuery.self, NewProjection.self,
            NewPolicy.self,
        ]
    )
}

/// In which subsystem something is added.
struct SubsystemOption: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("The subsystem; not needed where there is one only.", valueName: "name")
    )
    var subsystem: String?

    var scaffold: DeclarationScaffold {
        get throws(ScaffoldFailure) {
            var run = Run()
            run.specs = [Run.Source(path: "Sources")]
            run.system = SystemFile.nearest(above: "Sources")
            run.lints = .off
            return try DeclarationScaffold(inSubsystem: subsystem, of: run)
        }
    }
}

struct NewSubsystem: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "subsystem",
        abstract: "Adds a subsystem: a target with a spec, and tests."
    )

    @Argument(help: "What it is called, such as `accounts`.")
    var name: String

    @Option(name: .long, help: ArgumentHelp("What it is for, in a sentence.", valueName: "text"))
    var description: String?

    func run() throws {
        try Scaffolding.perform { () throws(ScaffoldFailure) in
            try PackageScaffold(in: FileSystem()).subsystem(named: name, description: description)
        }
    }
}

struct NewAggregate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "aggregate",
        abstract: "Adds an aggregate, with the command and the event that create it, and scenarios."
    )

    @Argument(help: "What it is called, such as `Account`.")
    var name: String

    @OptionGroup var place: SubsystemOption

    func run() throws {
        try Scaffolding.perform { () throws(ScaffoldFailure) in try place.scaffold.aggregate(named: name) }
    }
}

struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "command",
        abstract: "Adds a command to an aggregate, and scenarios."
    )

    @Argument(help: "What it is called, such as `DepositMoney`.")
    var name: String

    @Option(name: .long, help: ArgumentHelp("The aggregate that decides it.", valueName: "name"))
    var aggregate: String

    @Option(
        name: .long,
        help: ArgumentHelp(
            "An event that it emits, which is added where it is new; may be repeated.",
            valueName: "event"
        )
    )
    var emits: [String] = []

    @OptionGroup var place: SubsystemOption

    func run() throws {
        try Scaffolding.perform { () throws(ScaffoldFailure) in
            try place.scaffold.command(named: name, of: aggregate, emits: emits)
        }
    }
}

struct NewEvent: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "event",
        abstract: "Adds an event, to an aggregate or by itself."
    )

    @Argument(help: "What it is called, such as `MoneyDeposited`.")
    var name: String

    @Option(name: .long, help: ArgumentHelp("The aggregate that it is an event of.", valueName: "name"))
    var aggregate: String?

    @OptionGroup var place: SubsystemOption

    func run() throws {
        try Scaffolding.perform { () throws(ScaffoldFailure) in
            try place.scaffold.event(named: name, of: aggregate)
        }
    }
}

struct NewQuery: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Adds a query, with a handler."
    )

    @Argument(help: "What it is called, such as `FindAccounts`.")
    var name: String

    @OptionGroup var place: SubsystemOption

    func run() throws {
        try Scaffolding.perform { () throws(ScaffoldFailure) in try place.scaffold.query(named: name) }
    }
}

struct NewProjection: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "projection",
        abstract: "Adds a projection that keeps documents."
    )

    @Argument(help: "What it is called, such as `AccountOverview`.")
    var name: String

    @Option(name: .long, help: ArgumentHelp("An event that changes them; may be repeated.", valueName: "event"))
    var on: [String]

    @OptionGroup var place: SubsystemOption

    func run() throws {
        try Scaffolding.perform { () throws(ScaffoldFailure) in
            try place.scaffold.projection(named: name, on: on)
        }
    }
}

struct NewPolicy: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy",
        abstract: "Adds a policy that reacts to events."
    )

    @Argument(help: "What it is called, such as `WelcomeOwner`.")
    var name: String

    @Option(name: .long, help: ArgumentHelp("An event that it reacts to; may be repeated.", valueName: "event"))
    var on: [String]

    @Option(name: .long, help: ArgumentHelp("A command that it may send; may be repeated.", valueName: "command"))
    var sends: [String] = []

    @OptionGroup var place: SubsystemOption

    func run() throws {
        try Scaffolding.perform { () throws(ScaffoldFailure) in
            try place.scaffold.policy(named: name, on: on, sends: sends)
        }
    }
}

/// Carries out what adds to a package, and tells of it.
private enum Scaffolding {
    static func perform(_ body: () throws(ScaffoldFailure) -> ScaffoldChange) throws {
        do throws(ScaffoldFailure) {
            let change = try body()
            try change.write(in: FileSystem())
            Console.output(change.report)
        } catch {
            Console.error(TextRenderer(sources: error.sources).render(error.diagnostics))
            Console.error("error: \(error.message)\n")
            Console.exit(ExitStatus.errors.rawValue)
        }
    }
}
