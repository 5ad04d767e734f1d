/// What a reader wants of all events.
public struct GlobalRead: Hashable, Sendable {
    /// Where to start, exclusive: events behind this position forward, before it backward.
    ///
    /// `nil` means the start forward, the end backward.
    public var after: GlobalPosition?
    /// Where to stop, inclusive; `nil` means the end.
    public var through: GlobalPosition?
    /// Which way to go.
    public var direction: ReadDirection
    /// Which events are wanted.
    public var filter: EventFilter
    /// How many events to give at most; `nil` means all.
    public var limit: Int?
    /// How many events to hold at a time: 1 to ``StoreLimits/pageSize``; what lies outside counts as the nearest.
    public var pageSize: Int

    /// What a reader wants of all events.
    public init(
        after: GlobalPosition? = nil,
        through: GlobalPosition? = nil,
        direction: ReadDirection = .forward,
        filter: EventFilter = .all,
        limit: Int? = nil,
        pageSize: Int = StoreLimits.defaultPageSize
    ) {
        self.after = after
        self.through = through
        self.direction = direction
        self.filter = filter
        self.limit = limit
        self.pageSize = pageSize
    }

    /// The position behind which the first page starts, in the direction of the read.
    package var startCursor: Int64 {
        switch direction {
        case .forward: max(0, after?.rawValue ?? 0)
        case .backward: after?.rawValue ?? .max
        }
    }
}
