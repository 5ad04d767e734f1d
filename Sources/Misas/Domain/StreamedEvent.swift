/// A free-standing event with the stream that it is appended to.
public struct StreamedEvent: Sendable {
    /// The event.
    public let event: any Event
    /// The name of the stream.
    public let stream: String

    /// An event that is to be appended to a stream.
    @inlinable
    public init(_ event: any Event, in stream: String) {
        self.event = event
        self.stream = stream
    }
}
