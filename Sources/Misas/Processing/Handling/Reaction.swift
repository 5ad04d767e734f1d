internal import Synchronization

/// What a policy acts through.
///
/// Generated code wraps it, so that a policy can send only what its spec lists.
///
/// What is sent carries on the chain of the event that is reacted to, on behalf of the system: the spec has said that
/// the policy may. It is part of the transaction that moves the policy on: the effects of a reaction, and the note that
/// it has reacted, are there together or not at all.
public struct Reaction: Sendable {
    /// Counts what a reaction has sent, by type.
    private final class Counter: Sendable {
        private let counts = Mutex<[String: Int]>([:])

        func next(_ type: String) -> Int {
            counts.withLock { counts in
                counts[type, default: 0] += 1
                return counts[type, default: 0]
            }
        }
    }

    private let policy: String
    private let cause: UUID
    private let actions: PolicyActions
    private let sent = Counter()

    init(policy: String, cause: UUID, actions: PolicyActions) {
        self.policy = policy
        self.cause = cause
        self.actions = actions
    }

    /// Sends a command and waits for its reply.
    ///
    /// Its id follows from the policy, the event, its type, and how many of that type the reaction sent before: reacting to
    /// the same event again sends the same ids, which are not handled again. A command that fails leaves nothing, and the
    /// policy may go on.
    public func send<C: Command>(_ command: C) async throws -> C.Result {
        let id = UUID.derived(from: cause, for: "\(policy)/\(C.wireName)", number: sent.next(C.wireName))
        return try await actions.commands.send(command, derivedID: id)
    }

    /// Schedules a prediction, or moves the one with the same key.
    public func schedule<P: Prediction>(_ prediction: P, at time: Date) async throws {
        let context = MessageContext.current ?? MessageContext()
        try await actions.stores.predictions.schedule(
            NewPrediction(
                identity: PredictionIdentity(type: P.wireName, key: P.key(of: prediction)),
                dueAt: time,
                partition: actions.partitions.partition(of: prediction),
                data: try JSON.encode(prediction),
                metadata: context.eventMetadata
            )
        )
    }

    /// Cancels a prediction that has not occurred yet.
    ///
    /// - Returns: whether there was one to cancel.
    public func cancel<P: Prediction>(_ type: P.Type, key: String) async throws -> Bool {
        try await actions.stores.predictions.cancel(PredictionIdentity(type: P.wireName, key: key))
    }
}

/// What a policy can see besides the event or prediction itself.
public struct ReactionContext: Sendable {
    /// The current time, by the system's clock.
    public let now: Date
    /// The chain that the event or prediction is part of.
    public let message: MessageContext
    /// The stores, where a policy may keep what it has to remember: what it writes is part of the transaction that moves it
    /// on.
    public let stores: any Stores

    /// Creates a context, as tests do that call a policy directly.
    public init(
        now: Date,
        message: MessageContext = MessageContext(),
        stores: any Stores = InMemoryStores()
    ) {
        self.now = now
        self.message = message
        self.stores = stores
    }
}
