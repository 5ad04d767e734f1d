import Foundation
import Misas
import PostgresClient
import PostgresTestSupport
import Testing

@testable import MisasPostgreSQL

/// Scenario 34, and with it 29 to 33.
@Suite("In a storm of writers", .serialized, .timeLimit(.minutes(10)))
struct StormTests {
    /// How long the storm lasts; `Tests/long storm` says more.
    private static let duration = Duration.seconds(
        Int(ProcessInfo.processInfo.environment["MISAS_STORM_SECONDS"] ?? "") ?? 4
    )

    @Test("readers miss nothing, see nothing twice, and see every stream in its order")
    func storm() async throws {
        let stores = try await TestDatabase()
        let report = try await Storm(stores).run(for: Self.duration)
        print("storm: \(report)")
        #expect(report.stored > 100, "the storm was a breeze")
        #expect(report.missed == 0)
        #expect(report.doubled == 0)
        #expect(report.inversions == 0)
        #expect(report.lost == 0)
        await stores.close()
    }

    @Test("a reader that trusted the last position would miss events: the storm is one")
    func naive() async throws {
        let stores = try await TestDatabase()
        try await stores.sql(
            """
            CREATE OR REPLACE FUNCTION misas.watermark() RETURNS bigint LANGUAGE sql
            AS 'SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM misas.event_positions'
            """
        )
        var missed: Int64 = 0
        for _ in 0..<20 where missed == 0 { missed = try await Storm(stores).run(for: .seconds(1)).missed }
        #expect(missed > 0)
        await stores.close()
    }

    @Test("an open transaction in another database of the cluster delays no reader")
    func otherDatabase() async throws {
        let stores = try await TestDatabase()
        let other = try await PostgresConnection.open(
            PostgresConfiguration(PostgresCluster.shared.newDatabase())
        )
        try await other.script("CREATE TABLE held (n int); BEGIN; INSERT INTO held VALUES (1)")
        var events = stores.events.subscribe(after: .start).makeAsyncIterator()
        let appended = try await stores.events.append(
            [NewEvent(type: "storm.event", data: Array("{}".utf8))],
            to: StreamName("storm-1"),
            expecting: .any
        )
        #expect(try await events.next()?.position == appended.lastPosition)
        // It was open all the while.
        let open = try await other.execute(PostgresStatement("SELECT pg_current_xact_id_if_assigned() IS NOT NULL"))
        #expect(try open[0].boolean(0))
        await other.close()
        await stores.close()
    }
}
