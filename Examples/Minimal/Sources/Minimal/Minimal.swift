import Misas

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

@main
package struct Minimal {
    package static func system(_ options: [SystemOption] = []) throws -> System {
        try System(name: "minimal", version: "1.0.0", options: options) { CountersSubsystem() }
    }

    package static func main() async throws {
        let system = try system()
        let sheep = CounterID("sheep")
        try await system.commands.send(StartCounting(counter: sheep))
        for _ in 1...3 { print(try await system.commands.send(CountUp(counter: sheep)), "sheep") }
    }
}
