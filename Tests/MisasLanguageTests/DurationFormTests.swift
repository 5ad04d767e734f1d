import MisasLanguage
import TestSupport
import Testing

@Suite("Forms of durations")
struct DurationFormTests {
    @Test(
        "Either form is read, and written in the form of ISO 8601",
        arguments: [
            ("100ms", "PT0.1S"),
            ("30s", "PT30S"),
            ("5m", "PT5M"),
            ("2h", "PT2H"),
            ("7d", "PT168H"),
            ("0s", "PT0S"),
            ("-5m", "-PT5M"),
            ("P1DT2H3.5S", "PT26H3.5S"),
            ("P2W", "PT336H"),
            ("P1W2D", "PT216H"),
            ("PT0S", "PT0S"),
            ("-PT0S", "PT0S"),
            ("PT90M", "PT1H30M"),
            ("PT3661S", "PT1H1M1S"),
            ("P0.5D", "PT12H"),
            ("-P1DT0.000001S", "-PT24H0.000001S"),
            ("PT0.000000000000000001S", "PT0.000000000000000001S"),
            ("PT9223372036854775807S", "PT2562047788015215H30M7S"),
        ]
    )
    func canonicalForm(text: String, expected: String) throws {
        #expect(try DurationForm.format(DurationForm.parse(text)) == expected)
    }

    @Test("The length is exact")
    func length() throws {
        #expect(try DurationForm.parse("1500ms") == .milliseconds(1500))
        #expect(try DurationForm.parseISO8601("PT0.1S") == .milliseconds(100))
        #expect(try DurationForm.parseISO8601("P1D") == .seconds(86_400))
        #expect(try DurationForm.parseISO8601("-P1W") == .seconds(-604_800))
    }

    @Test(
        "What is no duration is refused, with the place of the fault",
        arguments: [
            ("", 0, "expected a duration such as 30s, 100ms or PT1H30M"),
            ("-", 1, "expected a duration such as 30s, 100ms or PT1H30M"),
            ("s", 0, "expected a duration such as 30s, 100ms or PT1H30M"),
            ("30", 2, "expected one of the units ms, s, m, h, d"),
            ("30w", 2, "expected one of the units ms, s, m, h, d"),
            ("30S", 2, "expected one of the units ms, s, m, h, d"),
            ("1.5h", 1, "expected a whole number; use a smaller unit or ISO 8601"),
            ("1h30m", 2, "expected the end"),
            ("99999999999999999999s", 0, "the duration is too long"),
            ("9999999999999999999999999999999999999999s", 0, "the duration is too long"),
            ("9223372036854775808s", 0, "the duration is too long"),
            ("106751991167301d", 0, "the duration is too long"),
            ("P1Y", 2, "years have no fixed length; use days"),
            ("P1M", 2, "months have no fixed length; use days (minutes stand behind 'T')"),
            ("P", 1, "expected an amount of a unit"),
            ("PT", 2, "expected hours, minutes or seconds behind 'T'"),
            ("P1DT", 4, "expected hours, minutes or seconds behind 'T'"),
            ("P1", 2, "expected one of the units W, D"),
            ("P1H", 2, "expected one of the units W, D"),
            ("PT1D", 3, "expected one of the units H, M, S"),
            ("PT1S2M", 5, "expected the units from the largest to the smallest"),
            ("PT1M2M", 5, "expected the units from the largest to the smallest"),
            ("PT1.5H2M", 6, "only the last component may have a fraction"),
            ("PT.5S", 2, "expected a digit"),
            ("PT1.S", 4, "expected a digit"),
            ("PT1,5S", 3, "expected one of the units H, M, S"),
            ("PT0.0000000000000000001S", 22, "expected at most 18 digits of a fraction"),
            ("PT9223372036854775808S", 2, "the duration is too long"),
            ("P999999999999999999W", 1, "the duration is too long"),
            ("PT1S ", 4, "expected a digit"),
            ("+PT1S", 0, "expected a duration such as 30s, 100ms or PT1H30M"),
        ]
    )
    func refused(text: String, offset: Int, message: String) {
        #expect(throws: FormError(message, offset: offset)) { try DurationForm.parse(text) }
    }

    @Test("The short form is none of ISO 8601")
    func shortForm() {
        #expect(throws: FormError("expected a duration of ISO 8601 such as PT1H30M", offset: 0)) {
            try DurationForm.parseISO8601("30s")
        }
    }

    @Test("Any duration within the range is read back from its text")
    func roundTrip() throws {
        var generator = SeededGenerator()
        let limit = Int128(Int64.max) * 1_000_000_000_000_000_000
        for _ in 0..<5000 {
            let attoseconds = Int128.random(in: -limit...limit, using: &generator) >> Int.random(in: 0..<127)
            let duration = Duration(attoseconds: attoseconds)
            let back = try DurationForm.parseISO8601(DurationForm.format(duration))
            guard back == duration, DurationForm.canRepresent(duration) else {
                Issue.record("\(attoseconds) as is read as \(back) (seed \(generator.seed))")
                return
            }
        }
        #expect(!DurationForm.canRepresent(Duration(attoseconds: limit + 1)))
        #expect(DurationForm.format(Duration(attoseconds: .min)).hasPrefix("-PT"))
    }
}
