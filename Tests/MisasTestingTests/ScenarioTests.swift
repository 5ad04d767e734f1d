import Misas
import MisasTesting
import Synchronization
import Testing

@Suite("Scenarios", .timeLimit(.minutes(3)))
struct ScenarioTests {
    private struct Mishap: Error {}

    /// Stores that count how often they are shut down.
    private struct Counted: ClockedStores {
        final class Count: Sendable {
            private let count = Mutex(0)

            var value: Int { count.withLock { $0 } }

            func increase() {
                count.withLock { $0 += 1 }
            }
        }

        let stores: any Stores
        let shutDowns = Count()
        var shutDownFails = false

        func advanceClock(by duration: Duration) async throws {}

        func shutDown() async throws {
            shutDowns.increase()
            if shutDownFails { throw Mishap() }
        }
    }

    private func scenario(_ name: String) throws -> StoreScenario {
        try #require(StoreConformance.all.first { $0.name == name })
    }

    private func exactVersion() throws -> StoreScenario {
        try scenario("An append that expects the version that is there comes next")
    }

    private var unreachable: any Stores { AppendFaults.unreachable.make() }

    @Test("are named by sentences that are told apart")
    func names() {
        let names = StoreConformance.all.map(\.name) + StoreConformance.clock.map(\.name)
        #expect(Set(names).count == names.count)
        for name in names {
            #expect(name.first?.isUppercase == true || name.first?.isNumber == true, "\(name)")
            #expect(name.last != ".", "\(name)")
        }
        #expect(StoreConformance.all.map { "\($0)" } == StoreConformance.all.map(\.name))
        #expect(StoreConformance.all.map(\.id) == StoreConformance.all.map(\.name))
    }

    @Test("tell what was expected and found, and where")
    func message() async throws {
        let failure = try await #require(throws: ConformanceFailure.self) {
            try await scenario("A deleted stream can be neither read nor appended to")
                .run(LifecycleFaults.all[0].make())
        }
        #expect(
            "\(failure)"
                == "“A deleted stream can be neither read nor appended to” does not hold: expected false, found true "
                + "(MisasTesting/LifecycleConformance.swift:\(failure.line))"
        )
        #expect(failure.underlying == nil)
    }

    @Test("tell of an error that the stores should not have thrown, and keep it")
    func unexpectedError() async throws {
        let failure = try await #require(throws: ConformanceFailure.self) {
            try await exactVersion().run(unreachable)
        }
        #expect(failure.expected == "no error")
        #expect(failure.underlying as? EventStoreError == .unavailable(StoreUnavailable("gone")))
        #expect(failure.file == "MisasTesting/AppendConformance.swift")
    }

    @Test("shut the stores down that were made for them, whatever came of it")
    func shutDown() async throws {
        let sound = Counted(stores: InMemoryStores())
        try await exactVersion().run { sound }
        #expect(sound.shutDowns.value == 1)

        let faulty = Counted(stores: unreachable, shutDownFails: true)
        await #expect(throws: ConformanceFailure.self) { try await exactVersion().run { faulty } }
        #expect(faulty.shutDowns.value == 1)

        let stillClock = Counted(stores: InMemoryStores())
        for scenario in StoreConformance.clock {
            await #expect(throws: ConformanceFailure.self) { try await scenario.run { stillClock } }
        }
        #expect(stillClock.shutDowns.value == StoreConformance.clock.count)
    }

    @Test("tell that stores could not be made, or not be shut down")
    func factories() async throws {
        await #expect(throws: Mishap.self) {
            try await exactVersion().run { () async throws -> Counted in throw Mishap() }
        }
        await #expect(throws: Mishap.self) {
            try await exactVersion().run { Counted(stores: InMemoryStores(), shutDownFails: true) }
        }
    }

    @Test("end when the task that runs them is cancelled")
    func cancellation() async throws {
        let scenario = try scenario("A subscription starts at the beginning, at the end, or behind a position")
        let run = Task { try await scenario.run(PatchedStores { $0.events = Endless(store: $0.events) }) }
        run.cancel()
        await #expect(throws: ConformanceFailure.self) { try await run.value }
    }

    /// An event store whose subscriptions only end.
    private struct Endless: EventStoreWrapper {
        let store: any EventStore

        func subscribe(
            after position: GlobalPosition,
            filter: EventFilter,
            pageSize: Int
        ) -> EventSequence {
            store.subscribe(after: GlobalPosition(.max), filter: filter, pageSize: pageSize)
        }
    }
}
