#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension EventOverlay {
    /// Refuses to commit on a log that has changed under what the transaction relies on.
    func validate(against log: borrowing EventLog) throws(EventStoreError) {
        // In the order of names, so that of several conflicts always the same is told.
        for (stream, overlay) in streams.sorted(by: { $0.key < $1.key }) {
            let base = StreamView(stream: stream, base: log.streams[stream], overlay: nil)
            if let pinned = overlay.pinned, pinned != base.version {
                if base.status == .deleted { throw .streamDeleted(stream) }
                if pinned == .none { throw .streamExists(stream, actual: base.version) }
                throw .conflict(stream, expected: pinned, actual: base.version)
            }
            if !overlay.pending.isEmpty { try base.checkOpen() }
            if !overlay.isEmpty, base.status == .deleted { throw .streamDeleted(stream) }
        }
        for own in pending where log.contains(id: own.event.id) {
            throw .duplicateEventID(own.event.id, log.event(id: own.event.id)?.stream ?? own.stream)
        }
        // Last, since the others say more of what came between.
        if let positionBase, !pending.isEmpty, positionBase != log.head { throw .positionsMoved }
        if let refused, log.hasEvents(of: refused.types, behind: refused.base) { throw .positionsMoved }
    }

    /// Does to the log what the transaction put aside; nothing can fail any more.
    func apply(
        to log: inout EventLog,
        at now: Date
    ) -> EventCommit {
        var commit = EventCommit(appended: log.head..<log.head)
        for batch in batches {
            let result = log.append(pending[batch.range], to: batch.stream, at: now)
            if !batch.stream.isSystem { commit.appends.append(result) }
        }
        for (stream, overlay) in streams {
            if let version = overlay.truncatedBefore { log.truncate(stream, before: version) }
            if let status = overlay.status { log.mark(stream, as: status) }
            if overlay.status == .deleted { commit.deleted.append(stream) }
        }
        commit.appended = commit.appended.lowerBound..<log.head
        return commit
    }
}
