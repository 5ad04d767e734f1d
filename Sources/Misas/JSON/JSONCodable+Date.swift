#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif
import MisasLanguage

extension Date: JSONCodable {
    /// Reads a string such as `2026-11-23T05:55:00Z`, with any offset from UTC and up to nine digits of a fraction.
    public init(from reader: inout JSONReader) {
        let timestamp = reader.formatted("a time such as 2026-11-23T05:55:00Z") { text throws(FormError) in
            try Timestamp(utf8: text)
        }
        self = timestamp.map { Date($0) } ?? Date(timeIntervalSinceReferenceDate: 0)
    }

    /// Writes a string such as `2026-11-23T05:55:00Z`, in UTC, rounded to the microsecond.
    ///
    /// A date outside the years 1 to 9999 is a failure.
    public func encode(to writer: inout JSONWriter) {
        guard let timestamp = Timestamp(self) else {
            writer.fail("the date is outside the years 0001 to 9999")
            return
        }
        writer.plainString { timestamp.write(to: &$0) }
    }

    /// The date nearest to a timestamp.
    ///
    /// A `Date` counts seconds from 2001 as a `Double`, so that microseconds are told apart, and come back from
    /// `Timestamp(_:)`, from 1728 to 2273.
    init(_ timestamp: Timestamp) {
        let microseconds = timestamp.microsecondsSince1970 - Self.referenceMicroseconds
        let (seconds, rest) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
        self.init(timeIntervalSinceReferenceDate: Double(seconds) + Double(rest) / 1_000_000)
    }

    fileprivate static let referenceMicroseconds: Int64 = 978_307_200_000_000
}

extension Timestamp {
    /// The timestamp nearest to a date; `nil` outside the years 1 to 9999.
    init?(_ date: Date) {
        let interval = date.timeIntervalSinceReferenceDate
        let seconds = interval.rounded(.down)
        guard let wholeSeconds = Int64(exactly: seconds), wholeSeconds.magnitude < 1 << 40 else { return nil }
        let microseconds = ((interval - seconds) * 1_000_000).rounded(.toNearestOrEven)
        self.init(
            microsecondsSince1970: wholeSeconds * 1_000_000 + Int64(microseconds) + Date.referenceMicroseconds
        )
    }
}
