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
        self.init(
            sign: form.isNegative ? .minus : .plus,
            exponent: form.exponent,
            significand: Decimal(wholeNumber: form.significand)
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
