import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A transaction of the stores in memory: what it does is kept aside until its body has returned.
final class InMemoryTransaction: StoreTransaction {
    let core: InMemoryCore
    /// What was put aside; nothing once the transaction has ended.
    ///
    /// In a part, which puts aside with the whole, it only tells whether the part has ended.
    private let overlay = Mutex<StoreOverlay?>(StoreOverlay())
    /// What this one is a part of.
    private let whole: InMemoryTransaction?

    init(
        core: InMemoryCore,
        partOf whole: InMemoryTransaction? = nil
    ) {
        self.core = core
        self.whole = whole
    }

    var events: any EventStreams { InMemoryEventStreams(session: .transaction(self)) }
    var documents: any DocumentStore { InMemoryDocumentStore(session: .transaction(self)) }
    var checkpoints: any Checkpoints { InMemoryCheckpoints(session: .transaction(self)) }
    var predictions: any PredictionSchedule { InMemoryPredictionSchedule(session: .transaction(self)) }
    var snapshots: any SnapshotStore { InMemorySnapshotStore(session: .transaction(self)) }
    var replies: any ReplyStore { InMemoryReplyStore(session: .transaction(self)) }
    var tables: any TableStore { InMemoryTableStore(session: .transaction(self)) }

    /// Decides something, and puts it aside.
    func perform<R: Sendable, Failure: StoreFailure>(
        _ body: (inout StoreOverlay, borrowing InMemoryState, Date) throws(Failure) -> R
    ) throws(Failure) -> R {
        if let whole {
            guard overlay.withLock({ $0 != nil }) else { throw .invalid(.transactionEnded) }
            return try whole.perform(body)
        }
        let now = core.now()
        return try overlay.withLock { overlay throws(Failure) -> R in
            guard var changed = overlay.take() else { throw .invalid(.transactionEnded) }
            defer { overlay = changed }
            return try core.state.withLock { state throws(Failure) -> R in try body(&changed, state, now) }
        }
    }

    /// Does all that was put aside, and ends the transaction.
    func commit() throws -> EventCommit {
        guard let overlay = end() else { throw StoreError.invalid(.transactionEnded) }
        return try core.commit(overlay)
    }

    /// Ends the transaction and gives what was put aside, unless it has ended before.
    @discardableResult
    func end() -> StoreOverlay? {
        overlay.withLock { $0.take() }
    }
}
