/// Brings predictions that have come true to those who react to them.
///
/// A prediction has one handler.
public struct PredictionBus: Sendable {
    private var handlers: [String: nonisolated(nonsending) @Sendable (StoredPrediction) async throws -> Void] = [:]
    private var failures: [String: FailureStrategy] = [:]
    private var atMostOnce: Set<String> = []

    private let observer: BusObserver?

    init(observer: BusObserver? = nil) {
        self.observer = observer
    }

    /// What happens when the handler of a type fails.
    func failureStrategy(of type: String) -> FailureStrategy { failures[type] ?? .policyDefault }

    /// Whether a prediction is not delivered again when that failed.
    func isAtMostOnce(_ claim: PredictionClaim) -> Bool { atMostOnce.contains(claim.identity.type) }

    /// Sets the handler of a type of prediction.
    ///
    /// - Returns: `false` when there is one already; it stays.
    mutating func add<P: Prediction>(
        _ type: P.Type,
        failure: FailureStrategy = .policyDefault,
        delivery: Delivery = .atLeastOnce,
        handler: nonisolated(nonsending) @escaping @Sendable (P, StoredPrediction) async throws -> Void
    ) -> Bool {
        guard handlers[P.wireName] == nil else { return false }
        failures[P.wireName] = failure
        if delivery == .atMostOnce { atMostOnce.insert(P.wireName) }
        handlers[P.wireName] = { stored in
            try await handler(JSON.decode(P.self, from: stored.prediction.data), stored)
        }
        return true
    }

    /// The types that somebody reacts to, by wire name.
    public var types: Set<String> { Set(handlers.keys) }

    /// Delivers a prediction; its handler runs in the prediction's context, so that what it sends carries on the chain.
    ///
    /// - Throws: ``NoHandler``, or what the handler throws.
    public nonisolated(nonsending) func deliver(_ prediction: StoredPrediction) async throws {
        let type = prediction.prediction.identity.type
        guard let handle = handlers[type] else { throw NoHandler(message: type) }
        let context = MessageContext(
            handling: prediction.prediction.id,
            metadata: prediction.prediction.metadata
        )
        guard let observer else {
            return try await MessageContext.$current.hold(context) { try await handle(prediction) }
        }
        try await observer.send(type, context, causedBy: prediction.prediction.metadata) { _ in
            try await handle(prediction)
        }
    }
}
