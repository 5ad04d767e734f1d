import Misas
import MisasTesting

/// Snapshot stores that break their promises.
enum SnapshotFaults {
    static let all = [
        StoreFault(
            "A snapshot store that keeps the last one saved",
            in: "The latest snapshot is kept, and an older one does not replace it",
            expected: "300",
            found: "200"
        ) { PatchedStores { $0.snapshots = KeepsLastSaved(base: $0.snapshots) } },
        StoreFault(
            "A snapshot store that knows no schemas",
            in: "A snapshot of another schema is none, and does not disturb",
            expected: "nil",
            found: "Snapshot("
        ) { PatchedStores { $0.snapshots = KnowsNoSchemas(base: $0.snapshots) } },
    ]

    private struct KeepsLastSaved: SnapshotStoreWrapper {
        let base: any SnapshotStore

        func save(_ snapshot: Snapshot) async throws(StoreError) {
            try await base.deleteAll(of: snapshot.stream)
            try await base.save(snapshot)
        }
    }

    private struct KnowsNoSchemas: SnapshotStoreWrapper {
        let base: any SnapshotStore

        func save(_ snapshot: Snapshot) async throws(StoreError) {
            try await base.save(
                Snapshot(stream: snapshot.stream, schemaTag: "all", version: snapshot.version, data: snapshot.data)
            )
        }

        func latest(
            of stream: StreamName,
            schemaTag: String
        ) async throws(StoreError) -> Snapshot? {
            try await base.latest(of: stream, schemaTag: "all")
        }
    }
}
