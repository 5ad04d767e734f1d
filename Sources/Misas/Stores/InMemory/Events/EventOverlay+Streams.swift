#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension EventOverlay {
    /// What the transaction sees of a stream, without its events.
    mutating func info(
        of stream: StreamName,
        over log: borrowing EventLog
    ) -> StreamInfo? {
        pinIfOwnEventsShow(stream, over: log)
        return view(of: stream, over: log).info(pending: pending)
    }

    /// Truncates a stream when the transaction commits, and records it.
    mutating func truncate(
        _ stream: StreamName,
        before version: StreamVersion,
        metadata: EventMetadata,
        over log: borrowing EventLog,
        at now: Date
    ) throws(EventStoreError) {
        let view = view(of: stream, over: log)
        try view.checkPresent()
        let end = StreamVersion(view.version.rawValue + 1)
        let before = min(version, end)
        guard before > view.firstVersion else { return }
        pin(stream, at: view.baseVersion)
        setTruncation(of: stream, before: before)
        record(
            SystemEvent.streamTruncated,
            data: SystemEvent.data(stream: stream, version: view.version, before: before),
            metadata: metadata,
            at: now
        )
    }

    /// Deletes a stream when the transaction commits, and records it.
    mutating func delete(
        _ stream: StreamName,
        expecting: ExpectedVersion,
        metadata: EventMetadata,
        over log: borrowing EventLog,
        at now: Date
    ) throws(EventStoreError) {
        let view = view(of: stream, over: log)
        guard view.status != .deleted else { return }
        try view.checkPresent()
        try expecting.check(view.version, of: stream)
        pin(stream, at: view.baseVersion)
        setTruncation(of: stream, before: StreamVersion(view.version.rawValue + 1))
        setStatus(of: stream, to: .deleted)
        record(
            SystemEvent.streamDeleted,
            data: SystemEvent.data(stream: stream, version: view.version),
            metadata: metadata,
            at: now
        )
    }

    /// Archives a stream when the transaction commits, and records it.
    mutating func archive(
        _ stream: StreamName,
        expecting: ExpectedVersion,
        metadata: EventMetadata,
        over log: borrowing EventLog,
        at now: Date
    ) throws(EventStoreError) {
        let view = view(of: stream, over: log)
        try view.checkPresent()
        guard view.status != .archived else { return }
        try expecting.check(view.version, of: stream)
        pin(stream, at: view.baseVersion)
        setStatus(of: stream, to: .archived)
        record(
            SystemEvent.streamArchived,
            data: SystemEvent.data(stream: stream, version: view.version),
            metadata: metadata,
            at: now
        )
    }

    private mutating func record(
        _ type: String,
        data: [UInt8],
        metadata: EventMetadata,
        at now: Date
    ) {
        let event = NewEvent(id: .version7(at: now), type: type, data: data, metadata: metadata)
        add([event], to: .systemStreams, at: now)
    }
}
