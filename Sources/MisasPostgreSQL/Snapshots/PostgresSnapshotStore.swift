import Misas
import PostgresClient

/// The snapshot store on PostgreSQL.
///
/// A trigger deletes the snapshots of a stream that is deleted.
struct PostgresSnapshotStore: SnapshotStore {
    let session: PostgresSession
    let sql: SnapshotSQL

    init(
        database: PostgresDatabase,
        session: PostgresSession
    ) {
        self.session = session
        sql = database.statements.snapshots
    }

    func save(_ snapshot: Snapshot) async throws(StoreError) {
        try StoreError.checking { () throws(InvalidStoreInput) in try snapshot.check() }
        let values: [PostgresValue] = [
            .text(snapshot.stream.name), .text(snapshot.schemaTag), .bigint(snapshot.version.rawValue),
            .jsonb(snapshot.data),
        ]
        _ = try await session.decide(PostgresStatement(sql.save, values), failingAs: StoreError.self)
    }

    func latest(
        of stream: StreamName,
        schemaTag: String
    ) async throws(StoreError) -> Snapshot? {
        try StoreError.checking { () throws(InvalidStoreInput) in try NameRules.check(schemaTag, as: .schemaTag) }
        let statement = PostgresStatement(sql.latest, [.text(stream.name), .text(schemaTag)])
        let result = try await session.read(statement, failingAs: StoreError.self)
        return try StoreError.reading { () throws(PostgresError) -> Snapshot? in
            guard let row = result.first else { return nil }
            return Snapshot(
                stream: stream,
                schemaTag: schemaTag,
                version: StreamVersion(try row.int64(0)),
                data: try row.jsonb(1)
            )
        }
    }

    func deleteAll(of stream: StreamName) async throws(StoreError) {
        let statement = PostgresStatement(sql.deleteAll, [.text(stream.name)])
        _ = try await session.decide(statement, failingAs: StoreError.self)
    }
}
