internal import Tracing

/// What policies act through, for all of a system.
struct PolicyActions: Sendable {
    let commands: CommandBus
    let stores: any Stores
    let clock: any SystemClock
    let spans: SpanSource?
    let partitions = PredictionPartitions()

    /// Runs a reaction in the context of the message that it follows from.
    ///
    /// - Parameters:
    ///   - policy: the policy's name.
    ///   - type: the wire name of the message.
    ///   - message: the message's context.
    ///   - body: the reaction.
    nonisolated(nonsending) func perform(
        _ policy: String,
        after type: String,
        because message: MessageContext,
        _ body: @Sendable (Reaction, ReactionContext) async throws -> Void
    ) async throws {
        guard let spans else { return try await react(policy, because: message, body) }
        let span = start("\(type).\(policy)", because: message, with: spans)
        span.describe {
            var attributes = SpanAttributes("react", type: "process", of: type, message)
            attributes.set(TelemetryKey.consumerGroup, value: .string(policy))
            return attributes
        }
        try await span.endingAfter {
            try await InstrumentationContext.$current.hold(span.context) {
                try await react(policy, because: message.tracing(span, of: spans), body)
            }
        }
    }

    private func start(_ name: String, because message: MessageContext, with spans: SpanSource) -> any Span {
        // What delivers the message may have a span already.
        if InstrumentationContext.active != nil { return spans.start(name, kind: .internal) }
        return spans.start(name, kind: .consumer, causedBy: [message.eventMetadata])
    }

    private nonisolated(nonsending) func react(
        _ policy: String,
        because message: MessageContext,
        _ body: @Sendable (Reaction, ReactionContext) async throws -> Void
    ) async throws {
        let reaction = Reaction(policy: policy, cause: message.messageID, actions: self)
        let context = ReactionContext(now: clock.now, message: message, stores: stores)
        try await MessageContext.$current.withValue(message) { try await body(reaction, context) }
    }
}
