/// What policies act through, for all of a system.
struct PolicyActions: Sendable {
    let commands: CommandBus
    let stores: any Stores
    let clock: any SystemClock
    let partitions = PredictionPartitions()

    /// Runs a reaction in the context of the message that it follows from.
    nonisolated(nonsending) func perform(
        _ policy: String,
        because message: MessageContext,
        _ body: @Sendable (Reaction, ReactionContext) async throws -> Void
    ) async throws {
        let reaction = Reaction(policy: policy, cause: message.messageID, actions: self)
        let context = ReactionContext(now: clock.now, message: message, stores: stores)
        try await MessageContext.$current.withValue(message) { try await body(reaction, context) }
    }
}
