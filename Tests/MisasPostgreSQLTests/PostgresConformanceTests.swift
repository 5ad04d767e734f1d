import Misas
import MisasPostgreSQL
import MisasTesting
import PostgresClient
import PostgresTestSupport
import Testing

/// Stores on PostgreSQL for one scenario, in a database of its own.
private struct PostgresUnderTest: ClockedStores {
    private let opened: PostgresStores
    var stores: any Stores { opened }

    init() async throws {
        opened = try await PostgresStores.open(PostgresConfiguration(PostgresCluster.shared.newDatabase()))
    }

    func advanceClock(by duration: Duration) async throws {
        opened.clockOffset = opened.clockOffset + duration
    }

    func shutDown() async throws {
        await opened.close()
    }
}

@Suite("The stores on PostgreSQL", .timeLimit(.minutes(5)))
struct PostgresConformanceTests {
    /// For what may take its time when all other tests run too.
    private static let patience = Duration.seconds(60)

    @Test("keep the promise", arguments: StoreConformance.all)
    func promise(_ scenario: StoreScenario) async throws {
        try await scenario.run(patience: Self.patience) { try await PostgresUnderTest() }
    }

    @Test("keep the promise about time", arguments: StoreConformance.clock)
    func promise(_ scenario: ClockScenario) async throws {
        try await scenario.run(patience: Self.patience) { try await PostgresUnderTest() }
    }
}
