import Measure
import Misas

/// bus: a command's way through the command bus, against a direct async call that does the same.
///
/// Measured: `CommandBus.send` of a command without checks and without roles to a handler that adds one number, with
/// all that the bus does by itself: id, context as task-local value, envelope, clock, validation (which finds nothing
/// to check). In a detached task; from the main actor as information.
/// Not measured: middleware of the user's, aggregates, stores, several threads at once.
@main
struct Bus {
    static let rounds = 11
    static let calls = 200_000
    static let targetInMicroseconds = 0.5

    @MainActor
    static func main() async throws {
        let system = try System(name: "bus", version: "1.0.0") { CountingSubsystem() }
        let detached = try await Task.detached { try await samples(of: system) }.value
        let onMain = try await samplesOnMainActor(of: system)
        print("A command's way: ns per call, median of \(rounds) rounds of \(calls) calls\n")
        Report.table(
            ["from", "direct call", "through the bus", "over"],
            [row("a detached task", detached), row("the main actor", onMain)]
        )
        let over = (detached[1].median - detached[0].median) / 1_000
        finish(Report.conclude("bus", [.atMost(targetInMicroseconds, over, "µs over a direct call")]))
    }

    nonisolated static func samples(of system: System) async throws -> [Sample] {
        try await Rounds(rounds, calls: calls).measure(
            isolation: nil,
            [
                ("direct", direct),
                ("bus", { calls in try await send(calls, to: system.commands) }),
            ]
        )
    }

    @MainActor
    static func samplesOnMainActor(of system: System) async throws -> [Sample] {
        let bus = system.commands
        return try await Rounds(rounds, calls: calls).measure(
            isolation: MainActor.shared,
            [
                (
                    "direct",
                    { @MainActor calls in
                        var sum = 0
                        for index in 0..<calls { sum &+= await increment(Count(value: index)) }
                        keep(sum)
                    }
                ),
                (
                    "bus",
                    { @MainActor calls in
                        var sum = 0
                        for index in 0..<calls { sum &+= try await bus.send(Count(value: index)) }
                        keep(sum)
                    }
                ),
            ]
        )
    }

    @Sendable
    nonisolated static func direct(_ calls: Int) async {
        var sum = 0
        for index in 0..<calls { sum &+= await increment(Count(value: index)) }
        keep(sum)
    }

    nonisolated static func send(_ calls: Int, to bus: CommandBus) async throws {
        var sum = 0
        for index in 0..<calls { sum &+= try await bus.send(Count(value: index)) }
        keep(sum)
    }

    private static func row(_ name: String, _ samples: [Sample]) -> [String] {
        let direct = samples[0].median
        let bus = samples[1].median
        return [
            name, Report.number(direct, digits: 0), Report.number(bus, digits: 0),
            Report.number(bus - direct, digits: 0),
        ]
    }
}
