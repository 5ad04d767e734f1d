#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What a transaction does: kept aside until it commits, then done in one step.
///
/// An operation outside of a transaction is one of a single step, by the same code.
struct StoreOverlay: Sendable {
    var events = EventOverlay()
    var documents = DocumentOverlay()
    var checkpoints = CheckpointOverlay()
    var predictions = PredictionOverlay()
    var snapshots = SnapshotOverlay()
    var replies = ReplyOverlay()
    var tables = TableOverlay()

    /// Refuses to commit on a state that has changed under what the transaction relies on.
    ///
    /// Replies come first: where a command was done meanwhile, its reply says more than the conflict that it caused.
    func validate(
        against state: borrowing InMemoryState,
        at now: Date
    ) throws {
        try replies.validate(against: state.replies, at: now)
        try checkpoints.validate(against: state.checkpoints)
        try predictions.validate(against: state.predictions)
        try events.validate(against: state.events)
        try documents.validate(against: state.documents)
        try tables.validate(against: state.tables)
    }
}
