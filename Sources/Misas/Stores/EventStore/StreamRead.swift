/// What a reader wants of one stream.
public struct StreamRead: Hashable, Sendable {
    /// Where to start, inclusive; `nil` means the first event forward, the last backward.
    public var from: StreamVersion?
    /// Where to stop, inclusive; `nil` means the end.
    public var through: StreamVersion?
    /// Which way to go.
    public var direction: ReadDirection
    /// How many events to give at most; `nil` means all.
    public var limit: Int?
    /// The types that are wanted; `nil` means all.
    public var types: Set<String>?
    /// How many events to hold at a time: 1 to ``StoreLimits/pageSize``; what lies outside counts as the nearest.
    public var pageSize: Int

    /// What a reader wants of one stream.
    public init(
        from: StreamVersion? = nil,
        through: StreamVersion? = nil,
        direction: ReadDirection = .forward,
        limit: Int? = nil,
        types: Set<String>? = nil,
        pageSize: Int = StoreLimits.defaultPageSize
    ) {
        self.from = from
        self.through = through
        self.direction = direction
        self.limit = limit
        self.types = types
        self.pageSize = pageSize
    }

    /// The version behind which the first page starts, in the direction of the read.
    package var startCursor: Int64 {
        switch direction {
        case .forward: max(1, from?.rawValue ?? 1) - 1
        case .backward: min(.max - 1, from?.rawValue ?? .max - 1) + 1
        }
    }
}
