import Misas
import PostgresClient

extension PostgresValue {
    /// The longest time that is added to a clock, some 200,000 years: `timestamptz` ends in the year 294276.
    private static let longest: Int64 = 6_311_390_400_000_000_000

    /// A duration in microseconds, for a `bigint` that is added to a time.
    static func microseconds(_ duration: Duration) -> PostgresValue {
        .bigint(min(duration.microseconds, longest))
    }
}
