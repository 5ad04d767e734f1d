/// The streams of a transaction, whose inline projections are written with what is appended.
struct WorkEventStreams: EventStreams {
    let transaction: any StoreTransaction
    let inline: InlineProjections

    private var base: any EventStreams { transaction.events }

    func append(_ appends: [StreamAppend]) async throws(EventStoreError) -> [AppendResult] {
        guard inline.want(appends) else { return try await base.append(appends) }
        return try await EventStoreError.catching {
            // What fails must leave the transaction as it was, the append included.
            try await transaction.nested { part in try await inline.append(appends, in: part) }
        }
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

    func delete(
        _ stream: StreamName,
        expecting: ExpectedVersion,
        metadata: EventMetadata
    ) async throws(EventStoreError) {
        try await base.delete(stream, expecting: expecting, metadata: metadata)
    }

    func archive(
        _ stream: StreamName,
        expecting: ExpectedVersion,
        metadata: EventMetadata
    ) async throws(EventStoreError) {
        try await base.archive(stream, expecting: expecting, metadata: metadata)
    }
}

extension EventStoreError {
    /// Runs what throws anything, and says it in the words of an event store.
    static func catching<Value: Sendable>(_ body: () async throws -> Value) async throws(EventStoreError) -> Value {
        do {
            return try await body()
        } catch let error as EventStoreError {
            throw error
        } catch is CancellationError {
            throw .cancelled
        } catch let error as StoreError {
            switch error {
            case .invalid(let input): throw .invalid(input)
            case .unavailable(let reason): throw .unavailable(reason)
            case .cancelled: throw .cancelled
            }
        } catch {
            throw .unavailable(StoreUnavailable("the append's transaction failed", underlying: error))
        }
    }
}
