import Foundation
import Misas
import MisasCommandLine
import MisasTesting
import Testing

/// A running system, readable at a glance.
@Suite("misas status", .timeLimit(.minutes(3)))
struct StatusCommandTests {
    private struct Poison: Error {}

    @Test("shows a system that is well, and ends with 0")
    func healthy() async throws {
        let sample = try SampleSystem(on: InMemoryStores())
        try await sample.deposit([1, 2], to: "k")
        try await sample.processing { _ in
            try await sample.waitForBalances()
            try await sample.system.settle()
            let shown = await CommandRun("misas status", on: sample.system)
            #expect(shown.errors == "")
            #expect(shown.status == 0)
            #expect(
                shown.output.contains(
                    #/^test 1 in development, \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\n\nstores +healthy, found in /#
                )
            )
            #expect(shown.output.contains(#/\nevents +up to position \d+\n/#))
            #expect(shown.output.contains(#/\npredictions +none is scheduled\n/#))
            #expect(shown.output.contains(#/\nprocessor +kind +health +lag +behind +parked +held by\n/#))
            #expect(shown.output.contains(#/\ntest\.balances +projection +current +– +– +– +1 instance/#))
            #expect(shown.output.hasSuffix("\n\nall is well\n"))
        }
    }

    @Test("says what needs a look and what to do, and ends with 3")
    func concerns() async throws {
        var behavior = SampleBehavior()
        behavior.project = { event, _ in if event.amount == 3 { throw Poison() } }
        behavior.projectionFailure = .park
        let clock = ManualClock(Date(timeIntervalSince1970: 1_893_499_200))
        let sample = try SampleSystem(on: InMemoryStores(clock: { clock.now }), clock: clock, behavior)
        try await sample.deposit([1, 3], to: "k")
        try await sample.processing { _ in try await sample.waitForBalances() }
        try await sample.system.processors.pause("test.noting")
        try await sample.deposit([4], to: "other")
        // Another may take it over.
        #expect(await CommandRun("misas status", on: sample.system).output.contains("\n2 need a look\n"))
        clock.advance(by: .seconds(600))
        let shown = await CommandRun("misas status", on: sample.system)
        #expect(shown.status == 3)
        #expect(shown.output.contains("\n3 need a look\n"))
        #expect(
            shown.output.contains(
                """
                  test.balances: 1 event is set aside
                    → `misas processors parked test.balances` shows them, `misas processors replay test.balances` has them handled
                """
            )
        )
        #expect(shown.output.contains("  test.balances: has waited for 10 min, and no instance holds it"))
        #expect(
            shown.output.contains(
                "  test.noting: is paused\n    → `misas processors resume test.noting` has it go on\n"
            )
        )
    }

    @Test("shows a processor that has stopped, with where and why")
    func stopped() async throws {
        var behavior = SampleBehavior()
        behavior.project = { event, _ in if event.amount == 3 { throw Poison() } }
        behavior.projectionFailure = .stop
        let sample = try SampleSystem(on: InMemoryStores(), behavior)
        try await sample.deposit([1, 3], to: "k")
        try await sample.processing { _ in
            try await eventually("a stop") {
                try await sample.system.processors.status(of: "test.balances").health == .stopped
            }
        }
        let shown = await CommandRun("misas status", on: sample.system)
        #expect(shown.output.contains("test.balances: has stopped at position 2, a test.deposited: Poison"))
        #expect(shown.output.contains("→ mend that, then `misas processors resume test.balances`"))
    }

    @Test("shows predictions that are overdue")
    func overdue() async throws {
        let sample = try SampleSystem(on: InMemoryStores())
        let prediction = NewPrediction(
            identity: PredictionIdentity(type: "test.late", key: "k"),
            dueAt: sample.system.clock.now.addingTimeInterval(-3_600),
            partition: nil,
            data: Array("{}".utf8),
            metadata: EventMetadata()
        )
        try await sample.system.stores.predictions.schedule(prediction)
        let shown = await CommandRun("misas status", on: sample.system)
        #expect(shown.output.contains(#/\npredictions +some are due, 1 overdue\n/#))
        #expect(shown.output.contains("predictions: 1 are overdue, the first by 60 min"))
    }

    @Test("shows stores that do not answer, and nothing that it cannot know")
    func away() async throws {
        struct Away: StoresWrapper {
            let base: any Stores = InMemoryStores()
            func checkHealth(within limit: Duration) async -> StoresHealth {
                StoresHealth(.unreachable("connection refused"), elapsed: .zero)
            }
        }
        let system = try System(name: "test", version: "1", .stores(Away())) {}
        let shown = await CommandRun("misas status", on: system)
        #expect(shown.status == 3)
        #expect(shown.output.contains(#/\nstores +unreachable\n\n1 needs a look\n/#))
        #expect(shown.output.contains("stores: the stores do not answer: connection refused"))
        #expect(!shown.output.contains("processor"))
    }
}
