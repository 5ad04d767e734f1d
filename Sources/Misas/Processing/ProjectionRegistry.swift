/// Where a projection into documents says which events it reacts to, and how.
public struct DocumentProjectionRegistry<P: DocumentProjection> {
    private let stores: any Stores
    private(set) var bus: EventBus

    init(stores: any Stores, bus: EventBus) {
        self.stores = stores
        self.bus = bus
    }

    /// Says what an event changes in the document that it is about.
    public mutating func on<E: Event>(
        _ type: E.Type,
        key: @escaping @Sendable (E) -> P.Key,
        partition: (@Sendable (E) -> String)? = nil,
        project: @escaping @Sendable (E, inout P.Document?, ProjectionContext) async throws -> Void
    ) {
        let documents = DocumentCollection<P.Document>(P.collection, in: stores.documents)
        bus.add(type, name: P.wireName) { event, recorded in
            let id = key(event)
            let found = try await documents.get(id)
            var document = found?.document
            try await project(event, &document, ProjectionContext(event: recorded))
            switch (found, document) {
            case (nil, .some(let new)): try await documents.insert(new, as: id)
            case (.some(let old), .some(let new)): try await documents.update(new, as: id, expecting: old.version)
            case (.some(let old), nil): try await documents.delete(id, expecting: old.version)
            case (nil, nil): break
            }
        }
    }
}

/// Where a projection into rows says which events it reacts to, and how.
public struct TableProjectionRegistry<P: TableProjection> {
    private let stores: any Stores
    private(set) var bus: EventBus

    init(stores: any Stores, bus: EventBus) {
        self.stores = stores
        self.bus = bus
    }

    /// Says which rows an event adds, changes or deletes.
    public mutating func on<E: Event>(
        _ type: E.Type,
        partition: (@Sendable (E) -> String)? = nil,
        project: @escaping @Sendable (E, ProjectedRows<P.Row>, ProjectionContext) async throws -> Void
    ) {
        let rows = ProjectedRows<P.Row>(documents: stores.documents, collection: P.collection)
        bus.add(type, name: P.wireName) { event, recorded in
            try await project(event, rows, ProjectionContext(event: recorded))
        }
    }
}

/// Where a policy says which events and predictions it reacts to, and how.
public struct PolicyRegistry {
    private let name: String
    private let reaction: Reaction
    private let clock: any SystemClock
    private(set) var events: EventBus
    private(set) var predictions: PredictionBus
    private(set) var faults: [String] = []

    init(name: String, reaction: Reaction, clock: any SystemClock, events: EventBus, predictions: PredictionBus) {
        self.name = name
        self.reaction = reaction
        self.clock = clock
        self.events = events
        self.predictions = predictions
    }

    /// Says what follows from an event.
    public mutating func on<E: Event>(
        _ type: E.Type,
        partition: (@Sendable (E) -> String)? = nil,
        react: @escaping @Sendable (E, Reaction, ReactionContext) async throws -> Void
    ) {
        let reaction = reaction
        let clock = clock
        events.add(type, name: name) { event, recorded in
            try await react(
                event,
                reaction,
                ReactionContext(now: clock.now, message: MessageContext(handling: recorded))
            )
        }
    }

    /// Says what follows from a prediction that has come true.
    public mutating func on<P: Prediction>(
        _ type: P.Type,
        partition: (@Sendable (P) -> String)? = nil,
        react: @escaping @Sendable (P, Reaction, ReactionContext) async throws -> Void
    ) {
        let reaction = reaction
        let clock = clock
        let isFirst = predictions.add(type) { prediction, stored in
            let message = MessageContext(handling: stored.prediction.id, metadata: stored.prediction.metadata)
            try await react(prediction, reaction, ReactionContext(now: clock.now, message: message))
        }
        if !isFirst { faults.append("the prediction \(P.wireName) is handled twice, the second time by \(name)") }
    }
}
