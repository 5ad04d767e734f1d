/// Events for one stream, as part of an append to several.
public struct StreamAppend: Hashable, Sendable {
    /// The stream.
    public var stream: StreamName
    /// What the append expects of the stream.
    public var expecting: ExpectedVersion
    /// The events, in order.
    public var events: [NewEvent]

    /// Events for one stream.
    public init(
        _ events: [NewEvent],
        to stream: StreamName,
        expecting: ExpectedVersion
    ) {
        self.stream = stream
        self.expecting = expecting
        self.events = events
    }
}
