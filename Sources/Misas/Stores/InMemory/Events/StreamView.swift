#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A stream as a transaction sees it: what is committed, under what the transaction does to it.
struct StreamView {
    let stream: StreamName
    let base: StreamRecord?
    let overlay: StreamOverlay?

    var baseVersion: StreamVersion { base?.version ?? .none }
    var version: StreamVersion { StreamVersion(baseVersion.rawValue + Int64(overlay?.pending.count ?? 0)) }
    var status: StreamInfo.Status { overlay?.status ?? base?.status ?? .open }

    /// The version of the oldest event that is there; beyond ``version`` when none is.
    var firstVersion: StreamVersion {
        max(base?.firstVersion ?? .first, overlay?.truncatedBefore ?? .first)
    }

    /// Refuses a stream that takes no events.
    func checkOpen() throws(EventStoreError) {
        switch status {
        case .open: return
        case .archived: throw .streamArchived(stream)
        case .deleted: throw .streamDeleted(stream)
        }
    }

    /// Refuses a stream that is not there.
    func checkPresent() throws(EventStoreError) {
        guard status != .deleted else { throw .streamDeleted(stream) }
        guard version > .none else { throw .streamNotFound(stream) }
    }

    /// The stream without its events, if it is known; `pending` are the transaction's events, in order.
    func info(pending: [PendingEvent]) -> StreamInfo? {
        let own = overlay?.pending ?? []
        guard
            let createdAt = base?.createdAt ?? own.first.map({ pending[$0].recordedAt }),
            let lastAppendedAt = own.last.map({ pending[$0].recordedAt }) ?? base?.lastAppendedAt
        else { return nil }
        return StreamInfo(
            stream: stream,
            version: version,
            firstVersion: firstVersion,
            status: status,
            createdAt: createdAt,
            lastAppendedAt: lastAppendedAt
        )
    }
}
