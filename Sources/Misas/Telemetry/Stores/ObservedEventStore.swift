/// An event store that tells how its operations fare.
///
/// Subscriptions are not told: they last as long as whoever follows.
struct ObservedEventStore: EventStoreWrapper, ObservedStreams {
    let store: any EventStore
    let observer: StoreObserver

    func readAll(_ options: GlobalRead) -> EventSequence {
        observed(store.readAll(options), .init("eventStore.ReadFromAll"))
    }
}

/// Streams of a transaction that tell how their operations fare.
struct ObservedEventStreams: ObservedStreams {
    let base: any EventStreams
    let observer: StoreObserver
}

/// Streams that tell how their operations fare.
protocol ObservedStreams: EventStreamsWrapper {
    var observer: StoreObserver { get }
}

extension ObservedStreams {
    func append(_ appends: [StreamAppend]) async throws(EventStoreError) -> [AppendResult] {
        try await observer.observe(Self.operation(appends)) { () async throws(EventStoreError) in
            try await base.append(appends)
        }
    }

    func read(_ stream: StreamName, _ options: StreamRead) -> EventSequence {
        observed(base.read(stream, options), .init("eventStore.ReadFromStream", stream: stream))
    }

    func streamInfo(_ stream: StreamName) async throws(EventStoreError) -> StreamInfo? {
        try await observer.observe(.init("eventStore.GetStream", stream: stream)) {
            () async throws(EventStoreError) in try await base.streamInfo(stream)
        }
    }

    func truncate(
        _ stream: StreamName,
        before version: StreamVersion,
        metadata: EventMetadata
    ) async throws(EventStoreError) -> StreamInfo {
        try await observer.observe(.init("eventStore.TruncateStream", stream: stream)) {
            () async throws(EventStoreError) in
            try await base.truncate(stream, before: version, metadata: metadata)
        }
    }

    func delete(
        _ stream: StreamName,
        expecting: ExpectedVersion,
        metadata: EventMetadata
    ) async throws(EventStoreError) {
        try await observer.observe(.init("eventStore.DeleteStream", stream: stream)) {
            () async throws(EventStoreError) in
            try await base.delete(stream, expecting: expecting, metadata: metadata)
        }
    }

    func archive(
        _ stream: StreamName,
        expecting: ExpectedVersion,
        metadata: EventMetadata
    ) async throws(EventStoreError) {
        try await observer.observe(.init("eventStore.ArchiveStream", stream: stream)) {
            () async throws(EventStoreError) in
            try await base.archive(stream, expecting: expecting, metadata: metadata)
        }
    }

    /// Events whose pages are told, each as an operation.
    func observed(_ events: EventSequence, _ operation: StoreObserver.Operation) -> EventSequence {
        let observer = observer
        let pages = events.pages.loading { load in
            { cursor, count throws(EventStoreError) in
                try await observer.observe(operation) { () async throws(EventStoreError) in
                    try await load(cursor, count)
                }
            }
        }
        return EventSequence(pages)
    }

    private static func operation(_ appends: [StreamAppend]) -> StoreObserver.Operation {
        let single = appends.count == 1 ? appends.first : nil
        return StoreObserver.Operation(
            single == nil ? "eventStore.AppendToStreams" : "eventStore.AppendToStream",
            stream: single?.stream,
            size: appends.reduce(0) { $0 + $1.events.count },
            details: { details(of: appends, single) }
        )
    }

    private static func details(of appends: [StreamAppend], _ single: StreamAppend?) -> [(String, String)] {
        var types: [String] = []
        for append in appends {
            for event in append.events where !types.contains(event.type) { types.append(event.type) }
        }
        var details = [(TelemetryKey.eventTypes, types.joined(separator: ","))]
        if let single { details.append((TelemetryKey.expectedVersion, "\(single.expecting)")) }
        return details
    }
}
