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
        opened = try await PostgresStores.open(
            PostgresConfiguration(PostgresCluster.shared.newDatabase(), statementTimeout: .seconds(120)),
            // When all tests run at once, who waits for a connection may wait for a processor first.
            options: PostgresStoresOptions(patience: .seconds(120))
        )
    }

    func advanceClock(by duration: Duration) async throws {
        opened.clockOffset = opened.clockOffset + duration
    }

    func shutDown() async throws {
        await opened.close()
    }
}

@Suite("The stores on PostgreSQL", .serialized, .timeLimit(.minutes(10)))
struct PostgresConformanceTests {
    /// For what may take its time when all other tests run too.
    private static let patience = Duration.seconds(120)

    @Test("keep the promise", arguments: StoreConformance.all + StoreConformance.tableMaking)
    func promise(_ scenario: StoreScenario) async throws {
        try await scenario.run(patience: Self.patience) { try await PostgresUnderTest() }
    }

    @Test("keep the promise of processing", arguments: StoreConformance.processing)
    func processing(_ scenario: StoreScenario) async throws {
        try await scenario.run(patience: Self.patience) { try await PostgresUnderTest() }
    }

    @Test("keep the promise about time", arguments: StoreConformance.clock)
    func promise(_ scenario: ClockScenario) async throws {
        try await scenario.run(patience: Self.patience) { try await PostgresUnderTest() }
    }
}
