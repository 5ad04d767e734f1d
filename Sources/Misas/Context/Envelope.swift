/// A request on its way through a bus, with what is known of it.
public struct Envelope<Payload: Request>: Sendable {
    /// The request.
    public let payload: Payload
    /// Its ids, its caller and its trace.
    public let context: MessageContext
    /// When it was sent, by the system's clock.
    public let sentAt: Date

    /// Puts a request into an envelope.
    @inlinable
    public init(_ payload: Payload, context: MessageContext, sentAt: Date) {
        self.payload = payload
        self.context = context
        self.sentAt = sentAt
    }
}
