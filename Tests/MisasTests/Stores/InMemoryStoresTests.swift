import Misas
import Testing

@Suite("The stores in memory", .timeLimit(.minutes(1)))
struct InMemoryStoresTests {
    @Test("keep the promises of an append", arguments: AppendConformance.scenarios)
    func append(_ scenario: StoreScenario) async throws {
        try await scenario.run(InMemoryStores())
    }

    @Test("keep the promises of a read", arguments: ReadConformance.scenarios)
    func read(_ scenario: StoreScenario) async throws {
        try await scenario.run(InMemoryStores())
    }

    @Test("keep the promises of a stream's end", arguments: LifecycleConformance.scenarios)
    func lifecycle(_ scenario: StoreScenario) async throws {
        try await scenario.run(InMemoryStores())
    }

    @Test("keep the promises of a subscription", arguments: SubscriptionConformance.scenarios)
    func subscription(_ scenario: StoreScenario) async throws {
        let stores = InMemoryStores()
        try await scenario.run(stores)
        #expect(stores.waitingTasks == 0)
    }

    @Test("keep the promises of documents", arguments: DocumentConformance.scenarios)
    func documents(_ scenario: StoreScenario) async throws {
        try await scenario.run(InMemoryStores())
    }

    @Test("keep the promises of checkpoints", arguments: CheckpointConformance.scenarios)
    func checkpoints(_ scenario: StoreScenario) async throws {
        try await scenario.run(InMemoryStores())
    }

    @Test("keep the promises of predictions", arguments: PredictionConformance.scenarios)
    func predictions(_ scenario: StoreScenario) async throws {
        try await scenario.run(InMemoryStores())
    }

    @Test("keep the promises of snapshots", arguments: SnapshotConformance.scenarios)
    func snapshots(_ scenario: StoreScenario) async throws {
        try await scenario.run(InMemoryStores())
    }

    @Test("keep the promises of replies", arguments: ReplyConformance.scenarios)
    func replies(_ scenario: StoreScenario) async throws {
        try await scenario.run(InMemoryStores())
    }

    @Test("keep the promises of transactions", arguments: TransactionConformance.scenarios)
    func transactions(_ scenario: StoreScenario) async throws {
        try await scenario.run(InMemoryStores())
    }
}
