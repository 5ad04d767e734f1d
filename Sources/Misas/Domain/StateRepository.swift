/// Keeps the state of aggregates as documents, and appends their events in the same transaction.
public struct StateRepository<Root: Aggregate>: Sendable {
    private let stores: any Stores

    /// Creates a repository on some stores.
    public init(stores: any Stores) {
        self.stores = stores
    }

    /// Loads the state of an aggregate.
    ///
    /// - Returns: `nil` when there is none of that name. The version is that of the document.
    /// - Throws: ``DocumentStoreError``.
    public func load(_ id: Root.ID) async throws -> AggregateRepository<Root>.Loaded? {
        guard let found = try await DocumentCollection<Root>(Root.wireName, in: stores.documents).get(id) else {
            return nil
        }
        return AggregateRepository<Root>.Loaded(state: found.document, version: StreamVersion(found.version))
    }

    /// Stores what an aggregate has become, and the events that say so, all or nothing.
    ///
    /// - Returns: the version of the document; `nil` where there are no events, and nothing is stored.
    /// - Throws: ``DocumentStoreError``, with a conflict when the document is no longer as it was loaded;
    ///   ``EventStoreError``; ``MisplacedEvent``; ``JSONEncodingError``.
    func store(
        _ events: [Root.Event],
        to id: Root.ID,
        after loaded: AggregateRepository<Root>.Loaded?,
        context: MessageContext
    ) async throws -> StreamVersion? {
        guard !events.isEmpty else { return nil }
        let stream = try AggregateRepository<Root>.stream(of: id)
        var state = loaded?.state
        var encoded: [NewEvent] = []
        let metadata = context.eventMetadata
        for event in events {
            let payload = event.payload
            state = try AggregateRepository<Root>.fold(state, event, type: type(of: payload).wireName, stream: stream)
            encoded.append(try AggregateRepository<Root>.encode(payload, metadata: metadata))
        }
        guard let state else { return nil }
        let appended = encoded
        return try await stores.transaction { transaction in
            let documents = DocumentCollection<Root>(Root.wireName, in: transaction.documents)
            let version =
                if let loaded {
                    try await documents.update(state, as: id, expecting: loaded.version.rawValue)
                } else {
                    try await documents.insert(state, as: id)
                }
            try await transaction.events.append(appended, to: stream, expecting: .any)
            return StreamVersion(version)
        }
    }
}
