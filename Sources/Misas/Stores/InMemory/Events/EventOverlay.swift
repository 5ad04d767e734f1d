#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What a transaction does to events: kept aside until it commits.
struct EventOverlay: Sendable {
    /// Events that were appended together.
    struct Batch: Sendable {
        let stream: StreamName
        let range: Range<Int>
    }

    private(set) var pending: [PendingEvent] = []
    private(set) var batches: [Batch] = []
    private(set) var streams: [StreamName: StreamOverlay] = [:]
    private var ids: [UUID: Int] = [:]
    /// The last position before those of the transaction's events; `nil` when these are given at commit.
    private(set) var positionBase: Int64?
    /// The types of which others must not append events, and the last position when that was said.
    private(set) var refused: (types: Set<String>, base: Int64)?

    var isEmpty: Bool { streams.values.allSatisfy(\.isEmpty) }

    /// A stream as the transaction sees it.
    func view(
        of stream: StreamName,
        over log: borrowing EventLog
    ) -> StreamView {
        StreamView(stream: stream, base: log.streams[stream], overlay: streams[stream])
    }

    /// The transaction's own event of an id, and its position.
    func pendingEvent(id: UUID) -> (event: PendingEvent, position: GlobalPosition)? {
        ids[id].map { (pending[$0], position(ofPending: $0)) }
    }

    /// The position that one of the transaction's events will have, as far as that is known.
    func position(ofPending index: Int) -> GlobalPosition {
        positionBase.map { GlobalPosition($0 + Int64(index) + 1) } ?? .pending
    }

    /// Lets the transaction commit its events only behind this position, and tells theirs before.
    mutating func pinPositions(behind position: Int64) {
        // The first pin stays: positions may have been told.
        positionBase = positionBase ?? position
    }

    /// Lets the transaction commit only if others append no events of some types behind this position.
    mutating func refuseAppends(
        of types: Set<String>,
        behind position: Int64
    ) {
        refused = refused ?? (types, position)
    }

    /// Puts events aside for a stream.
    mutating func add(
        _ events: [NewEvent],
        to stream: StreamName,
        at now: Date
    ) {
        let start = pending.count
        var own = streams[stream]?.pending ?? []
        for event in events {
            ids[event.id] = pending.count
            own.append(pending.count)
            pending.append(PendingEvent(event: event, stream: stream, index: own.count - 1, recordedAt: now))
        }
        streams[stream, default: StreamOverlay()].pending = own
        batches.append(Batch(stream: stream, range: start..<pending.count))
    }

    /// Lets the transaction commit only if the stream is still at this committed version.
    mutating func pin(
        _ stream: StreamName,
        at version: StreamVersion
    ) {
        let overlay = streams[stream, default: StreamOverlay()]
        // The first pin stays: what the transaction decided first rests on it.
        streams[stream, default: overlay].pinned = overlay.pinned ?? version
    }

    /// Pins a stream if the transaction's own events are in what it is about to see of it.
    mutating func pinIfOwnEventsShow(
        _ stream: StreamName,
        over log: borrowing EventLog
    ) {
        guard let overlay = streams[stream], !overlay.pending.isEmpty else { return }
        pin(stream, at: log.streams[stream]?.version ?? .none)
    }

    /// Truncates a stream at commit.
    mutating func setTruncation(
        of stream: StreamName,
        before version: StreamVersion
    ) {
        streams[stream, default: StreamOverlay()].truncatedBefore = version
    }

    /// Sets a stream's status at commit.
    mutating func setStatus(
        of stream: StreamName,
        to status: StreamInfo.Status
    ) {
        streams[stream, default: StreamOverlay()].status = status
    }
}
