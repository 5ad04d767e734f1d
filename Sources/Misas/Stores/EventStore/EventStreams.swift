/// Streams of events: the part of an event store that can also take part in a transaction.
///
/// ``EventStore`` adds the global order, which exists only of what is committed.
public protocol EventStreams: Sendable {
    /// Appends events to several streams: all or nothing.
    ///
    /// - The same append again, with the same event ids, writes nothing and gives the first answer, whatever it
    ///   expects; this reaches back as far as the events are stored. An append that is known in part is refused.
    /// - An append of no events checks what it expects and writes nothing.
    /// - An append that expects ``ExpectedVersion/any`` never fails for other writers.
    ///
    /// - Returns: A result for each append, in order.
    /// - Throws: ``EventStoreError``. Then nothing was written, and a transaction can go on.
    func append(_ appends: [StreamAppend]) async throws(EventStoreError) -> [AppendResult]

    /// Reads a stream.
    ///
    /// A stream that does not exist has no events, in either direction. To read a deleted one throws
    /// ``EventStoreError/streamDeleted(_:)``; to read on a cancelled task ``EventStoreError/cancelled``.
    func read(
        _ stream: StreamName,
        _ options: StreamRead
    ) -> EventSequence

    /// What is known of a stream; `nil` when it does not exist. A deleted stream is still known.
    ///
    /// - Throws: ``EventStoreError``.
    func streamInfo(_ stream: StreamName) async throws(EventStoreError) -> StreamInfo?

    /// Removes the events of a stream that stand before a version; the stream keeps its version.
    ///
    /// What lies beyond the end counts as the end. Recorded in ``StreamName/systemStreams``, unless there is nothing
    /// to remove.
    ///
    /// - Returns: The stream as it is then.
    /// - Throws: ``EventStoreError``; ``EventStoreError/streamNotFound(_:)`` and ``EventStoreError/streamDeleted(_:)``
    ///   where there is no such stream.
    @discardableResult
    func truncate(
        _ stream: StreamName,
        before version: StreamVersion,
        metadata: EventMetadata
    ) async throws(EventStoreError) -> StreamInfo

    /// Removes a stream's events and snapshots for good: it can be neither read nor appended to again.
    ///
    /// Recorded in ``StreamName/systemStreams``. To delete a deleted stream again does nothing.
    ///
    /// - Throws: ``EventStoreError``; ``EventStoreError/streamNotFound(_:)`` where there is no such stream.
    func delete(
        _ stream: StreamName,
        expecting: ExpectedVersion,
        metadata: EventMetadata
    ) async throws(EventStoreError)

    /// Closes a stream: its events can be read, in the global order too, and none can be appended.
    ///
    /// Recorded in ``StreamName/systemStreams``. To archive an archived stream again does nothing.
    ///
    /// - Throws: ``EventStoreError``; ``EventStoreError/streamNotFound(_:)`` and ``EventStoreError/streamDeleted(_:)``
    ///   where there is no such stream.
    func archive(
        _ stream: StreamName,
        expecting: ExpectedVersion,
        metadata: EventMetadata
    ) async throws(EventStoreError)
}

extension EventStreams {
    /// Appends events to a stream: all or nothing.
    ///
    /// See ``append(_:)`` for what is promised.
    ///
    /// - Throws: ``EventStoreError``. Then nothing was written.
    @discardableResult
    public func append(
        _ events: [NewEvent],
        to stream: StreamName,
        expecting: ExpectedVersion
    ) async throws(EventStoreError) -> AppendResult {
        let results = try await append([StreamAppend(events, to: stream, expecting: expecting)])
        guard let result = results.first else {
            throw .unavailable(StoreUnavailable("the store gave no result for an append"))
        }
        return result
    }

    /// Reads a stream.
    ///
    /// See ``read(_:_:)`` for what is promised.
    public func read(
        _ stream: StreamName,
        from: StreamVersion? = nil,
        through: StreamVersion? = nil,
        direction: ReadDirection = .forward,
        limit: Int? = nil,
        types: Set<String>? = nil,
        pageSize: Int = StoreLimits.defaultPageSize
    ) -> EventSequence {
        read(
            stream,
            StreamRead(
                from: from,
                through: through,
                direction: direction,
                limit: limit,
                types: types,
                pageSize: pageSize
            )
        )
    }

    /// Whether a stream has ever had an event, and was not deleted.
    ///
    /// - Throws: ``EventStoreError``.
    public func exists(_ stream: StreamName) async throws(EventStoreError) -> Bool {
        guard let info = try await streamInfo(stream) else { return false }
        return info.status != .deleted
    }

    /// Removes the events of a stream that stand before a version, and does not say who asked for it.
    ///
    /// - Throws: ``EventStoreError``.
    @discardableResult
    public func truncate(
        _ stream: StreamName,
        before version: StreamVersion
    ) async throws(EventStoreError) -> StreamInfo {
        try await truncate(stream, before: version, metadata: EventMetadata())
    }

    /// Removes a stream's events for good, and does not say who asked for it.
    ///
    /// - Throws: ``EventStoreError``.
    public func delete(
        _ stream: StreamName,
        expecting: ExpectedVersion = .any
    ) async throws(EventStoreError) {
        try await delete(stream, expecting: expecting, metadata: EventMetadata())
    }

    /// Closes a stream, and does not say who asked for it.
    ///
    /// - Throws: ``EventStoreError``.
    public func archive(
        _ stream: StreamName,
        expecting: ExpectedVersion = .any
    ) async throws(EventStoreError) {
        try await archive(stream, expecting: expecting, metadata: EventMetadata())
    }
}
