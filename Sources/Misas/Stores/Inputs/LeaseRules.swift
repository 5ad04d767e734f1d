#if canImport(FoundationEssentials)
    package import FoundationEssentials
#else
    package import Foundation
#endif

/// The rules that leases keep.
package enum LeaseRules {
    /// Refuses a negative lease.
    package static func check(_ lease: Duration) throws(InvalidStoreInput) {
        guard lease >= .zero else { throw .negative("lease") }
    }
}

extension Date {
    /// The date that is a duration later, to the microsecond; the last that can be said where it is beyond it.
    package func adding(_ duration: Duration) -> Date {
        let (sum, overflows) = microsecondsSince1970.addingReportingOverflow(duration.microseconds)
        return Date(microsecondsSince1970: overflows ? .max : sum)
    }
}
