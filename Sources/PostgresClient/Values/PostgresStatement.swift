/// A statement with its values.
///
/// Where a value goes, the text says `$1`, `$2`, ….
public struct PostgresStatement: Sendable {
    /// How many values a statement can have.
    public static let maximumValues = 65_535

    /// The text, which names places for the values and never holds one.
    public let sql: String
    /// The values, in the order of their numbers.
    public let values: [PostgresValue]
    /// Whether the server keeps the statement's plan for the next time.
    ///
    /// Costs memory on each connection: say `false` for texts that vary.
    public let isPrepared: Bool

    /// A statement with its values.
    public init(
        _ sql: String,
        _ values: [PostgresValue] = [],
        isPrepared: Bool = true
    ) {
        self.sql = sql
        self.values = values
        self.isPrepared = isPrepared
    }
}
