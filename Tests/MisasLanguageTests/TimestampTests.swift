import MisasLanguage
import TestSupport
import Testing

@Suite("Timestamps")
struct TimestampTests {
    @Test(
        "A time is written in UTC, with a fraction only when there is one",
        arguments: [
            ("2026-11-23T05:55:00Z", "2026-11-23T05:55:00Z"),
            ("2026-11-23T05:55:00.000Z", "2026-11-23T05:55:00Z"),
            ("2026-11-23T05:55:00.2500Z", "2026-11-23T05:55:00.25Z"),
            ("2026-11-23T05:55:00.000001Z", "2026-11-23T05:55:00.000001Z"),
            ("2026-11-23T00:55:00+01:30", "2026-11-22T23:25:00Z"),
            ("2026-12-31T23:59:59.999999-00:01", "2027-01-01T00:00:59.999999Z"),
            ("1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59.5Z"),
            ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
            ("9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999Z"),
            ("2026-11-23T05:55:00-00:00", "2026-11-23T05:55:00Z"),
        ]
    )
    func canonicalForm(text: String, expected: String) throws {
        #expect(try Timestamp(text).description == expected)
    }

    @Test(
        "Nanoseconds are rounded to microseconds, a half to the even neighbour",
        arguments: [
            ("2026-11-23T05:55:00.0000005Z", "2026-11-23T05:55:00Z"),
            ("2026-11-23T05:55:00.0000015Z", "2026-11-23T05:55:00.000002Z"),
            ("2026-11-23T05:55:00.000000501Z", "2026-11-23T05:55:00.000001Z"),
            ("2026-11-23T05:55:00.000000499Z", "2026-11-23T05:55:00Z"),
            ("2026-12-31T23:59:59.9999999Z", "2027-01-01T00:00:00Z"),
            ("1969-12-31T23:59:59.9999995Z", "1970-01-01T00:00:00Z"),
        ]
    )
    func rounding(text: String, expected: String) throws {
        #expect(try Timestamp(text).description == expected)
    }

    @Test("A time is counted in microseconds since 1970")
    func epoch() throws {
        #expect(try Timestamp("1970-01-01T00:00:00Z").microsecondsSince1970 == 0)
        #expect(try Timestamp("2001-01-01T00:00:00.5Z").microsecondsSince1970 == 978_307_200_500_000)
        #expect(try Timestamp("1969-12-31T23:59:59Z").microsecondsSince1970 == -1_000_000)
        #expect(Timestamp(microsecondsSince1970: .max) == nil)
        #expect(Timestamp(microsecondsSince1970: .min) == nil)
    }

    @Test(
        "What is no time is refused, with the place of the fault",
        arguments: [
            ("2026-11-23", 10, "expected 'T'"),
            ("2026-11-23 05:55:00Z", 10, "expected 'T'"),
            ("2026-11-23t05:55:00Z", 10, "expected 'T'"),
            ("2026-11-23T05:55:00", 19, "expected 'Z' or an offset such as +01:00"),
            ("2026-11-23T05:55:00z", 19, "expected 'Z' or an offset such as +01:00"),
            ("2026-11-23T05:55Z", 16, "expected ':'"),
            ("2026-11-23T24:00:00Z", 11, "expected an hour from 00 to 23"),
            ("2026-11-23T23:60:00Z", 14, "expected a minute from 00 to 59"),
            ("2016-12-31T23:59:60Z", 17, "expected a second from 00 to 59"),
            ("2026-11-23T05:55:00.Z", 20, "expected a digit"),
            ("2026-11-23T05:55:00.0123456789Z", 29, "expected at most nine digits of a second"),
            ("2026-11-23T05:55:00+0100", 22, "expected ':'"),
            ("2026-11-23T05:55:00+24:00", 20, "expected hours of an offset from 00 to 23"),
            ("2026-11-23T05:55:00+01:60", 23, "expected minutes of an offset from 00 to 59"),
            ("2026-11-23T05:55:00ZZ", 20, "expected the end"),
            ("2026-02-30T05:55:00Z", 8, "the month has no such day"),
            ("0001-01-01T00:00:00+00:01", 0, "expected a time of the years 0001 to 9999 in UTC"),
            ("9999-12-31T23:59:59.9999999Z", 0, "expected a time of the years 0001 to 9999 in UTC"),
        ]
    )
    func refused(text: String, offset: Int, message: String) {
        #expect(throws: FormError(message, offset: offset)) { try Timestamp(text) }
    }

    @Test("Any microsecond of the calendar is read back from its text")
    func roundTrip() throws {
        var generator = SeededGenerator()
        let first = try Timestamp("0001-01-01T00:00:00Z").microsecondsSince1970
        let last = try Timestamp("9999-12-31T23:59:59.999999Z").microsecondsSince1970
        for _ in 0..<10_000 {
            let microseconds = Int64.random(in: first...last, using: &generator)
            let timestamp = try #require(Timestamp(microsecondsSince1970: microseconds))
            let back = try Timestamp(timestamp.description)
            guard back == timestamp else {
                Issue.record("\(timestamp) is read as \(back) (seed \(generator.seed))")
                return
            }
        }
    }
}
