/// A store of snapshots: the latest for each stream and schema tag, so that two versions of a program may run side by
/// side.
///
/// What deletes a stream deletes its snapshots, and none is kept of a deleted stream.
public protocol SnapshotStore: Sendable {
    /// Keeps a snapshot, unless there is a later one or the stream was deleted.
    ///
    /// - Throws: ``StoreError``.
    func save(_ snapshot: Snapshot) async throws(StoreError)

    /// The latest snapshot of a stream in a schema; `nil` when there is none.
    ///
    /// - Throws: ``StoreError``.
    func latest(
        of stream: StreamName,
        schemaTag: String
    ) async throws(StoreError) -> Snapshot?

    /// Deletes the snapshots of a stream, in every schema.
    ///
    /// - Throws: ``StoreError``.
    func deleteAll(of stream: StreamName) async throws(StoreError)
}
