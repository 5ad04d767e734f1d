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
    /// - Throws: ``CheckpointError``; ``CheckpointError/fenced(_:fence:current:)`` where somebody did, and where the claim was
    ///   given up.
    func renew(
        _ name: String,
        fence: Int64,
        for lease: Duration
    ) async throws(CheckpointError) -> Checkpoint

    /// Gives a claim up, so that others need not wait for the lease to end. To do so again changes nothing.
    ///
    /// - Throws: ``CheckpointError``; ``CheckpointError/fenced(_:fence:current:)`` where somebody else claimed it.
    func release(
        _ name: String,
        fence: Int64
    ) async throws(CheckpointError)

    /// Takes part in sharing groups of checkpoints: counts the owner as a member of each for the time of the lease, extends
    /// the leases of what it holds of them, and claims what is free, in the group's order, while it holds fewer than its
    /// quota.
    ///
    /// All owners of a group are to call it again before their leases end, and give the same checkpoints. Each gets at
    /// most the quota then, once those who hold more have released what is beyond it; who calls no more is no member when
    /// its lease has ended, and what it held is free.
    ///
    /// It waits for no transaction. A checkpoint that one has moved or holds is not claimed, unless the store lets that
    /// transaction fail instead; one of the owner's own, which its own commit may be moving, stays held, and its lease is
    /// extended if that can be done at once.
    ///
    /// - Returns: The owner's share of each group, in the order of the groups.
    /// - Throws: ``CheckpointError``; ``InvalidStoreInput/repeatedName(_:_:)`` where a group or a checkpoint is named twice.
    func attend(
        _ groups: [CheckpointGroup],
        by owner: String,
        for lease: Duration
    ) async throws(CheckpointError) -> [CheckpointShare]

    /// Gives up all that an owner has claimed, and its part in all groups: for an owner that ends.
    ///
    /// Waits for the transactions that move what it holds.
    ///
    /// - Throws: ``CheckpointError``.
    func leave(_ owner: String) async throws(CheckpointError)

    /// Lets all who share a group know that there is something to look at: raises the group's revision, and gives it.
    ///
    /// - Throws: ``CheckpointError``.
    @discardableResult
    func notify(_ group: String) async throws(CheckpointError) -> Int64

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
