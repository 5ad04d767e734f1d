/// The streams of a store in memory.
struct InMemoryEventStreams: EventStreams {
    let session: InMemorySession

    func append(_ appends: [StreamAppend]) async throws(EventStoreError) -> [AppendResult] {
        try EventStoreError.checking { () throws(InvalidStoreInput) in try EventBatchCheck.check(appends) }
        let (results, commit) = try session.perform {
            overlay,
            state,
            now throws(EventStoreError) in
            try overlay.events.append(appends, over: state.events, at: now)
        }
        guard let commit else { return results }
        // What was written has its place only now, and stands in the commit in the same order.
        var written = commit.appends[...]
        return results.map { result in
            result.count == 0 || result.wasAlreadyStored ? result : written.popFirst() ?? result
        }
    }

    func read(
        _ stream: StreamName,
        _ options: StreamRead
    ) -> EventSequence {
        let session = session
        return EventSequence(
            EventPages(after: options.startCursor, limit: options.limit, pageSize: options.pageSize, endsAtEnd: true) {
                cursor,
                count async throws(EventStoreError) -> EventPage? in
                try session.perform { overlay, state, _ throws(EventStoreError) in
                    try overlay.events.page(of: stream, options, behind: cursor, count: count, over: state.events)
                }
                .0.page
            }
        )
    }

    func streamInfo(_ stream: StreamName) async throws(EventStoreError) -> StreamInfo? {
        try session.perform { overlay, state, _ throws(EventStoreError) in
            overlay.events.info(of: stream, over: state.events)
        }
        .0
    }

    func truncate(
        _ stream: StreamName,
        before version: StreamVersion,
        metadata: EventMetadata
    ) async throws(EventStoreError) -> StreamInfo {
        try EventStoreError.checking { () throws(InvalidStoreInput) in
            try EventBatchCheck.checkEnd(of: stream, metadata)
        }
        let (info, _) = try session.perform { overlay, state, now throws(EventStoreError) -> StreamInfo in
            try overlay.events.truncate(stream, before: version, metadata: metadata, over: state.events, at: now)
            guard let info = overlay.events.info(of: stream, over: state.events) else {
                throw .streamNotFound(stream)
            }
            return info
        }
        return info
    }

    func delete(
        _ stream: StreamName,
        expecting: ExpectedVersion,
        metadata: EventMetadata
    ) async throws(EventStoreError) {
        try EventStoreError.checking { () throws(InvalidStoreInput) in
            try EventBatchCheck.checkEnd(of: stream, metadata)
        }
        _ = try session.perform { overlay, state, now throws(EventStoreError) in
            try overlay.events.delete(
                stream,
                expecting: expecting,
                metadata: metadata,
                over: state.events,
                at: now
            )
        }
    }

    func archive(
        _ stream: StreamName,
        expecting: ExpectedVersion,
        metadata: EventMetadata
    ) async throws(EventStoreError) {
        try EventStoreError.checking { () throws(InvalidStoreInput) in
            try EventBatchCheck.checkEnd(of: stream, metadata)
        }
        _ = try session.perform { overlay, state, now throws(EventStoreError) in
            try overlay.events.archive(
                stream,
                expecting: expecting,
                metadata: metadata,
                over: state.events,
                at: now
            )
        }
    }
}
