/// What a pool has done since it was made: numbers that only grow.
public struct PostgresPoolCounters: Hashable, Sendable {
    /// How often a connection was lent out.
    public internal(set) var lent = 0
    /// How often a task had to wait because no connection was free.
    public internal(set) var waits = 0
    /// How long tasks have waited in all, those that still wait not counted.
    public internal(set) var waited = Duration.zero
    /// How often a task waited in vain, for as long as it would.
    public internal(set) var timeouts = 0
    /// How many connections were opened.
    public internal(set) var opened = 0
    /// How many connections have ended: closed by the pool, by the server, or lost.
    public internal(set) var ended = 0
    /// How often a connection could not be opened.
    public internal(set) var failures = 0
}
