/// What a pool is doing.
public struct PostgresPoolStatus: Hashable, Sendable {
    /// How many connections there may be.
    public let maximum: Int
    /// How many are open, or being opened.
    public let open: Int
    /// How many of these nobody uses.
    public let idle: Int
    /// How many tasks wait for one.
    public let waiting: Int
}
