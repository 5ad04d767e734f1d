/// Where appended events stand.
public struct AppendResult: Hashable, Sendable {
    /// The stream that was appended to.
    public let stream: StreamName
    /// How many events the append had.
    public let count: Int
    /// The stream's version after the append: the version of its last event.
    ///
    /// Within a transaction, a store that numbers events at commit may still move the events of an append that
    /// expected ``ExpectedVersion/any`` or ``ExpectedVersion/exists`` further up, unless the transaction reads them
    /// back; ``Committed/appends`` tells where they ended.
    public let lastVersion: StreamVersion
    /// The positions of the first and the last event: nothing for an append of no events, nor within a transaction of a
    /// store that gives positions at commit.
    ///
    /// Others' events may stand between them.
    public let positions: ClosedRange<GlobalPosition>?
    /// Whether the store had these events already, so that nothing was written.
    public let wasAlreadyStored: Bool

    /// Tells where appended events stand.
    public init(
        stream: StreamName,
        count: Int,
        lastVersion: StreamVersion,
        positions: ClosedRange<GlobalPosition>?,
        wasAlreadyStored: Bool
    ) {
        self.stream = stream
        self.count = count
        self.lastVersion = lastVersion
        self.positions = positions
        self.wasAlreadyStored = wasAlreadyStored
    }

    /// The version of the append's first event; for an append of no events, the version that would follow.
    public var firstVersion: StreamVersion { StreamVersion(lastVersion.rawValue - Int64(count) + 1) }
    /// The position of the append's first event.
    public var firstPosition: GlobalPosition? { positions?.lowerBound }
    /// The position of the append's last event.
    public var lastPosition: GlobalPosition? { positions?.upperBound }
}
