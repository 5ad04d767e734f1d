import Misas
import MisasPostgreSQL
import MisasTesting
import PostgresClient
import PostgresTestSupport
import Testing

@Suite("Appends in shared transactions", .timeLimit(.minutes(5)))
struct AppendQueueTests {
    private func event() -> NewEvent { NewEvent(type: "queue.event", data: Array("{}".utf8)) }

    @Test("A stream that somebody holds delays nobody who writes to others")
    func heldStream() async throws {
        let configuration = try await PostgresConfiguration(PostgresCluster.shared.newDatabase())
        let stores = try await PostgresStores.open(configuration)
        let pool = PostgresPool(configuration, maximum: 1)
        let waiters = PostgresStatement(
            """
            SELECT count(*) FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock'
            """
        )
        let held = try StreamName("held-1")
        let delayed = try await stores.commit { transaction in
            try await transaction.events.append([event()], to: held, expecting: .noStream)
            let first = Task { try await stores.events.append([event()], to: held, expecting: .any) }
            while try await pool.execute(waiters).first?.int64(0) == 0 { await Task.yield() }
            // More of them than there are transactions at once.
            let others = (0..<8).map { _ in
                Task { try await stores.events.append([event()], to: held, expecting: .any) }
            }
            for number in 0..<50 {
                try await stores.events.append([event()], to: StreamName("free-\(number)"), expecting: .noStream)
            }
            #expect(try await pool.execute(waiters).first?.int64(0) == 1)
            return [first] + others
        }
        var versions: [StreamVersion] = []
        for task in delayed.value { versions.append(try await task.value.lastVersion) }
        #expect(Set(versions) == Set((2...10).map { StreamVersion($0) }))
        await stores.close()
        await pool.close()
    }

    @Test("An append is not given up for the sake of those that it was sent along with")
    func knownBeside() async throws {
        let stores = try await PostgresStores.open(PostgresConfiguration(PostgresCluster.shared.newDatabase()))
        let known = (0..<30).map { _ in event() }
        for (number, event) in known.enumerated() {
            try await stores.events.append([event], to: StreamName("known-\(number)"), expecting: .noStream)
        }
        let isOver = Flag()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, event) in known.enumerated() {
                group.addTask {
                    // As a program does that does not know what became of it.
                    while !isOver.isRaised {
                        let again = try await stores.events.append(
                            [event],
                            to: StreamName("known-\(number)"),
                            expecting: .any
                        )
                        #expect(again.wasAlreadyStored)
                    }
                }
            }
            group.addTask {
                defer { isOver.raise() }
                for number in 0..<50 {
                    try await stores.events.append([event()], to: StreamName("new-\(number)"), expecting: .noStream)
                }
            }
            try await group.waitForAll()
        }
        await stores.close()
    }
}
