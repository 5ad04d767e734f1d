import Dispatch
import Logging
import Measure
import Misas
import MisasOTLP
import MisasPostgreSQL
import PostgresClient

/// What `Scripts/instrumentation.py` measures: what it costs to be traced, and to be able to be.
///
/// Its arguments are a mode and what the mode takes.
@main
struct Instrumentation {
    /// Not asynchronous itself: the main thread would give its stack up, which valgrind does not survive.
    static func main() {
        let end = DispatchSemaphore(value: 0)
        Task.detached {
            do {
                try await run()
            } catch {
                print(error)
                finish(1)
            }
            end.signal()
        }
        end.wait()
    }

    private static func run() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch arguments.first {
        case "bus" where arguments.count == 2: try await bus(messages: number(arguments[1]))
        case "time" where arguments.count == 2: try await time(messages: number(arguments[1]))
        case "append" where arguments.count == 2: try await append(count: number(arguments[1]))
        case "traced" where arguments.count == 2:
            // Nobody sends what it makes: its queue is full soon.
            let exporter = OTLPExporter(OTLPConfiguration(serviceName: "bench"))
            try await append(count: number(arguments[1]), .tracer(exporter.tracer), .metrics(exporter.metrics))
        case "load" where arguments.count == 5:
            try await load(
                on: arguments[1],
                clients: number(arguments[2]),
                seconds: number(arguments[3]),
                endpoint: arguments[4] == "-" ? nil : arguments[4]
            )
        default:
            print("usage: instrumentation bus|time|append|traced COUNT | load CONNECTION CLIENTS SECONDS ENDPOINT|-")
            finish(2)
        }
    }

    private static func number(_ text: String) -> Int {
        guard let number = Int(text) else {
            print("\(text) is not a number")
            finish(2)
        }
        return number
    }

    /// A system that nobody traces or measures, and that logs nothing.
    static func silentSystem(_ options: [SystemOption] = [], of subsystem: any Subsystem) throws -> Misas.System {
        let silent = SystemOption.logger(Logger(label: "bench", factory: { _ in SwiftLogNoOpLogHandler() }))
        return try Misas.System(name: "bench", version: "1.0.0", options: options + [silent]) { subsystem }
    }

    /// Sends messages over the bus.
    nonisolated private static func bus(messages: Int) async throws {
        let bus = try silentSystem(of: CountingSubsystem()).commands
        try await Task.detached { try await send(messages, to: bus) }.value
    }

    nonisolated private static func send(_ messages: Int, to bus: CommandBus) async throws {
        var sum = 0
        for index in 0..<messages { sum &+= try await bus.send(Count(value: index)) }
        keep(sum)
    }

    /// Prints how many nanoseconds a message takes.
    nonisolated private static func time(messages: Int) async throws {
        let bus = try silentSystem(of: CountingSubsystem()).commands
        let nanoseconds = try await Task.detached {
            try await send(messages / 10, to: bus)
            let begin = ContinuousClock.now
            try await send(messages, to: bus)
            return (ContinuousClock.now - begin) / .nanoseconds(1) / Double(messages)
        }.value
        print(nanoseconds)
    }

    /// Has an aggregate decide commands, each of which appends an event.
    private static func append(count: Int, _ options: SystemOption...) async throws {
        let system = try silentSystem(options, of: CountersSubsystem())
        for number in 0..<count {
            let counter = CounterID("\(number)")
            try await system.commands.send(StartCounting(counter: counter))
        }
    }
}

extension Counter: CounterBehavior {
    static func startCounting(_ command: StartCounting, in context: DecisionContext) -> [StartCounting.Emission] {
        [.countingStarted(.init(counter: command.counter, at: context.now))]
    }

    func countUp(_ command: CountUp, in context: DecisionContext) -> Decision<CountUp> {
        Decision([.countedUp(.init(counter: command.counter, at: context.now))], reply: count + 1)
    }

    init(_ event: CountingStarted) { self.init(count: 0) }
    mutating func apply(_ event: CountedUp) { count += 1 }
}
