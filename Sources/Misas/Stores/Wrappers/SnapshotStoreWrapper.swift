/// A snapshot store that passes everything on; a broken one does one thing otherwise.
package protocol SnapshotStoreWrapper: SnapshotStore {
    var base: any SnapshotStore { get }
}

extension SnapshotStoreWrapper {
    package func save(_ snapshot: Snapshot) async throws(StoreError) {
        try await base.save(snapshot)
    }

    package func latest(
        of stream: StreamName,
        schemaTag: String
    ) async throws(StoreError) -> Snapshot? {
        try await base.latest(of: stream, schemaTag: schemaTag)
    }

    package func deleteAll(of stream: StreamName) async throws(StoreError) {
        try await base.deleteAll(of: stream)
    }
}
