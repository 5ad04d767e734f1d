import Misas
import MisasTesting

/// A snapshot store that spells JSON otherwise.
struct DistantSnapshotStore: SnapshotStoreWrapper {
    let base: any SnapshotStore

    func save(_ snapshot: Snapshot) async throws(StoreError) {
        await Distance.pass()
        try await base.save(snapshot)
    }

    func latest(
        of stream: StreamName,
        schemaTag: String
    ) async throws(StoreError) -> Snapshot? {
        await Distance.pass()
        return try await base.latest(of: stream, schemaTag: schemaTag)
            .map { snapshot in
                Snapshot(
                    stream: snapshot.stream,
                    schemaTag: snapshot.schemaTag,
                    version: snapshot.version,
                    data: JSONSpelling.otherwise(snapshot.data)
                )
            }
    }
}
