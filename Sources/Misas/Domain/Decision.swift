/// What a command leads to: events, and a reply.
public struct Decision<Decided: EmittingCommand>: Sendable {
    /// The events, in order.
    ///
    /// None means that nothing changes.
    public let emissions: [Decided.Emission]
    /// What the sender gets back.
    public let reply: Decided.Result

    /// Decides for events and a reply.
    public init(_ emissions: [Decided.Emission], reply: Decided.Result) {
        self.emissions = emissions
        self.reply = reply
    }
}

extension Decision where Decided.Result == Void {
    /// Decides for events.
    public init(_ emissions: [Decided.Emission]) {
        self.emissions = emissions
        reply = ()
    }
}

/// A command that leads to events.
public protocol EmittingCommand: Command {
    /// The events that it may lead to, and no others.
    associatedtype Emission: Sendable
}

/// What a decision may look at besides the command and the state: the time, and whose command it is.
///
/// A decision does no input or output; the same state, command and context always lead to the same events.
public struct DecisionContext: Sendable {
    /// When the command was sent, by the system's clock.
    public let now: Date
    /// The command's ids, its caller and its trace.
    public let message: MessageContext

    /// Creates a context, as tests do that call a decision directly.
    public init(now: Date, message: MessageContext = MessageContext()) {
        self.now = now
        self.message = message
    }
}
