/// A point in time to the microsecond, of the years 1 to 9999 in UTC.
///
/// Its text is that of RFC 3339: `2026-11-23T05:55:00Z`. Reading takes any offset; writing gives UTC and a fraction
/// only when there is one, without trailing zeros.
public struct Timestamp: Sendable, Hashable {
    /// How many microseconds after 1970-01-01T00:00:00Z it lies.
    public let microsecondsSince1970: Int64

    /// Creates a timestamp; `nil` outside the years 1 to 9999.
    public init?(microsecondsSince1970: Int64) {
        guard Self.range.contains(microsecondsSince1970) else { return nil }
        self.microsecondsSince1970 = microsecondsSince1970
    }

    /// Reads a timestamp such as `2026-11-23T05:55:00.25+01:00`.
    ///
    /// `T` and `Z` are upper case. The offset from UTC is required. A fraction has up to nine digits; what is beyond
    /// microseconds is rounded, a half to the even neighbour, because others write nanoseconds. Leap seconds (`:60`)
    /// and `24:00` are refused.
    ///
    /// - Throws: `FormError` when the text has another form or is no time.
    public init(_ text: String) throws(FormError) {
        let bytes = Array(text.utf8)
        try self.init(utf8: bytes.span)
    }

    /// Reads a timestamp off UTF-8.
    package init(utf8 text: borrowing Span<UInt8>) throws(FormError) {
        var index = 0
        let date = try CalendarDate(utf8: text, at: &index)
        try text.take("T", at: &index)
        let hour = try Self.component(upTo: 23, "an hour from 00 to 23", in: text, at: &index)
        try text.take(":", at: &index)
        let minute = try Self.component(upTo: 59, "a minute from 00 to 59", in: text, at: &index)
        try text.take(":", at: &index)
        let second = try Self.component(upTo: 59, "a second from 00 to 59", in: text, at: &index)
        let fraction = try Self.fraction(in: text, at: &index)
        let offset = try Self.offset(in: text, at: &index)
        try text.expectEnd(at: index)
        let seconds = date.daysSince1970 * 86_400 + hour * 3600 + minute * 60 + second - offset
        let microseconds = Int64(seconds) * 1_000_000 + Int64(fraction)
        guard Self.range.contains(microseconds) else {
            throw FormError("expected a time of the years 0001 to 9999 in UTC", offset: 0)
        }
        microsecondsSince1970 = microseconds
    }

    /// Appends the timestamp in its form to UTF-8.
    package func write(to bytes: inout [UInt8]) {
        let (days, microseconds) = Self.divide(microsecondsSince1970, by: 86_400_000_000)
        let second = microseconds / 1_000_000
        bytes.append(upTo: 27) { bytes in
            // In range by the type's invariant.
            CalendarDate(daysSince1970: days)?.write(to: &bytes)
            bytes.append(ascii: "T")
            bytes.append(twoDigits: second / 3600)
            bytes.append(ascii: ":")
            bytes.append(twoDigits: second / 60 % 60)
            bytes.append(ascii: ":")
            bytes.append(twoDigits: second % 60)
            Self.write(fraction: microseconds % 1_000_000, to: &bytes)
            bytes.append(ascii: "Z")
        }
    }

    /// Writes a fraction of six digits without its trailing zeros; nothing when it is zero.
    private static func write(fraction: Int, to bytes: inout OutputSpan<UInt8>) {
        guard fraction > 0 else { return }
        bytes.append(ascii: ".")
        var rest = fraction
        while rest > 0 {
            bytes.append(UInt8(truncatingIfNeeded: 0x30 + rest / 100_000))
            rest = rest % 100_000 * 10
        }
    }

    private static let range =
        Int64(CalendarDate.minimumDays) * 86_400_000_000..<Int64(CalendarDate.maximumDays + 1) * 86_400_000_000

    /// The quotient rounded down, and the remainder.
    private static func divide(_ value: Int64, by divisor: Int64) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (Int(quotient) - 1, Int(remainder + divisor)) : (Int(quotient), Int(remainder))
    }

    private static func component(
        upTo maximum: Int,
        _ expected: StaticString,
        in text: borrowing Span<UInt8>,
        at index: inout Int
    ) throws(FormError) -> Int {
        let start = index
        let value = try text.number(ofDigits: 2, at: &index, expected)
        guard value <= maximum else { throw FormError("expected \(expected)", offset: start) }
        return value
    }

    /// A fraction in microseconds; 1,000,000 when it rounds up to the next second.
    private static func fraction(in text: borrowing Span<UInt8>, at index: inout Int) throws(FormError) -> Int {
        guard text.takeIfPresent(".", at: &index) else { return 0 }
        let start = index
        var nanoseconds = 0
        while let digit = text.digit(at: index) {
            guard index - start < 9 else { throw FormError("expected at most nine digits of a second", offset: index) }
            nanoseconds = nanoseconds * 10 + digit
            index += 1
        }
        guard index > start else { throw FormError("expected a digit", offset: index) }
        for _ in index - start..<9 { nanoseconds *= 10 }
        let (microseconds, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1000)
        let roundsUp = rest > 500 || (rest == 500 && !microseconds.isMultiple(of: 2))
        return roundsUp ? microseconds + 1 : microseconds
    }

    /// An offset from UTC in seconds.
    private static func offset(in text: borrowing Span<UInt8>, at index: inout Int) throws(FormError) -> Int {
        if text.takeIfPresent("Z", at: &index) { return 0 }
        let isNegative = text.byte(at: index) == UInt8(ascii: "-")
        guard isNegative || text.byte(at: index) == UInt8(ascii: "+") else {
            throw FormError("expected 'Z' or an offset such as +01:00", offset: index)
        }
        index += 1
        let hours = try component(upTo: 23, "hours of an offset from 00 to 23", in: text, at: &index)
        try text.take(":", at: &index)
        let minutes = try component(upTo: 59, "minutes of an offset from 00 to 59", in: text, at: &index)
        let seconds = hours * 3600 + minutes * 60
        return isNegative ? -seconds : seconds
    }
}

extension Timestamp: Comparable {
    /// Whether a timestamp comes before another.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.microsecondsSince1970 < right.microsecondsSince1970
    }
}

extension Timestamp: CustomStringConvertible {
    /// The timestamp in its form, in UTC.
    public var description: String {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
