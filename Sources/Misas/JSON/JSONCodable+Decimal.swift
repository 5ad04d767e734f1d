#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif
import MisasLanguage

extension Decimal: JSONCodable {
    /// Reads a string such as `"12.50"`.
    ///
    /// A number that a decimal cannot hold exactly is a failure.
    public init(from reader: inout JSONReader) {
        let form = reader.formatted("a decimal number in a string") { text throws(FormError) in
            try DecimalForm(utf8: text)
        }
        self = form.map { Decimal($0) } ?? 0
    }

    /// Writes a string in plain form, without exponent and without trailing zeros of a fraction.
    ///
    /// What is not a number, or has more than 38 significant digits, is a failure.
    public func encode(to writer: inout JSONWriter) {
        guard let form = DecimalForm(self) else {
            writer.fail("not a decimal number of at most \(DecimalForm.maximumDigits) significant digits")
            return
        }
        writer.plainString { form.write(to: &$0) }
    }

    /// The number of a form, which always fits.
    init(_ form: DecimalForm) {
        var significand = form.significand
        var exponent = form.exponent
        while exponent > DecimalForm.exponents.upperBound {
            significand *= 10
            exponent -= 1
        }
        self.init(
            sign: form.isNegative ? .minus : .plus,
            exponent: exponent,
            significand: Decimal(wholeNumber: significand)
        )
    }

    /// A whole number of at most 38 digits.
    private init(wholeNumber: UInt128) {
        if let small = UInt64(exactly: wholeNumber) {
            self.init(small)
            return
        }
        let scale: UInt64 = 10_000_000_000_000_000_000
        let (high, low) = wholeNumber.quotientAndRemainder(dividingBy: UInt128(scale))
        self =
            Decimal(UInt64(truncatingIfNeeded: high)) * Decimal(scale) + Decimal(UInt64(truncatingIfNeeded: low))
    }
}

extension DecimalForm {
    /// The form of a number; `nil` when it is none, or has too many digits.
    init?(_ decimal: Decimal) {
        guard decimal.isFinite else { return nil }
        guard Self.canReadLayout else {
            try? self.init(decimal.description)
            return
        }
        self.init(layoutOf: decimal)
    }

    /// Foundation has no public way to a decimal's digits other than its description, which takes 2 µs and most of the
    /// time that a message needs.
    ///
    /// Its memory has the layout of the C structure that it once was; whether it still has is tried on values that use
    /// every part of it.
    private static let canReadLayout: Bool = {
        guard MemoryLayout<Decimal>.size == 20 else { return false }
        let significands: [UInt128] = [
            0, 1, 125, 0x0102_0304_0506_0708, 12_345_678_901_234_567_890_123_456_789_012_345_678,
        ]
        for significand in significands {
            for exponent in [-128, -3, 0, 5, 127] {
                for isNegative in [false, true] {
                    guard let form = DecimalForm(isNegative: isNegative, significand: significand, exponent: exponent)
                    else { continue }
                    let decimal = Decimal(form)
                    guard (try? DecimalForm(decimal.description)) == form, DecimalForm(layoutOf: decimal) == form
                    else { return false }
                }
            }
        }
        return true
    }()

    /// In this order: the exponent in 8 bits, the number of words in 4, the sign in 1, flags, and 8 words of 16 bits.
    private init?(layoutOf decimal: Decimal) {
        let parts = withUnsafeBytes(of: decimal) { bytes in
            let wordCount = min(Int(bytes[1] & 0xF), 8)
            var significand: UInt128 = 0
            for word in (0..<wordCount).reversed() {
                significand =
                    significand << 16 | UInt128(bytes.loadUnaligned(fromByteOffset: 4 + 2 * word, as: UInt16.self))
            }
            return (Int(Int8(bitPattern: bytes[0])), bytes[1] & 0x10 != 0, significand)
        }
        self.init(isNegative: parts.1, significand: parts.2, exponent: parts.0)
    }
}
