/// A decimal number in the form in which it is compared: exactly, however many digits it has.
package struct DecimalOrder: Hashable, Sendable {
    /// -1, 0 or 1.
    package let sign: Int
    /// The place of the first digit that is not zero: the number is 0.d₁d₂d₃… times ten to this power.
    package let exponent: Int
    /// The digits from the first to the last that is not zero, in ASCII.
    package let digits: [UInt8]

    /// A number from its text, as JSON writes numbers, leading zeros and a leading `+` apart; `nil` for another text.
    package init?(_ text: String) {
        var bytes = Array(text.utf8)[...]
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative { bytes = bytes.dropFirst() }
        let whole = bytes.prefix(while: Self.isDigit)
        bytes = bytes.dropFirst(whole.count)
        var fraction: ArraySlice<UInt8> = []
        if bytes.first == UInt8(ascii: ".") {
            fraction = bytes.dropFirst().prefix(while: Self.isDigit)
            guard !fraction.isEmpty else { return nil }
            bytes = bytes.dropFirst(1 + fraction.count)
        }
        guard !whole.isEmpty, let shift = Self.exponent(bytes) else { return nil }
        let all = Array(whole) + fraction
        guard let first = all.firstIndex(where: { $0 != UInt8(ascii: "0") }),
            let last = all.lastIndex(where: { $0 != UInt8(ascii: "0") })
        else {
            (sign, exponent, digits) = (0, 0, [])
            return
        }
        self.sign = isNegative ? -1 : 1
        self.exponent = whole.count - first + shift
        self.digits = Array(all[first...last])
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// What follows the digits: nothing, or an exponent of at most nine digits.
    private static func exponent(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard let mark = bytes.first else { return 0 }
        guard mark | 0x20 == UInt8(ascii: "e") else { return nil }
        var digits = bytes.dropFirst()
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
        guard (1...9).contains(digits.count), digits.allSatisfy(isDigit) else { return nil }
        let value = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        return isNegative ? -value : value
    }
}

extension DecimalOrder: Comparable {
    package static func < (lhs: DecimalOrder, rhs: DecimalOrder) -> Bool {
        guard lhs.sign == rhs.sign else { return lhs.sign < rhs.sign }
        let (less, more) = lhs.sign < 0 ? (rhs, lhs) : (lhs, rhs)
        guard less.exponent == more.exponent else { return less.exponent < more.exponent }
        return less.digits.lexicographicallyPrecedes(more.digits)
    }
}
