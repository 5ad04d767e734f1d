/// The statements of the snapshot store, for a schema.
final class SnapshotSQL: Sendable {
    let save: String
    let latest: String
    let deleteAll: String

    init(_ schema: PostgresSchema) {
        save = EmbeddedSQL.snapshotsSave.text(for: schema)
        latest = EmbeddedSQL.snapshotsLatest.text(for: schema)
        deleteAll = EmbeddedSQL.snapshotsDeleteAll.text(for: schema)
    }
}
