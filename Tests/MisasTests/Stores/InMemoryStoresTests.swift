import Misas
import MisasTesting
import Testing

@Suite("The stores in memory", .timeLimit(.minutes(3)))
struct InMemoryStoresTests {
    @Test("keep the promises of an append", arguments: StoreConformance.append)
    func append(_ scenario: StoreScenario) async throws {
        try await scenario.run { InMemoryStoresUnderTest() }
    }

    @Test("keep the promises of a read", arguments: StoreConformance.read)
    func read(_ scenario: StoreScenario) async throws {
        try await scenario.run { InMemoryStoresUnderTest() }
    }

    @Test("keep the promises of a stream's end", arguments: StoreConformance.lifecycle)
    func lifecycle(_ scenario: StoreScenario) async throws {
        try await scenario.run { InMemoryStoresUnderTest() }
    }

    @Test("keep the promises of a subscription", arguments: StoreConformance.subscription)
    func subscription(_ scenario: StoreScenario) async throws {
        try await scenario.run { InMemoryStoresUnderTest() }
    }

    @Test("keep the promises of documents", arguments: StoreConformance.documents)
    func documents(_ scenario: StoreScenario) async throws {
        try await scenario.run { InMemoryStoresUnderTest() }
    }

    @Test("keep the promises of checkpoints", arguments: StoreConformance.checkpoints)
    func checkpoints(_ scenario: StoreScenario) async throws {
        try await scenario.run { InMemoryStoresUnderTest() }
    }

    @Test("keep the promises of predictions", arguments: StoreConformance.predictions)
    func predictions(_ scenario: StoreScenario) async throws {
        try await scenario.run { InMemoryStoresUnderTest() }
    }

    @Test("keep the promises of snapshots", arguments: StoreConformance.snapshots)
    func snapshots(_ scenario: StoreScenario) async throws {
        try await scenario.run { InMemoryStoresUnderTest() }
    }

    @Test("keep the promises of replies", arguments: StoreConformance.replies)
    func replies(_ scenario: StoreScenario) async throws {
        try await scenario.run { InMemoryStoresUnderTest() }
    }

    @Test("keep the promises of transactions", arguments: StoreConformance.transactions)
    func transactions(_ scenario: StoreScenario) async throws {
        try await scenario.run { InMemoryStoresUnderTest() }
    }

    @Test("keep their promises about time", arguments: StoreConformance.clock)
    func clock(_ scenario: ClockScenario) async throws {
        try await scenario.run { InMemoryStoresUnderTest() }
    }
}

/// One after the other: they wait for leases more than they compute, and others wait for processors.
@Suite("Processing on the stores in memory", .serialized, .timeLimit(.minutes(5)))
struct InMemoryProcessingTests {
    @Test("keeps the promise", arguments: StoreConformance.processing)
    func processing(_ scenario: StoreScenario) async throws {
        try await scenario.run { TickingStoresUnderTest() }
    }
}
