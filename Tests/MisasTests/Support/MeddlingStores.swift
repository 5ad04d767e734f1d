import Misas
import Synchronization

/// Stores in which somebody else writes to a stream just before each append to it, while told to.
final class MeddlingStores: Stores {
    let isMeddling = Flag()
    private let base = InMemoryStores()

    var events: any EventStore { MeddlingEventStore(base: base.events, isMeddling: isMeddling) }
    var documents: any DocumentStore { base.documents }
    var checkpoints: any CheckpointStore { base.checkpoints }
    var predictions: any PredictionStore { base.predictions }
    var snapshots: any SnapshotStore { base.snapshots }
    var replies: any ReplyStore { base.replies }
    var tables: any TableStore { base.tables }

    nonisolated(nonsending) func commit<R: Sendable>(
        _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
    ) async throws -> Committed<R> {
        try await base.commit(body)
    }
}

final class Flag: Sendable {
    private let state = Mutex(false)
    var value: Bool { state.withLock { $0 } }
    func store(_ value: Bool) { state.withLock { $0 = value } }
}

private struct MeddlingEventStore: EventStore {
    let base: any EventStore
    let isMeddling: Flag

    func append(_ appends: [StreamAppend]) async throws(EventStoreError) -> [AppendResult] {
        if isMeddling.value {
            for append in appends {
                let data = Array(#"{"tally":"a","by":1}"#.utf8)
                try await base.append([NewEvent(type: "tests.tallied", data: data)], to: append.stream, expecting: .any)
            }
        }
        return try await base.append(appends)
    }

    func read(_ stream: StreamName, _ options: StreamRead) -> EventSequence { base.read(stream, options) }
    func streamInfo(_ stream: StreamName) async throws(EventStoreError) -> StreamInfo? {
        try await base.streamInfo(stream)
    }
    func truncate(
        _ stream: StreamName,
        before version: StreamVersion,
        metadata: EventMetadata
    ) async throws(EventStoreError) -> StreamInfo {
        try await base.truncate(stream, before: version, metadata: metadata)
    }
    func delete(_ stream: StreamName, expecting: ExpectedVersion, metadata: EventMetadata) async throws(EventStoreError)
    {
        try await base.delete(stream, expecting: expecting, metadata: metadata)
    }
    func archive(_ stream: StreamName, expecting: ExpectedVersion, metadata: EventMetadata)
        async throws(EventStoreError)
    {
        try await base.archive(stream, expecting: expecting, metadata: metadata)
    }
    func readAll(_ options: GlobalRead) -> EventSequence { base.readAll(options) }
    func subscribe(after position: GlobalPosition, filter: EventFilter, pageSize: Int) -> EventSequence {
        base.subscribe(after: position, filter: filter, pageSize: pageSize)
    }
    func lastPosition() async throws(EventStoreError) -> GlobalPosition { try await base.lastPosition() }
}
