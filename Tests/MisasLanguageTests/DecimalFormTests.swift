import Foundation
import MisasLanguage
import TestSupport
import Testing

@Suite("The form of decimals")
struct DecimalFormTests {
    @Test(
        "A decimal is written plain, without what does not count",
        arguments: [
            ("0", "0"), ("-0", "0"), ("0.000", "0"), ("0e99999999999999999999", "0"),
            ("12.50", "12.5"), ("-12.50", "-12.5"), ("007", "7"), ("1e3", "1000"), ("1E+3", "1000"),
            ("1.5e-3", "0.0015"), ("100", "100"), ("0.1", "0.1"), ("123e-2", "1.23"), ("123e-3", "0.123"),
            ("99999999999999999999999999999999999999", "99999999999999999999999999999999999999"),
            ("0.00000000000000000000000000000000000001", "0.00000000000000000000000000000000000001"),
            ("1000000000000000000000000000000000000000000000", "1000000000000000000000000000000000000000000000"),
        ]
    )
    func canonicalForm(text: String, expected: String) throws {
        #expect(try DecimalForm(text).description == expected)
    }

    @Test("The exponent reaches as far as Foundation's")
    func exponents() throws {
        #expect(try DecimalForm("1e-128").exponent == -128)
        #expect(try DecimalForm("1000e124").description.count == 128)
        #expect(try DecimalForm("99999999999999999999999999999999999999e127").exponent == 127)
        #expect(throws: FormError("the number has digits too small for a decimal", offset: 0)) {
            try DecimalForm("1e-129")
        }
        #expect(throws: FormError("the number is too large for a decimal", offset: 0)) { try DecimalForm("1e128") }
        #expect(throws: FormError("the number is too large for a decimal", offset: 0)) {
            try DecimalForm("1e99999999999999999999999999")
        }
        #expect(throws: FormError("the number has digits too small for a decimal", offset: 0)) {
            try DecimalForm("1e-99999999999999999999999999")
        }
    }

    @Test(
        "What is no decimal is refused, with the place of the fault",
        arguments: [
            ("", 0, "expected a digit"), ("-", 1, "expected a digit"), ("+1", 0, "expected a digit"),
            (".5", 0, "expected a digit"), ("5.", 2, "expected a digit"), ("1e", 2, "expected a digit"),
            ("1e+", 3, "expected a digit"), ("1,5", 1, "expected the end"), ("1 ", 1, "expected the end"),
            ("NaN", 0, "expected a digit"), ("0x1", 1, "expected the end"), ("1٣", 1, "expected the end"),
            ("100000000000000000000000000000000000001", 38, "expected at most 38 significant digits"),
            ("0.100000000000000000000000000000000000001", 40, "expected at most 38 significant digits"),
        ]
    )
    func refused(text: String, offset: Int, message: String) {
        #expect(throws: FormError(message, offset: offset)) { try DecimalForm(text) }
    }

    @Test("Parts that make no decimal make none")
    func parts() throws {
        #expect(DecimalForm(isNegative: true, significand: 0, exponent: 99)?.description == "0")
        #expect(DecimalForm(isNegative: true, significand: 1250, exponent: -2)?.description == "-12.5")
        #expect(DecimalForm(isNegative: false, significand: .max, exponent: 0) == nil)
        #expect(DecimalForm(isNegative: false, significand: 1, exponent: -129) == nil)
        #expect(DecimalForm(isNegative: false, significand: 1, exponent: 128) == nil)
        #expect(DecimalForm(isNegative: false, significand: 10, exponent: -129) == (try DecimalForm("1e-128")))
    }

    @Test("Foundation reads the canonical form as the same number, and writes it alike")
    func foundation() throws {
        var generator = SeededGenerator()
        for _ in 0..<3000 {
            var digits = UInt128.random(in: 0...(.max), using: &generator) >> Int.random(in: 0..<128, using: &generator)
            digits %= 100_000_000_000_000_000_000_000_000_000_000_000_000
            let exponent = Int.random(in: -100...100, using: &generator)
            let sign = Bool.random(using: &generator) ? "-" : ""
            let form = try DecimalForm("\(sign)\(digits)e\(exponent)")
            let decimal = try #require(Decimal(string: form.description))
            #expect(decimal.description == form.description, "seed \(generator.seed)")
        }
    }
}
