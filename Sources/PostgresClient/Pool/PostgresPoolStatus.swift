/// What a pool is doing, and what it has done.
public struct PostgresPoolStatus: Hashable, Sendable {
    /// How many connections there may be.
    public let maximum: Int
    /// How many are open, or being opened.
    public let open: Int
    /// How many of these are being opened.
    public let opening: Int
    /// How many of these nobody uses.
    public let idle: Int
    /// How many tasks wait for one.
    public let waiting: Int
    /// How long the task that has waited longest has been waiting; `nil` when none waits.
    public let longestWait: Duration?
    /// What the pool has done since it was made.
    public let counters: PostgresPoolCounters

    /// How many connections are lent out.
    public var inUse: Int { open - opening - idle }
}
