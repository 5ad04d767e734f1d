/// What makes a request the same when it is sent again.
public enum RequestIdentity: Sendable, Hashable {
    /// The sender gave it an id.
    case byCaller
    /// The sender gave it a key, which is the sender's own: another's key of the same text is another.
    case byKey(String)
    /// Its id follows from the message that led to it.
    case derived
}

/// A request on its way through a bus, with what is known of it.
public struct Envelope<Payload: Request>: Sendable {
    /// The request.
    public let payload: Payload
    /// Its ids, its caller and its trace.
    public let context: MessageContext
    /// When it was sent, by the system's clock.
    public let sentAt: Date
    /// What makes it the same when it is sent again; `nil` where each sending is another.
    public let identity: RequestIdentity?
    /// What is asked, and told, of the version of the aggregate that it is for.
    @usableFromInline let target: TargetVersion?

    /// Puts a request into an envelope.
    @inlinable
    public init(
        _ payload: Payload,
        context: MessageContext,
        sentAt: Date,
        identity: RequestIdentity? = nil
    ) {
        self.init(payload, context: context, sentAt: sentAt, identity: identity, target: nil)
    }

    @inlinable
    init(
        _ payload: Payload,
        context: MessageContext,
        sentAt: Date,
        identity: RequestIdentity?,
        target: TargetVersion?
    ) {
        self.identity = identity
        self.payload = payload
        self.context = context
        self.sentAt = sentAt
        self.target = target
    }

    /// The same request in another context.
    func with(_ context: MessageContext) -> Envelope {
        Envelope(payload, context: context, sentAt: sentAt, identity: identity, target: target)
    }
}
