#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// All committed events of a store in memory.
struct EventLog: ~Copyable {
    /// The events by position, the first at index 0; what was truncated or deleted is `nil`.
    private(set) var entries: [StoredEvent?] = []
    private(set) var streams: [StreamName: StreamRecord] = [:]
    private var positions: [UUID: Int64] = [:]

    /// The last position that was given.
    var head: Int64 { Int64(entries.count) }

    /// The event of an id, if it is still there.
    func event(id: UUID) -> RecordedEvent? {
        positions[id].flatMap { entries[Int($0 - 1)]?.event }
    }

    /// Whether there is an event of an id.
    func contains(id: UUID) -> Bool {
        positions[id] != nil
    }

    /// Appends events behind all others.
    ///
    /// Whether they may be appended was decided before.
    mutating func append(
        _ events: some Collection<PendingEvent>,
        to stream: StreamName,
        at now: Date
    ) -> AppendResult {
        var version = streams[stream]?.version.rawValue ?? 0
        var position = head
        let stored = events.map { pending in
            version += 1
            position += 1
            positions[pending.event.id] = position
            return StoredEvent(
                RecordedEvent(
                    pending.event,
                    stream: stream,
                    version: StreamVersion(version),
                    position: GlobalPosition(position),
                    recordedAt: pending.recordedAt
                )
            )
        }
        let first = GlobalPosition(head + 1)
        entries.append(contentsOf: stored)
        streams[stream, default: StreamRecord(createdAt: stored.first?.event.recordedAt ?? now)]
            .append(stored, upTo: StreamVersion(version))
        return AppendResult(
            stream: stream,
            count: stored.count,
            lastVersion: StreamVersion(version),
            positions: first...GlobalPosition(position),
            wasAlreadyStored: false
        )
    }

    /// Removes a stream's events before a version, and forgets their ids.
    mutating func truncate(
        _ stream: StreamName,
        before version: StreamVersion
    ) {
        guard var record = streams.removeValue(forKey: stream) else { return }
        let removed = min(record.events.count, Int(max(0, version.rawValue - record.firstVersion.rawValue)))
        for event in record.events.prefix(removed) { forget(event.event) }
        record.events.removeFirst(removed)
        record.firstVersion = StreamVersion(record.firstVersion.rawValue + Int64(removed))
        streams[stream] = record
    }

    /// Sets whether a stream takes and gives events.
    mutating func mark(
        _ stream: StreamName,
        as status: StreamInfo.Status
    ) {
        streams[stream]?.status = status
    }

    private mutating func forget(_ event: RecordedEvent) {
        positions[event.id] = nil
        entries[Int(event.position.rawValue - 1)] = nil
    }
}

extension StreamRecord {
    fileprivate mutating func append(
        _ stored: [StoredEvent],
        upTo version: StreamVersion
    ) {
        events.append(contentsOf: stored)
        self.version = version
        lastAppendedAt = stored.last?.event.recordedAt ?? lastAppendedAt
    }
}
