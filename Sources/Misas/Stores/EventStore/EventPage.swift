/// Some events of a read, and how far the store has looked to find them.
public struct EventPage: Hashable, Sendable {
    /// The events, in the order of the read.
    ///
    /// May be empty where the filter left nothing.
    public let events: [RecordedEvent]
    /// The last place that was looked at: a version in the read of a stream, a position in a read of all events.
    ///
    /// The next page starts behind it.
    public let cursor: Int64
    /// Whether there was nothing behind ``cursor`` when the store looked.
    public let isAtEnd: Bool

    /// Some events of a read.
    public init(
        events: [RecordedEvent],
        cursor: Int64,
        isAtEnd: Bool
    ) {
        self.events = events
        self.cursor = cursor
        self.isAtEnd = isAtEnd
    }

    /// How far a read of all events has come: whoever has handled this page has handled everything up to here,
    /// the events that the filter left out included.
    public var position: GlobalPosition { GlobalPosition(cursor) }
}
