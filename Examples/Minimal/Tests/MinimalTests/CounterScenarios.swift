// Scenarios to begin with, scaffolded from counters: they are yours to change.
import Foundation
import Minimal
import Misas
import MisasTesting
import Testing

/// What the clock of a scenario shows at first.
private let now = Date(timeIntervalSince1970: 1_893_499_200)

@Suite("Counter")
struct CounterScenarios {
    private let scenario = Scenario(of: Minimal.system)
    private let counter = CounterID(unchecked: "sample")

    @Test("StartCounting is done")
    func startCounting() async throws {
        try await scenario
            .when(.command(StartCounting(counter: counter)))
            .then(.recorded(CountingStarted(counter: counter, at: now)))
    }

    @Test("StartCounting is refused where there is one already")
    func startCountingAgain() async throws {
        try await scenario
            .given(.recorded(Counter.self, counter, .countingStarted(CountingStarted(counter: counter, at: now))))
            .when(.command(StartCounting(counter: counter)))
            .then(.threw(AggregateAlreadyExists.self), .recordedNothing)
    }

    @Test("CountUp is done")
    func countUp() async throws {
        try await scenario
            .given(.recorded(Counter.self, counter, .countingStarted(CountingStarted(counter: counter, at: now))))
            .when(.command(CountUp(counter: counter)))
            .then(.recorded(CountedUp(counter: counter, at: now)))
    }

    @Test("CountUp is refused where there is none")
    func countUpInVain() async throws {
        try await scenario
            .when(.command(CountUp(counter: counter)))
            .then(.threw(AggregateNotFound.self), .recordedNothing)
    }
}
