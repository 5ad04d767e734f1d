#if canImport(FoundationEssentials)
    package import FoundationEssentials
#else
    package import Foundation
#endif

extension Date {
    /// The nearest microsecond, counted from 1970; dates that 64 bits cannot say count as the nearest that they can.
    package var microsecondsSince1970: Int64 {
        let microseconds = (timeIntervalSinceReferenceDate * 1_000_000).rounded()
        guard let counted = Int64(exactly: microseconds) else { return microseconds < 0 ? .min : .max }
        let (sum, overflows) = counted.addingReportingOverflow(Self.referenceMicroseconds)
        return overflows ? .max : sum
    }

    /// The date of a number of microseconds since 1970.
    package init(microsecondsSince1970 microseconds: Int64) {
        // The same sum as that of the JSON codec, so that one time is one date whichever way it came.
        let (counted, overflows) = microseconds.subtractingReportingOverflow(Self.referenceMicroseconds)
        let (seconds, rest) = (overflows ? .min : counted).quotientAndRemainder(dividingBy: 1_000_000)
        self.init(timeIntervalSinceReferenceDate: Double(seconds) + Double(rest) / 1_000_000)
    }

    /// This date as a store keeps it: to the microsecond.
    package var roundedToMicroseconds: Date {
        Date(microsecondsSince1970: microsecondsSince1970)
    }

    private static let referenceMicroseconds: Int64 = 978_307_200_000_000
}
