#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension UUID {
    /// A new version 7 UUID of the process's shared generator: larger than any it gave before.
    public static func version7(at date: Date = Date()) -> UUID {
        UUIDv7Generator.shared.next(at: date)
    }

    /// A new version 7 UUID of the process's shared generator, at a time in microseconds since 1970.
    public static func version7(microseconds: Int64) -> UUID {
        UUIDv7Generator.shared.next(microseconds: microseconds)
    }
}
