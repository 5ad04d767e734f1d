import Foundation
import Misas
import TestSupport
import Testing

@Suite("The codecs of values")
struct ValueCodecTests {
    @Test(
        "Decimals are strings in plain form",
        arguments: [
            ("12.50", "12.5"), ("-0.001", "-0.001"), ("0", "0"), ("1e3", "1000"),
            ("99999999999999999999999999999999999999", "99999999999999999999999999999999999999"),
        ]
    )
    func decimals(text: String, expected: String) throws {
        let decimal = try JSON.decode(Decimal.self, text: "\"\(text)\"")
        #expect(decimal == Decimal(string: text))
        #expect(try JSON.text(decimal) == "\"\(expected)\"")
    }

    @Test("Any decimal of 38 digits is read back, from the lowest exponent to the highest")
    func decimalRange() throws {
        var generator = SeededGenerator()
        for exponent in -128...127 {
            for _ in 0..<5 {
                let bits =
                    UInt128.random(in: 0 ... .max, using: &generator) >> Int.random(in: 0..<128, using: &generator)
                let digits = bits % 100_000_000_000_000_000_000_000_000_000_000_000_000
                guard let form = DecimalForm(isNegative: true, significand: digits, exponent: exponent) else {
                    continue
                }
                let decimal = try JSON.decode(Decimal.self, text: "\"-\(digits)e\(exponent)\"")
                #expect(decimal.description == form.description, "seed \(generator.seed)")
                #expect(try JSON.text(decimal) == "\"\(form)\"", "seed \(generator.seed)")
                #expect(try JSON.decode(Decimal.self, from: JSON.encode(decimal)) == decimal, "seed \(generator.seed)")
            }
        }
    }

    @Test("Decimals beyond 38 digits are refused on either side")
    func decimalLimits() {
        #expect(throws: JSONEncodingError.self) { try JSON.encode(Decimal.greatestFiniteMagnitude) }
        #expect(throws: JSONEncodingError.self) { try JSON.encode(Decimal.nan) }
        #expect(
            JSON.failures(Decimal.self, "\"100000000000000000000000000000000000001\"")
                == ["$: expected a decimal number in a string: expected at most 38 significant digits (at 38)"]
        )
        #expect(JSON.failures(Decimal.self, "1") == ["$: expected a decimal number in a string, found a number"])
    }

    @Test("UUIDs are lower-case strings, read in either case")
    func uuids() throws {
        var generator = SeededGenerator()
        for _ in 0..<200 {
            let uuid = UUID.random(using: &generator)
            let lower = uuid.uuidString.lowercased()
            #expect(try JSON.text(uuid) == "\"\(lower)\"")
            #expect(try JSON.decode(UUID.self, text: "\"\(lower)\"") == uuid)
            #expect(try JSON.decode(UUID.self, text: "\"\(uuid.uuidString)\"") == uuid)
            #expect(UUID(jsonKey: uuid.jsonKey) == uuid)
        }
        #expect(try JSON.decode(UUID.self, text: #""\u0030193f5a8-0000-7000-8000-0123456789ab""#).jsonKey.first == "0")
        for bad in [
            "", "0193f5a8-0000-7000-8000-0123456789a", "0193f5a8-0000-7000-8000-0123456789abc",
            "{0193f5a8-0000-7000-8000-0123456789}",
            "0193f5a800000-7000-8000-0123456789ab", "0193f5a8-0000-7000-8000-0123456789ag",
            "0193f5a8-0000-7000-8000-0123456789aé",
        ] {
            #expect(JSON.failures(UUID.self, "\"\(bad)\"") == ["$: expected a UUID"], "\(bad)")
        }
    }

    @Test("Dates are times of RFC 3339 in UTC")
    func dates() throws {
        let date = Date(timeIntervalSince1970: 1_795_413_300.25)
        #expect(try JSON.text(date) == "\"2026-11-23T05:55:00.25Z\"")
        #expect(try JSON.decode(Date.self, text: "\"2026-11-23T06:55:00.250+01:00\"") == date)
        #expect(
            JSON.failures(Date.self, "\"2026-11-23T05:55:00\"")
                == ["$: expected a time such as 2026-11-23T05:55:00Z: expected 'Z' or an offset such as +01:00 (at 19)"]
        )
        #expect(throws: JSONEncodingError.self) { try JSON.encode(Date.distantFuture + 1e13) }
        #expect(throws: JSONEncodingError.self) { try JSON.encode(Date(timeIntervalSince1970: .nan)) }
        #expect(throws: JSONEncodingError.self) { try JSON.encode(Date(timeIntervalSince1970: .infinity)) }
        #expect(try JSON.text(Date(timeIntervalSince1970: -62_135_596_800)) == "\"0001-01-01T00:00:00Z\"")
        #expect(try JSON.text(Date(timeIntervalSinceReferenceDate: 0.9999999)) == "\"2001-01-01T00:00:01Z\"")
    }

    @Test("A date is read back to the microsecond for as long as a Date can tell microseconds apart")
    func microseconds() throws {
        var generator = SeededGenerator()
        for _ in 0..<5000 {
            // From 1728-10-12 to 2273-03-21: 2³³ seconds either side of 2001.
            let seconds = Int.random(in: -8_589_934_591..<8_589_934_591, using: &generator) + 978_307_200
            let microsecond = Int.random(in: 0..<1_000_000, using: &generator)
            let whole = try JSON.text(Date(timeIntervalSince1970: Double(seconds)))
            let text = whole.dropLast(2) + String(format: ".%06d", microsecond) + "Z\""
            let date = try JSON.decode(Date.self, text: String(text))
            let back = try JSON.decode(Date.self, text: JSON.text(date))
            let digits = try JSON.text(date).dropFirst(21).prefix { $0 != "Z" }
            let written = microsecond == 0 ? "" : String(format: "%06d", microsecond)
            guard back == date, digits + String(repeating: "0", count: max(0, written.count - digits.count)) == written
            else {
                Issue.record("\(text) is written \(try JSON.text(date)) (seed \(generator.seed))")
                return
            }
        }
    }

    @Test("The forms of the language are part of the runtime's API")
    func exports() throws {
        let date: Misas.CalendarDate = try Misas.CalendarDate("2026-11-23")
        #expect(date.month == 11)
        #expect(Misas.Pattern(checked: "^[a-z]$").matches("a"))
    }

    @Test("Calendar dates and durations are strings of ISO 8601")
    func forms() throws {
        #expect(try JSON.text(try CalendarDate("2026-11-23")) == "\"2026-11-23\"")
        #expect(try JSON.decode(CalendarDate.self, text: "\"2026-11-23\"").day == 23)
        #expect(
            JSON.failures(CalendarDate.self, "\"2026-02-30\"")
                == ["$: expected a date such as 2026-11-23: the month has no such day (at 8)"]
        )
        #expect(try JSON.text(Duration.milliseconds(-90_500)) == "\"-PT1M30.5S\"")
        #expect(try JSON.decode(Duration.self, text: "\"P1DT0.5S\"") == .milliseconds(86_400_500))
        #expect(
            JSON.failures(Duration.self, "\"P1M\"") == [
                "$: expected a duration of ISO 8601 such as PT1H30M: "
                    + "months have no fixed length; use days (minutes stand behind 'T') (at 2)"
            ]
        )
        #expect(throws: JSONEncodingError.self) { try JSON.encode(Duration(attoseconds: .max)) }
    }

    @Test(
        "Bytes are base64",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ]
    )
    func bytes(plain: String, base64: String) throws {
        let bytes = Bytes(plain.utf8)
        #expect(try JSON.text(bytes) == "\"\(base64)\"")
        #expect(try JSON.decode(Bytes.self, text: "\"\(base64)\"") == bytes)
        #expect(bytes.base64 == base64)
    }

    @Test("Base64 is as Foundation has it; what is not canonical is refused")
    func base64() throws {
        var generator = SeededGenerator()
        for count in 0..<100 {
            let bytes = Bytes((0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) })
            #expect(bytes.base64 == Data(bytes.bytes).base64EncodedString(), "seed \(generator.seed)")
            #expect(Bytes(base64: bytes.base64) == bytes)
        }
        for bad in ["Z", "Zg", "Zg=", "Zh==", "Zm9=", "====", "=g==", "Z=g=", "Zm9v\n", "Zm 9", "Zm-_", "Zg==Zg=="] {
            #expect(Bytes(base64: bad) == nil, "\(bad)")
            let text = bad.replacing("\n", with: "\\n")
            #expect(JSON.failures(Bytes.self, "\"\(text)\"") == ["$: expected a string in base64"])
        }
        #expect(([1, 2] as Bytes).description == "2 bytes")
    }
}
