import Misas
@testable import MisasPostgreSQL
import PostgresClient
import Testing

@Suite("Snapshots in PostgreSQL", .serialized, .timeLimit(.minutes(10)))
struct PostgresSnapshotTests {
    private func snapshot(_ stream: StreamName) -> Snapshot {
        Snapshot(stream: stream, schemaTag: "a", version: 1, data: Array("{}".utf8))
    }

    /// Deletes a stream as the event store does, as far as snapshots see it.
    private func delete(
        _ stream: StreamName,
        _ fixture: DatabaseFixture
    ) async throws {
        try await fixture.sql("UPDATE \(fixture.table("streams")) SET status = 2 WHERE name = $1", [.text(stream.name)])
    }

    private func rows(_ fixture: DatabaseFixture) async throws -> Int {
        try await fixture.sql("SELECT 1 FROM \(fixture.table("snapshots"))").count
    }

    @Test("What deletes a stream deletes its snapshots, and none is kept afterwards")
    func deleted() async throws {
        let fixture = try await DatabaseFixture()
        for text in HostileStrings.all where !text.hasPrefix("$") {
            let stream = try StreamName(text)
            try await fixture.sql(
                "INSERT INTO \(fixture.table("streams")) (name, created_at) VALUES ($1, clock_timestamp())",
                [.text(text)]
            )
            try await fixture.database.snapshots.save(snapshot(stream))
            #expect(try await fixture.database.snapshots.latest(of: stream, schemaTag: "a")?.version == 1)
            try await delete(stream, fixture)
            #expect(try await rows(fixture) == 0)
            try await fixture.database.snapshots.save(snapshot(stream))
            #expect(try await rows(fixture) == 0)
        }
        await fixture.close()
    }

    @Test(
        "A snapshot that is being saved when its stream is deleted is deleted with it, and one that comes then is not kept"
    )
    func races() async throws {
        let fixture = try await DatabaseFixture()
        let database = fixture.database
        let stream = try StreamName("account-1")
        try await fixture.sql(
            "INSERT INTO \(fixture.table("streams")) (name, created_at) VALUES ('account-1', clock_timestamp())"
        )
        let deleting = try await database.transaction { session in
            try await PostgresSnapshotStore(database: database, session: session).save(snapshot(stream))
            let deleting = Task { try await delete(stream, fixture) }
            try await fixture.untilSomebodyWaits()
            return deleting
        }
        try await deleting.value
        #expect(try await rows(fixture) == 0)

        try await fixture.sql("UPDATE \(fixture.table("streams")) SET status = 0")
        let saving = try await database.pool.transaction { connection in
            try await connection.execute(PostgresStatement("UPDATE \(fixture.table("streams")) SET status = 2"))
            let saving = Task { try await database.snapshots.save(snapshot(stream)) }
            try await fixture.untilSomebodyWaits()
            return saving
        }
        try await saving.value
        #expect(try await rows(fixture) == 0)
        await fixture.close()
    }

    @Test("Of programs that save at once the latest stays")
    func latest() async throws {
        let fixture = try await DatabaseFixture()
        let other = fixture.another()
        let stores = [fixture.database.snapshots, other.snapshots]
        let stream = try StreamName("account-1")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for version in (1...40).shuffled() {
                group.addTask {
                    let data = Array("\(version)".utf8)
                    try await stores[version % 2].save(
                        Snapshot(stream: stream, schemaTag: "a", version: StreamVersion(Int64(version)), data: data)
                    )
                }
            }
            try await group.waitForAll()
        }
        let latest = try #require(try await stores[0].latest(of: stream, schemaTag: "a"))
        #expect(latest.version == 40)
        #expect(latest.data == Array("40".utf8))
        await other.close()
        await fixture.close()
    }
}
