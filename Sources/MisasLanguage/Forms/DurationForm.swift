/// The two forms of a duration: `30s`, as literals are written, and ISO 8601, as JSON has it.
///
/// All arithmetic is exact, to the attosecond. A duration is at most `Int64.max` seconds either way.
public enum DurationForm {
    /// Reads a duration in either form.
    ///
    /// The short form is a whole number with one of the units `ms`, `s`, `m`, `h`, `d`. Either form may have a minus
    /// sign in front.
    ///
    /// - Throws: `FormError` when the text has neither form, or the duration is too long.
    public static func parse(_ text: String) throws(FormError) -> Duration {
        let bytes = Array(text.utf8)
        let span = bytes.span
        let first = span.byte(at: span.byte(at: 0) == UInt8(ascii: "-") ? 1 : 0)
        if first == UInt8(ascii: "P") { return try parseISO8601(utf8: span) }
        return try parseShort(span)
    }

    /// Reads a duration in the form of ISO 8601, such as `P1DT2H3.5S` or `P2W`.
    ///
    /// A week is 7 days and a day 24 hours. Years and months have no fixed length and are refused. Only the last
    /// component may have a fraction, of up to 18 digits.
    ///
    /// - Throws: `FormError` when the text has another form, or the duration is too long.
    public static func parseISO8601(_ text: String) throws(FormError) -> Duration {
        let bytes = Array(text.utf8)
        return try parseISO8601(utf8: bytes.span)
    }

    /// Writes a duration in the form of ISO 8601, with hours as the largest unit.
    ///
    /// Days are never written: to other readers a day need not have 24 hours. Zero is `PT0S`.
    public static func format(_ duration: Duration) -> String {
        let magnitude = duration.attoseconds.magnitude
        let (seconds, attoseconds) = magnitude.quotientAndRemainder(dividingBy: UInt128(attosecondsPerSecond))
        var text = duration.attoseconds < 0 ? "-PT" : "PT"
        if seconds >= 3600 { text += "\(seconds / 3600)H" }
        if seconds / 60 % 60 > 0 { text += "\(seconds / 60 % 60)M" }
        if seconds % 60 > 0 || attoseconds > 0 || magnitude == 0 {
            text += "\(seconds % 60)"
            if attoseconds > 0 {
                let digits = String(attoseconds)
                text += "." + String(repeating: "0", count: 18 - digits.count) + digits
                while text.utf8.last == UInt8(ascii: "0") { text.removeLast() }
            }
            text += "S"
        }
        return text
    }

    /// Whether a duration is within what can be read.
    public static func canRepresent(_ duration: Duration) -> Bool {
        duration.attoseconds.magnitude <= maximum.magnitude
    }

    /// Reads a duration in the form of ISO 8601 off UTF-8.
    package static func parseISO8601(utf8 text: borrowing Span<UInt8>) throws(FormError) -> Duration {
        var index = 0
        let isNegative = text.takeIfPresent("-", at: &index)
        guard text.takeIfPresent("P", at: &index) else {
            throw FormError("expected a duration of ISO 8601 such as PT1H30M", offset: index)
        }
        var total: Int128 = 0
        var isTime = false
        var smallestUnit = Int128.max
        var hasFraction = false
        while index < text.count {
            if !isTime, text.takeIfPresent("T", at: &index) {
                isTime = true
                guard index < text.count else {
                    throw FormError("expected hours, minutes or seconds behind 'T'", offset: index)
                }
            }
            let start = index
            let amount = try amount(in: text, at: &index, allowsFraction: true)
            let unit = try unit(in: text, at: &index, isTime: isTime)
            guard unit < smallestUnit else {
                throw FormError("expected the units from the largest to the smallest", offset: index - 1)
            }
            guard !hasFraction else { throw FormError("only the last component may have a fraction", offset: start) }
            smallestUnit = unit
            hasFraction = amount.isFraction
            total = try add(amount.attounits, times: unit, to: total, offset: start)
        }
        guard smallestUnit < .max else { throw FormError("expected an amount of a unit", offset: index) }
        return Duration(attoseconds: isNegative ? -total : total)
    }

    private static func parseShort(_ text: borrowing Span<UInt8>) throws(FormError) -> Duration {
        var index = 0
        let isNegative = text.takeIfPresent("-", at: &index)
        guard text.digit(at: index) != nil else {
            throw FormError("expected a duration such as 30s, 100ms or PT1H30M", offset: index)
        }
        let start = index
        let amount = try amount(in: text, at: &index, allowsFraction: false)
        let unitStart = index
        let first = text.byte(at: index)
        let isMilliseconds = first == UInt8(ascii: "m") && text.byte(at: index + 1) == UInt8(ascii: "s")
        index += isMilliseconds ? 2 : 1
        let attoseconds: Int128
        switch first {
        case UInt8(ascii: "m") where isMilliseconds:
            attoseconds = try add(amount.attounits / 1000, times: 1, to: 0, offset: start)
        case UInt8(ascii: "s"): attoseconds = try add(amount.attounits, times: 1, to: 0, offset: start)
        case UInt8(ascii: "m"): attoseconds = try add(amount.attounits, times: 60, to: 0, offset: start)
        case UInt8(ascii: "h"): attoseconds = try add(amount.attounits, times: 3600, to: 0, offset: start)
        case UInt8(ascii: "d"): attoseconds = try add(amount.attounits, times: 86_400, to: 0, offset: start)
        case UInt8(ascii: "."):
            throw FormError("expected a whole number; use a smaller unit or ISO 8601", offset: unitStart)
        default: throw FormError("expected one of the units ms, s, m, h, d", offset: unitStart)
        }
        try text.expectEnd(at: index)
        return Duration(attoseconds: isNegative ? -attoseconds : attoseconds)
    }

    /// Reads a number, in units of 10⁻¹⁸.
    private static func amount(
        in text: borrowing Span<UInt8>,
        at index: inout Int,
        allowsFraction: Bool
    ) throws(FormError) -> (attounits: Int128, isFraction: Bool) {
        let start = index
        var value: Int128 = 0
        while let digit = text.digit(at: index) {
            value = value * 10 + Int128(digit)
            guard value <= maximumMilliseconds else { throw FormError("the duration is too long", offset: start) }
            index += 1
        }
        guard index > start else { throw FormError("expected a digit", offset: index) }
        value *= attosecondsPerSecond
        guard allowsFraction, text.takeIfPresent(".", at: &index) else { return (value, false) }
        let fractionStart = index
        var scale = attosecondsPerSecond
        while let digit = text.digit(at: index) {
            guard scale > 1 else { throw FormError("expected at most 18 digits of a fraction", offset: index) }
            scale /= 10
            value += Int128(digit) * scale
            index += 1
        }
        guard index > fractionStart else { throw FormError("expected a digit", offset: index) }
        return (value, true)
    }

    /// Reads a unit's letter and gives its length in seconds.
    private static func unit(
        in text: borrowing Span<UInt8>,
        at index: inout Int,
        isTime: Bool
    ) throws(FormError) -> Int128 {
        let seconds: Int128
        switch (isTime, text.byte(at: index)) {
        case (false, UInt8(ascii: "Y")):
            throw FormError("years have no fixed length; use days", offset: index)
        case (false, UInt8(ascii: "M")):
            throw FormError("months have no fixed length; use days (minutes stand behind 'T')", offset: index)
        case (false, UInt8(ascii: "W")): seconds = 7 * 86_400
        case (false, UInt8(ascii: "D")): seconds = 86_400
        case (true, UInt8(ascii: "H")): seconds = 3600
        case (true, UInt8(ascii: "M")): seconds = 60
        case (true, UInt8(ascii: "S")): seconds = 1
        case (false, _): throw FormError("expected one of the units W, D", offset: index)
        case (true, _): throw FormError("expected one of the units H, M, S", offset: index)
        }
        index += 1
        return seconds
    }

    private static func add(
        _ attounits: Int128,
        times unit: Int128,
        to total: Int128,
        offset: Int
    ) throws(FormError) -> Int128 {
        let (product, isTooLong) = attounits.multipliedReportingOverflow(by: unit)
        let (sum, overflows) = total.addingReportingOverflow(product)
        guard !isTooLong, !overflows, sum <= maximum else {
            throw FormError("the duration is too long", offset: offset)
        }
        return sum
    }

    private static let attosecondsPerSecond: Int128 = 1_000_000_000_000_000_000
    private static let maximum = Int128(Int64.max) * attosecondsPerSecond

    /// Small enough to be multiplied by 10¹⁸.
    private static let maximumMilliseconds = Int128.max / attosecondsPerSecond - 1
}
