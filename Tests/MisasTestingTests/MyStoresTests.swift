import Misas
import MisasTesting
import Testing

/// Stores for one scenario.
///
/// These are in memory; yours would open a database, in a schema of its own.
struct MyStoresUnderTest: ClockedStores {
    private let clock = ManualClock(UTCClock().now)
    let stores: any Stores

    init() async throws {
        stores = InMemoryStores(clock: { [clock] in clock.now })
    }

    func advanceClock(by duration: Duration) async throws {
        clock.advance(by: duration)
    }

    func shutDown() async throws {
        // Close connections, and remove what the scenario wrote.
    }
}

@Suite("My stores")
struct MyStoresTests {
    @Test("keep the promise", arguments: StoreConformance.all)
    func promise(_ scenario: StoreScenario) async throws {
        try await scenario.run { try await MyStoresUnderTest() }
    }

    @Test("keep the promise about time", arguments: StoreConformance.clock)
    func promise(_ scenario: ClockScenario) async throws {
        try await scenario.run { try await MyStoresUnderTest() }
    }
}
