/// What a policy acts through.
///
/// Generated code wraps it, so that a policy can send only what its spec lists.
///
/// What is sent carries on the chain of the event that is reacted to, on behalf of the system: the spec has said that
/// the policy may.
public struct Reaction: Sendable {
    private let commands: CommandBus
    private let stores: any Stores

    init(commands: CommandBus, stores: any Stores) {
        self.commands = commands
        self.stores = stores
    }

    /// Sends a command and waits for its reply.
    public func send<C: Command>(_ command: C) async throws -> C.Result {
        try await commands.send(command)
    }

    /// Schedules a prediction, or moves the one with the same key.
    public func schedule<P: Prediction>(_ prediction: P, at time: Date) async throws {
        let context = MessageContext.current ?? MessageContext()
        try await stores.predictions.schedule(
            NewPrediction(
                identity: PredictionIdentity(type: P.wireName, key: P.key(of: prediction)),
                dueAt: time,
                data: try JSON.encode(prediction),
                metadata: context.eventMetadata
            )
        )
    }

    /// Cancels a prediction that has not occurred yet.
    ///
    /// - Returns: whether there was one to cancel.
    public func cancel<P: Prediction>(_ type: P.Type, key: String) async throws -> Bool {
        try await stores.predictions.cancel(PredictionIdentity(type: P.wireName, key: key))
    }
}

/// What a policy can see besides the event or prediction itself.
public struct ReactionContext: Sendable {
    /// The current time, by the system's clock.
    public let now: Date
    /// The chain that the event or prediction is part of.
    public let message: MessageContext

    /// Creates a context, as tests do that call a policy directly.
    public init(now: Date, message: MessageContext = MessageContext()) {
        self.now = now
        self.message = message
    }
}
