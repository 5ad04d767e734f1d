/// The snapshot store in memory.
struct InMemorySnapshotStore: SnapshotStore {
    let session: InMemorySession

    func save(_ snapshot: Snapshot) async throws(StoreError) {
        try StoreError.checking { () throws(InvalidStoreInput) in try snapshot.check() }
        _ = try session.perform { overlay, _, _ throws(StoreError) in overlay.snapshots.save(snapshot) }
    }

    func latest(
        of stream: StreamName,
        schemaTag: String
    ) async throws(StoreError) -> Snapshot? {
        try StoreError.checking { () throws(InvalidStoreInput) in try NameRules.check(schemaTag, as: .schemaTag) }
        return try session.perform { overlay, state, _ throws(StoreError) in
            guard overlay.events.view(of: stream, over: state.events).status != .deleted else { return Snapshot?.none }
            return overlay.snapshots.latest(of: stream, schemaTag: schemaTag, over: state.snapshots)
        }
        .0
    }

    func deleteAll(of stream: StreamName) async throws(StoreError) {
        _ = try session.perform { overlay, _, _ throws(StoreError) in overlay.snapshots.deleteAll(of: stream) }
    }
}
