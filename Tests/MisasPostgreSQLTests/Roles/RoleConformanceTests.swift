import Misas
import MisasPostgreSQL
import MisasTesting
import Testing

/// Stores for one scenario, opened by a role that does not own them.
private struct ApplicationUnderTest: ClockedStores {
    private let opened: PostgresStores
    var stores: any Stores { opened }

    init() async throws {
        let roles = try await TwoRoles()
        try await roles.migrate()
        let owner = try await roles.open(as: roles.owner)
        try await owner.tables.prepare(StoreConformance.sampleTables)
        await owner.close()
        opened = try await roles.open(as: roles.application)
        guard opened.protection == .byRole else { throw UnprotectedError() }
    }

    func advanceClock(by duration: Duration) async throws {
        opened.clockOffset = opened.clockOffset + duration
    }

    func shutDown() async throws {
        await opened.close()
    }
}

private struct UnprotectedError: Error {}

@Suite("The stores on PostgreSQL, used by a role that does not own them,", .serialized, .timeLimit(.minutes(10)))
struct RoleConformanceTests {
    /// For what may take its time when all other tests run too.
    private static let patience = Duration.seconds(120)

    @Test("keep the promise", arguments: StoreConformance.all)
    func promise(_ scenario: StoreScenario) async throws {
        try await scenario.run(patience: Self.patience) { try await ApplicationUnderTest() }
    }

    @Test("keep the promise about time", arguments: StoreConformance.clock)
    func promise(_ scenario: ClockScenario) async throws {
        try await scenario.run(patience: Self.patience) { try await ApplicationUnderTest() }
    }
}
