/// Where a policy says which events and predictions it reacts to, and how.
public struct PolicyRegistry {
    private let name: String
    private let failure: FailureStrategy
    private let delivery: Delivery
    private let actions: PolicyActions
    private(set) var handling: PolicyHandling
    private(set) var predictions: PredictionBus
    private(set) var faults: [String] = []

    init(
        name: String,
        failure: FailureStrategy,
        delivery: Delivery,
        actions: PolicyActions,
        predictions: PredictionBus
    ) {
        self.name = name
        self.failure = failure
        self.delivery = delivery
        self.actions = actions
        handling = PolicyHandling(name: name, actions: actions)
        self.predictions = predictions
    }

    /// Says what follows from an event.
    ///
    /// - Parameters:
    ///   - type: the event's type.
    ///   - partition: within what the order of events is kept; by default within the event's stream.
    ///   - react: does what follows.
    public mutating func on<E: Event>(
        _ type: E.Type,
        partition: (@Sendable (E) -> String)? = nil,
        react: @escaping @Sendable (E, Reaction, ReactionContext) async throws -> Void
    ) {
        handling.on(type, partition: partition, react: react)
    }

    /// Says what follows from a prediction that has come true.
    ///
    /// - Parameters:
    ///   - type: the prediction's type.
    ///   - partition: within what predictions come true in the order of their times; by default there is no order.
    ///   - react: does what follows.
    public mutating func on<P: Prediction>(
        _ type: P.Type,
        partition: (@Sendable (P) -> String)? = nil,
        react: @escaping @Sendable (P, Reaction, ReactionContext) async throws -> Void
    ) {
        let name = name
        let actions = actions
        if let partition { actions.partitions.set(partition) }
        let isFirst = predictions.add(type, failure: failure, delivery: delivery) { prediction, stored in
            let message =
                MessageContext.current
                ?? MessageContext(handling: stored.prediction.id, metadata: stored.prediction.metadata)
            try await actions.perform(name, after: P.wireName, because: message) { reaction, context in
                try await react(prediction, reaction, context)
            }
        }
        if !isFirst { faults.append("the prediction \(P.wireName) is handled twice, the second time by \(name)") }
    }
}
