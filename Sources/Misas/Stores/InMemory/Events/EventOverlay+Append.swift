#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension EventOverlay {
    /// Decides on an append to several streams, and puts its events aside if it may be done.
    mutating func append(
        _ appends: [StreamAppend],
        over log: borrowing EventLog,
        at now: Date
    ) throws(EventStoreError) -> [AppendResult] {
        if try isKnown(appends, over: log) {
            var results: [AppendResult] = []
            for append in appends { results.append(try firstAnswer(to: append, over: log)) }
            return results
        }
        // All is decided before anything is put aside, so that a refusal leaves the transaction as it was.
        for append in appends { try checkExpectation(of: append, over: log) }
        return appends.map { put($0, over: log, at: now) }
    }

    /// Whether the store has the events already.
    private func isKnown(
        _ appends: [StreamAppend],
        over log: borrowing EventLog
    ) throws(EventStoreError) -> Bool {
        var known: UUID?
        var unknown: UUID?
        for append in appends {
            for event in append.events {
                if log.contains(id: event.id) || pendingEvent(id: event.id) != nil {
                    known = known ?? event.id
                } else {
                    unknown = unknown ?? event.id
                }
                if let known, let unknown {
                    throw .batchPartlyKnown(append.stream, known: known, unknown: unknown)
                }
            }
        }
        return known != nil
    }

    /// The answer that was given when the events were stored.
    private func firstAnswer(
        to append: StreamAppend,
        over log: borrowing EventLog
    ) throws(EventStoreError) -> AppendResult {
        var versions: [StreamVersion] = []
        var positions: [GlobalPosition] = []
        for event in append.events {
            let place = place(of: event.id, over: log)
            let follows = versions.last.map { $0.rawValue + 1 == place?.version.rawValue } ?? true
            guard let place, place.stream == append.stream, follows else {
                throw .duplicateEventID(event.id, place?.stream ?? append.stream)
            }
            versions.append(place.version)
            if place.position != .pending { positions.append(place.position) }
        }
        var range: ClosedRange<GlobalPosition>?
        if let first = positions.first, let last = positions.last, positions.count == versions.count {
            range = first...last
        }
        return AppendResult(
            stream: append.stream,
            count: versions.count,
            lastVersion: versions.last ?? view(of: append.stream, over: log).version,
            positions: range,
            wasAlreadyStored: !versions.isEmpty
        )
    }

    /// Where an event stands that is known.
    private func place(
        of id: UUID,
        over log: borrowing EventLog
    ) -> (stream: StreamName, version: StreamVersion, position: GlobalPosition)? {
        if let event = log.event(id: id) { return (event.stream, event.version, event.position) }
        guard let (own, position) = pendingEvent(id: id) else { return nil }
        let base = log.streams[own.stream]?.version.rawValue ?? 0
        return (own.stream, StreamVersion(base + Int64(own.index) + 1), position)
    }

    private func checkExpectation(
        of append: StreamAppend,
        over log: borrowing EventLog
    ) throws(EventStoreError) {
        let view = view(of: append.stream, over: log)
        try view.checkOpen()
        try append.expecting.check(view.version, of: append.stream)
    }

    private mutating func put(
        _ append: StreamAppend,
        over log: borrowing EventLog,
        at now: Date
    ) -> AppendResult {
        let view = view(of: append.stream, over: log)
        switch append.expecting {
        case .noStream, .version: pin(append.stream, at: view.baseVersion)
        case .any, .exists: break
        }
        var positions: ClosedRange<GlobalPosition>?
        if !append.events.isEmpty {
            let first = pending.count
            add(append.events, to: append.stream, at: now)
            if positionBase != nil {
                positions = position(ofPending: first)...position(ofPending: pending.count - 1)
            }
        }
        return AppendResult(
            stream: append.stream,
            count: append.events.count,
            lastVersion: StreamVersion(view.version.rawValue + Int64(append.events.count)),
            positions: positions,
            wasAlreadyStored: false
        )
    }
}
