/// A decimal number as text: `-12.50`, `1e3`.
///
/// It has at most 38 significant digits and fits Foundation's `Decimal`; what does not is refused, never rounded.
public struct DecimalForm: Sendable, Hashable {
    /// Whether it is below zero; false for zero.
    public let isNegative: Bool

    /// The significant digits as a whole number, without trailing zeros.
    public let significand: UInt128

    /// The power of ten by which the significand is multiplied; 0 for zero.
    public let exponent: Int

    /// The most significant digits.
    public static let maximumDigits = 38

    /// The powers of ten by which a significand without trailing zeros may be multiplied.
    ///
    /// They are those of Foundation's `Decimal`, which strips the zeros too.
    public static let exponents = -128...127

    /// Reads a decimal: digits, optionally with a minus sign in front, a fraction, and an exponent behind `e` or `E`.
    ///
    /// - Throws: `FormError` when the text has another form, more than 38 significant digits, or a value too large or
    ///   too small.
    public init(_ text: String) throws(FormError) {
        let bytes = Array(text.utf8)
        try self.init(utf8: bytes.span)
    }

    /// Creates a decimal; `nil` when it has too many digits or is too large or too small.
    public init?(isNegative: Bool, significand: UInt128, exponent: Int) {
        var significand = significand
        var exponent = exponent
        guard significand > 0 else {
            self.init(checkedNegative: false, significand: 0, exponent: 0)
            return
        }
        while significand.isMultiple(of: 10) {
            significand /= 10
            exponent += 1
        }
        var digits = 1
        var rest = significand / 10
        while rest > 0 {
            rest /= 10
            digits += 1
        }
        guard digits <= Self.maximumDigits, Self.exponents.contains(exponent) else { return nil }
        self.init(checkedNegative: isNegative, significand: significand, exponent: exponent)
    }

    /// Reads a decimal off UTF-8.
    package init(utf8 text: borrowing Span<UInt8>) throws(FormError) {
        var index = 0
        let isNegative = text.takeIfPresent("-", at: &index)
        var digits = SignificantDigits()
        try digits.read(text, at: &index)
        var exponent = 0
        if text.takeIfPresent(".", at: &index) {
            let start = index
            try digits.read(text, at: &index)
            exponent = start - index
        }
        if text.takeIfPresent("e", at: &index) || text.takeIfPresent("E", at: &index) {
            exponent += try Self.exponent(in: text, at: &index)
        }
        try text.expectEnd(at: index)
        guard digits.value > 0 else {
            self.init(checkedNegative: false, significand: 0, exponent: 0)
            return
        }
        exponent += digits.trailingZeros
        guard exponent <= Self.exponents.upperBound else {
            throw FormError("the number is too large for a decimal", offset: 0)
        }
        guard exponent >= Self.exponents.lowerBound else {
            throw FormError("the number has digits too small for a decimal", offset: 0)
        }
        self.init(checkedNegative: isNegative, significand: digits.value, exponent: exponent)
    }

    private init(checkedNegative isNegative: Bool, significand: UInt128, exponent: Int) {
        self.isNegative = isNegative
        self.significand = significand
        self.exponent = exponent
    }

    /// An exponent; one beyond all decimals is cut to a value that is still beyond them for any number of digits.
    private static func exponent(in text: borrowing Span<UInt8>, at index: inout Int) throws(FormError) -> Int {
        let isNegative = text.takeIfPresent("-", at: &index)
        if !isNegative { _ = text.takeIfPresent("+", at: &index) }
        let start = index
        var value = 0
        while let digit = text.digit(at: index) {
            value = min(value * 10 + digit, 1 << 48)
            index += 1
        }
        guard index > start else { throw FormError("expected a digit", offset: index) }
        return isNegative ? -value : value
    }

    /// Appends the canonical form to UTF-8.
    package func write(to bytes: inout [UInt8]) {
        if isNegative { bytes.append(UInt8(ascii: "-")) }
        // Nearly all significands fit, and the smaller type is written several times faster.
        let digits = (UInt64(exactly: significand).map { String($0) } ?? String(significand)).utf8
        let pointPosition = digits.count + exponent
        if exponent >= 0 {
            bytes.append(contentsOf: digits)
            bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: exponent))
        } else if pointPosition > 0 {
            bytes.append(contentsOf: digits.prefix(pointPosition))
            bytes.append(UInt8(ascii: "."))
            bytes.append(contentsOf: digits.dropFirst(pointPosition))
        } else {
            bytes.append(contentsOf: "0.".utf8)
            bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: -pointPosition))
            bytes.append(contentsOf: digits)
        }
    }
}

extension DecimalForm: CustomStringConvertible {
    /// The canonical form: plain, without exponent, leading zeros or trailing zeros of a fraction; zero is `0`.
    public var description: String {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// The digits of a number without the zeros at either end.
private struct SignificantDigits {
    var value: UInt128 = 0
    var count = 0
    var trailingZeros = 0

    mutating func read(_ text: borrowing Span<UInt8>, at index: inout Int) throws(FormError) {
        let start = index
        while let digit = text.digit(at: index) {
            if digit > 0 {
                guard count + trailingZeros < DecimalForm.maximumDigits || value == 0 else {
                    throw FormError("expected at most \(DecimalForm.maximumDigits) significant digits", offset: index)
                }
                if value > 0 {
                    for _ in 0..<trailingZeros { value *= 10 }
                    value *= 10
                    count += trailingZeros
                }
                value += UInt128(digit)
                count += 1
                trailingZeros = 0
            } else if value > 0 {
                trailingZeros += 1
            }
            index += 1
        }
        guard index > start else { throw FormError("expected a digit", offset: index) }
    }
}
