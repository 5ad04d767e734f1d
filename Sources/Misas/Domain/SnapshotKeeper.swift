/// Saves the states of aggregates now and then, so that not all of their events have to be read.
///
/// A snapshot is only ever a shortcut: one that is missing, of another form or unreadable is passed over, and failing to
/// save one fails nothing.
struct SnapshotKeeper<Root: Aggregate>: Sendable {
    let snapshots: any SnapshotStore

    /// The last saved state.
    func load(_ stream: StreamName) async -> AggregateRepository<Root>.Loaded? {
        guard Root.snapshotInterval != nil else { return nil }
        guard let found = try? await snapshots.latest(of: stream, schemaTag: Root.stateFingerprint),
            let state = try? JSON.decode(Root.self, from: found.data)
        else { return nil }
        return AggregateRepository<Root>.Loaded(state: state, version: found.version)
    }

    /// Saves the state when a multiple of the interval lies between the two versions.
    func save(_ state: Root, from previous: StreamVersion, to version: StreamVersion, stream: StreamName) async {
        guard let interval = Root.snapshotInterval, interval > 0 else { return }
        guard version.rawValue / Int64(interval) > previous.rawValue / Int64(interval) else { return }
        guard let data = try? JSON.encode(state) else { return }
        try? await snapshots.save(
            Snapshot(stream: stream, schemaTag: Root.stateFingerprint, version: version, data: data)
        )
    }
}
