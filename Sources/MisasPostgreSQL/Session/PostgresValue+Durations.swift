#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Misas
import PostgresClient

extension PostgresValue {
    /// The longest time that is added to a clock, some 200,000 years: `timestamptz` ends in the year 294276.
    private static let longest: Int64 = 6_311_390_400_000_000_000

    /// A duration in microseconds, for a `bigint` that is added to a time.
    static func microseconds(_ duration: Duration) -> PostgresValue {
        .bigint(min(duration.microseconds, longest))
    }

    /// A time that somebody else gave; the nearest that `timestamptz` can say: it begins in the year 4714 before Christ.
    static func time(_ date: Date) -> PostgresValue {
        let seconds = date.timeIntervalSinceReferenceDate
        let end = 9_223_339_000_000.0
        return .timestamptz(
            Date(timeIntervalSinceReferenceDate: seconds.isNaN ? end : min(max(seconds, -211_845_000_000), end))
        )
    }
}
