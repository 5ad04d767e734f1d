/// Reading forms off UTF-8.
///
/// All forms are ASCII, so that up to the first fault a byte is a Unicode scalar, and the index of the byte is the
/// offset that an error tells.
extension Span<UInt8> {
    /// The byte at an index; 0, which is part of no form, behind the end.
    func byte(at index: Int) -> UInt8 {
        index < count ? self[index] : 0
    }

    /// The digit at an index.
    func digit(at index: Int) -> Int? {
        let value = byte(at: index) &- UInt8(ascii: "0")
        return value < 10 ? Int(value) : nil
    }

    /// Reads this many digits.
    func number(
        ofDigits digits: Int,
        at index: inout Int,
        _ expected: StaticString
    ) throws(FormError) -> Int {
        var value = 0
        for _ in 0..<digits {
            guard let digit = digit(at: index) else { throw FormError("expected \(expected)", offset: index) }
            value = value * 10 + digit
            index += 1
        }
        return value
    }

    func take(_ expected: Unicode.Scalar, at index: inout Int) throws(FormError) {
        guard takeIfPresent(expected, at: &index) else {
            throw FormError("expected '\(expected)'", offset: index)
        }
    }

    func takeIfPresent(_ expected: Unicode.Scalar, at index: inout Int) -> Bool {
        guard byte(at: index) == UInt8(ascii: expected) else { return false }
        index += 1
        return true
    }

    func expectEnd(at index: Int) throws(FormError) {
        guard index == count else { throw FormError("expected the end", offset: index) }
    }
}

extension [UInt8] {
    /// Appends a number with leading zeros.
    mutating func append(_ value: Int, digits: Int) {
        var scale = 1
        for _ in 1..<digits { scale *= 10 }
        while scale > 0 {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / scale % 10))
            scale /= 10
        }
    }

    /// Appends a point and a fraction without its trailing zeros; nothing when the fraction is zero.
    mutating func append(fraction: Int, digits: Int) {
        guard fraction > 0 else { return }
        append(UInt8(ascii: "."))
        append(fraction, digits: digits)
        while last == UInt8(ascii: "0") { removeLast() }
    }
}
