/// What a transaction does to snapshots: kept aside until it commits.
///
/// Nothing in it can conflict.
struct SnapshotOverlay: Sendable {
    private var saved: [StreamName: [ExactText: Snapshot]] = [:]
    private var deleted: Set<StreamName> = []

    func latest(
        of stream: StreamName,
        schemaTag: String,
        over table: borrowing SnapshotTable
    ) -> Snapshot? {
        let own = saved[stream]?[ExactText(schemaTag)]
        guard !deleted.contains(stream), let base = table.latest(of: stream, schemaTag: schemaTag) else { return own }
        guard let own, own.version >= base.version else { return base }
        return own
    }

    mutating func save(_ snapshot: Snapshot) {
        let tag = ExactText(snapshot.schemaTag)
        if let kept = saved[snapshot.stream]?[tag], kept.version > snapshot.version { return }
        saved[snapshot.stream, default: [:]][tag] = snapshot
    }

    mutating func deleteAll(of stream: StreamName) {
        saved[stream] = nil
        deleted.insert(stream)
    }

    /// Does what was put aside.
    ///
    /// Of a stream that is deleted, nothing is kept.
    func apply(
        to table: inout SnapshotTable,
        unlessDeletedIn log: borrowing EventLog
    ) {
        for stream in deleted { table.deleteAll(of: stream) }
        for (stream, snapshots) in saved where log.streams[stream]?.status != .deleted {
            for snapshot in snapshots.values { table.save(snapshot) }
        }
    }
}
