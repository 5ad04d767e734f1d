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

extension OutputSpan<UInt8> {
    mutating func append(ascii scalar: Unicode.Scalar) {
        append(UInt8(ascii: scalar))
    }

    /// Appends a number below 100 in two digits.
    mutating func append(twoDigits value: Int) {
        append(UInt8(truncatingIfNeeded: 0x30 + value / 10))
        append(UInt8(truncatingIfNeeded: 0x30 + value % 10))
    }
}
