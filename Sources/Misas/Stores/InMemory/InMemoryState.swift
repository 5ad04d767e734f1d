#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Everything that a set of stores in memory holds. Not copyable, so that nobody makes a change to it cost a copy.
struct InMemoryState: ~Copyable {
    var events = EventLog()
    var subscribers = Subscribers()

    /// Does what was put aside, and says whom it wakes.
    mutating func apply(
        _ overlay: StoreOverlay,
        at now: Date
    ) -> (StoreCommit, WakeUps) {
        let commit = StoreCommit(events: overlay.events.apply(to: &events, at: now))
        let appended = commit.events.appended
        let events = events.entries[Int(appended.lowerBound)..<Int(appended.upperBound)].lazy.compactMap { $0?.event }
        return (commit, appended.isEmpty ? WakeUps() : subscribers.take(wanting: events))
    }
}
