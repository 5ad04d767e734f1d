/// All committed snapshots of the stores in memory.
struct SnapshotTable: ~Copyable {
    private var snapshots: [StreamName: [ExactText: Snapshot]] = [:]

    func latest(
        of stream: StreamName,
        schemaTag: String
    ) -> Snapshot? {
        snapshots[stream]?[ExactText(schemaTag)]
    }

    mutating func save(_ snapshot: Snapshot) {
        let tag = ExactText(snapshot.schemaTag)
        if let kept = snapshots[snapshot.stream]?[tag], kept.version > snapshot.version { return }
        snapshots[snapshot.stream, default: [:]][tag] = snapshot
    }

    mutating func deleteAll(of stream: StreamName) {
        snapshots[stream] = nil
    }
}
