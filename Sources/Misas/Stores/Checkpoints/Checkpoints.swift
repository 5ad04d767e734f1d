/// Checkpoints: the part of a checkpoint store that can also take part in a transaction.
public protocol Checkpoints: Sendable {
    /// Reads a checkpoint; `nil` when it was neither saved nor claimed.
    ///
    /// - Throws: ``CheckpointError``.
    func load(_ name: String) async throws(CheckpointError) -> Checkpoint?

    /// Reads a checkpoint, and lets nobody move or claim it until the transaction ends; `nil` when it was neither saved nor
    /// claimed, which then stays so.
    ///
    /// Any number of transactions may hold a checkpoint at once. A store makes the others wait, or refuses to commit when
    /// they came before: with ``CheckpointError/fenced(_:fence:current:)`` or
    /// ``CheckpointError/conflict(_:expected:actual:)``. Outside of a transaction it only reads.
    ///
    /// - Throws: ``CheckpointError``.
    @discardableResult
    func hold(_ name: String) async throws(CheckpointError) -> Checkpoint?

    /// Moves a checkpoint, forward or back, if it is where it is expected and nobody claimed it since.
    ///
    /// A checkpoint that does not exist stands at ``GlobalPosition/start`` with fencing number 0.
    ///
    /// - Throws: ``CheckpointError``; ``CheckpointError/fenced(_:fence:current:)`` before
    ///   ``CheckpointError/conflict(_:expected:actual:)`` where both are due.
    func save(
        _ position: GlobalPosition,
        for name: String,
        expecting expected: GlobalPosition,
        fence: Int64
    ) async throws(CheckpointError)
}
