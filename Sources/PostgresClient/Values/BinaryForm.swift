#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The binary forms of PostgreSQL's types: integers in network byte order, times in microseconds since 2000.
enum BinaryForm {
    /// What comes before the text of a `jsonb`.
    static let jsonbVersion: UInt8 = 1

    /// From 2000, where PostgreSQL counts from, to 2001, where Foundation does.
    private static let referenceMicroseconds: Int64 = 31_622_400_000_000

    /// From 1970 to 2000.
    static let microsecondsTo2000: Int64 = 946_684_800_000_000
    static let daysTo2000: Int32 = 10_957

    /// The nearest that can be said for one beyond.
    static func microsecondsSince2000(_ microsecondsSince1970: Int64) -> Int64 {
        let (difference, overflows) = microsecondsSince1970.subtractingReportingOverflow(microsecondsTo2000)
        return overflows ? .min + 1 : difference
    }

    /// The nearest that can be said for one beyond.
    static func daysSince2000(_ daysSince1970: Int32) -> Int32 {
        let (difference, overflows) = daysSince1970.subtractingReportingOverflow(daysTo2000)
        return overflows ? .min + 1 : difference
    }

    static func bytes<Value: FixedWidthInteger>(_ value: Value) -> [UInt8] {
        withUnsafeBytes(of: value.bigEndian) { Array($0) }
    }

    static func bytes(_ value: UUID) -> [UInt8] {
        withUnsafeBytes(of: value.uuid) { Array($0) }
    }

    static func append<Value: FixedWidthInteger>(_ value: Value, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
    }

    static func append(_ value: UUID, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: value.uuid) { bytes.append(contentsOf: $0) }
    }

    static func set(_ value: Int32, at place: Int, in bytes: inout [UInt8]) {
        withUnsafeBytes(of: value.bigEndian) { digits in
            for index in 0..<4 { bytes[place + index] = digits[index] }
        }
    }

    /// An integer that fills the bytes; `nil` where their number is another.
    static func integer<Value: FixedWidthInteger>(_ bytes: UnsafeRawBufferPointer) -> Value? {
        guard bytes.count == MemoryLayout<Value>.size else { return nil }
        return Value(bigEndian: bytes.loadUnaligned(as: Value.self))
    }

    /// The integers of an array of one dimension; `nil` where it is none, or has `NULL`.
    static func integers<Value: FixedWidthInteger>(_ bytes: UnsafeRawBufferPointer) -> [Value]? {
        func field(_ place: Int) -> Int32? {
            place + 4 <= bytes.count ? integer(UnsafeRawBufferPointer(rebasing: bytes[place..<place + 4])) : nil
        }
        guard let dimensions = field(0) else { return nil }
        guard dimensions > 0 else { return [] }
        guard dimensions == 1, let count = field(12), count >= 0 else { return nil }
        var values: [Value] = []
        values.reserveCapacity(Int(count))
        var place = 20
        let size = MemoryLayout<Value>.size
        for _ in 0..<count {
            guard field(place) == Int32(size), place + 4 + size <= bytes.count,
                let value: Value = integer(UnsafeRawBufferPointer(rebasing: bytes[place + 4..<place + 4 + size]))
            else { return nil }
            values.append(value)
            place += 4 + size
        }
        return values
    }

    static func uuid(_ bytes: UnsafeRawBufferPointer) -> UUID? {
        guard bytes.count == 16 else { return nil }
        return UUID(uuid: bytes.loadUnaligned(as: uuid_t.self))
    }

    /// The microseconds since 2000; the furthest that can be said for a date beyond.
    static func microseconds(of date: Date) -> Int64 {
        let counted = (date.timeIntervalSinceReferenceDate * 1_000_000).rounded()
        guard let exact = Int64(exactly: counted) else { return counted < 0 ? .min + 1 : .max - 1 }
        let (sum, overflows) = exact.addingReportingOverflow(referenceMicroseconds)
        return overflows ? .max - 1 : sum
    }

    /// The date of a number of microseconds since 2000.
    static func date(microseconds: Int64) -> Date {
        let (counted, overflows) = microseconds.subtractingReportingOverflow(referenceMicroseconds)
        let (seconds, rest) = (overflows ? .min : counted).quotientAndRemainder(dividingBy: 1_000_000)
        return Date(timeIntervalSinceReferenceDate: Double(seconds) + Double(rest) / 1_000_000)
    }
}
