#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Everything that a set of stores in memory holds.
///
/// Not copyable, so that no change to it can cost a copy by mistake.
struct InMemoryState: ~Copyable {
    var events = EventLog()
    var documents = DocumentTable()
    var checkpoints = CheckpointTable()
    var predictions = PredictionTable()
    var snapshots = SnapshotTable()
    var replies = ReplyTable()
    var tables = TableRecords()
    var subscribers = Subscribers()
    var schedulers = Schedulers()

    /// Does what was put aside, and says whom it wakes.
    mutating func apply(
        _ overlay: StoreOverlay,
        at now: Date
    ) -> (EventCommit, WakeUps) {
        let commit = overlay.events.apply(to: &events, at: now)
        overlay.documents.apply(to: &documents)
        overlay.checkpoints.apply(to: &checkpoints)
        overlay.predictions.apply(to: &predictions)
        for stream in commit.deleted { snapshots.deleteAll(of: stream) }
        overlay.snapshots.apply(to: &snapshots, unlessDeletedIn: events)
        overlay.replies.apply(to: &replies, at: now)
        overlay.tables.apply(to: &tables)

        var wakeUps = WakeUps()
        if !commit.appended.isEmpty {
            let indexes = Int(commit.appended.lowerBound)..<Int(commit.appended.upperBound)
            wakeUps = subscribers.take(wanting: events.entries[indexes].lazy.compactMap { $0?.event })
        }
        if !overlay.predictions.isEmpty { wakeUps.schedulers = schedulers.take(over: predictions) }
        return (commit, wakeUps)
    }
}
