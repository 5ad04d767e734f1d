/// Loads aggregates from their events, and appends what they decide.
public struct AggregateRepository<Root: Aggregate>: Sendable {
    private let stores: any Stores
    private let snapshots: SnapshotKeeper<Root>

    /// An aggregate as it was found.
    public struct Loaded: Sendable {
        /// Its state.
        public let state: Root
        /// The version of the last event in it.
        public let version: StreamVersion
    }

    /// Creates a repository on some stores.
    public init(stores: any Stores) {
        self.stores = stores
        snapshots = SnapshotKeeper(snapshots: stores.snapshots)
    }

    /// The stream of one aggregate.
    ///
    /// - Throws: ``EventStoreError/invalid(_:)`` when the identifier makes a name that no store takes.
    static func stream(of id: Root.ID) throws(EventStoreError) -> StreamName {
        do throws(NameProblem) {
            return try StreamName(Root.streamName(of: id))
        } catch {
            throw .invalid(.name(.stream, error))
        }
    }

    /// Loads an aggregate: from its last snapshot, if it has one, and the events since.
    ///
    /// - Returns: `nil` when there is none of that name.
    /// - Throws: ``EventStoreError``, ``EventCodec/Failure`` for an event that cannot be read, ``MisplacedEvent``.
    public func load(_ id: Root.ID) async throws -> Loaded? {
        let stream = try Self.stream(of: id)
        var loaded = await snapshots.load(stream)
        let next = loaded.map { StreamVersion($0.version.rawValue + 1) }
        for try await recorded in stores.events.read(stream, from: next) {
            loaded = Loaded(
                state: try Self.fold(
                    loaded?.state,
                    try Root.Event.decode(recorded),
                    type: recorded.type,
                    stream: stream
                ),
                version: recorded.version
            )
        }
        return loaded
    }

    /// Appends events to an aggregate that was loaded, or that begins with them.
    ///
    /// All is checked before anything is stored: events that could not be folded again are refused.
    /// - Returns: the version of the last of them; `nil` where there is none.
    /// - Throws: ``EventStoreError``, with a conflict when the aggregate is no longer as it was loaded;
    ///   ``MisplacedEvent``; ``JSONEncodingError``.
    func append(
        _ events: [Root.Event],
        to id: Root.ID,
        after loaded: Loaded?,
        context: MessageContext
    ) async throws -> StreamVersion? {
        guard !events.isEmpty else { return nil }
        let stream = try Self.stream(of: id)
        var state = loaded?.state
        var encoded: [NewEvent] = []
        encoded.reserveCapacity(events.count)
        let metadata = context.eventMetadata
        for event in events {
            let payload = event.payload
            state = try Self.fold(state, event, type: type(of: payload).wireName, stream: stream)
            encoded.append(try Self.encode(payload, metadata: metadata))
        }
        let expected: ExpectedVersion = loaded.map { .version($0.version) } ?? .noStream
        let result = try await stores.events.append(encoded, to: stream, expecting: expected)
        if let state {
            await snapshots.save(state, from: loaded?.version ?? .none, to: result.lastVersion, stream: stream)
        }
        return result.lastVersion
    }

    static func encode(_ event: some Event, metadata: EventMetadata) throws(JSONEncodingError) -> NewEvent {
        try EventCodec.encode(event, metadata: metadata)
    }

    /// The state after one more event.
    static func fold(_ state: Root?, _ event: Root.Event, type: String, stream: StreamName) throws(MisplacedEvent)
        -> Root
    {
        guard var state else {
            guard let begun = Root.begin(with: event) else {
                throw MisplacedEvent(event: type, stream: stream.description, hasBegun: false)
            }
            return begun
        }
        guard state.follow(event) else { throw MisplacedEvent(event: type, stream: stream.description, hasBegun: true) }
        return state
    }
}
