/// A store of checkpoints, each moved by one owner at a time.
///
/// A lease keeps others from claiming; the fencing number keeps an owner that has lost its lease without knowing it
/// from moving the checkpoint once another has claimed it.
public protocol CheckpointStore: Checkpoints {
    /// Claims a checkpoint, which then has a new fencing number. An owner may claim again what it holds: it may have
    /// been restarted.
    ///
    /// - Throws: ``CheckpointError``; ``CheckpointError/held(_:owner:until:)`` where another's lease has not ended.
    func claim(
        _ name: String,
        by owner: String,
        for lease: Duration
    ) async throws(CheckpointError) -> Checkpoint

    /// Extends the lease of a claim, from now; also one that has ended, if nobody else claimed the checkpoint since.
    ///
    /// - Throws: ``CheckpointError``; ``CheckpointError/fenced(_:fence:current:)`` where somebody did.
    func renew(
        _ name: String,
        fence: Int64,
        for lease: Duration
    ) async throws(CheckpointError) -> Checkpoint

    /// Gives a claim up, so that others need not wait for the lease to end.
    ///
    /// - Throws: ``CheckpointError``; ``CheckpointError/fenced(_:fence:current:)`` where somebody else claimed it.
    func release(
        _ name: String,
        fence: Int64
    ) async throws(CheckpointError)

    /// All checkpoints, by name.
    ///
    /// - Throws: ``CheckpointError``.
    func list() async throws(CheckpointError) -> [Checkpoint]

    /// Forgets a checkpoint, and says whether there was one. Its fencing numbers are not given again.
    ///
    /// - Throws: ``CheckpointError``.
    @discardableResult
    func delete(_ name: String) async throws(CheckpointError) -> Bool
}
