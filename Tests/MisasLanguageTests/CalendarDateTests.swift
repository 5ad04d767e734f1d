import Foundation
import MisasLanguage
import TestSupport
import Testing

@Suite("Calendar dates")
struct CalendarDateTests {
    @Test("A date is read and written in the form of ISO 8601", arguments: ["2026-11-23", "0001-01-01", "9999-12-31"])
    func roundTrip(text: String) throws {
        #expect(try CalendarDate(text).description == text)
    }

    @Test("A date has the parts that its text says")
    func parts() throws {
        let date = try CalendarDate("2024-02-29")
        #expect((date.year, date.month, date.day) == (2024, 2, 29))
        #expect(CalendarDate(year: 2024, month: 2, day: 29) == date)
    }

    @Test(
        "What is no date is refused, with the place of the fault",
        arguments: [
            ("", 0, "expected a year of four digits"),
            ("26-11-23", 2, "expected a year of four digits"),
            ("0000-01-01", 0, "expected a year from 0001 to 9999"),
            ("2026-13-01", 5, "expected a month from 01 to 12"),
            ("2026-00-01", 5, "expected a month from 01 to 12"),
            ("2026-1-1", 6, "expected a month of two digits"),
            ("2026-02-29", 8, "the month has no such day"),
            ("1900-02-29", 8, "the month has no such day"),
            ("2026-04-31", 8, "the month has no such day"),
            ("2026-04-00", 8, "the month has no such day"),
            ("2026/04/01", 4, "expected '-'"),
            ("2026-04-01T", 10, "expected the end"),
            ("2026-04-0é", 9, "expected a day of two digits"),
            ("é026-04-01", 0, "expected a year of four digits"),
        ]
    )
    func refused(text: String, offset: Int, message: String) {
        #expect(throws: FormError(message, offset: offset)) { try CalendarDate(text) }
    }

    @Test("A day that the calendar does not have cannot be made")
    func failableInitializer() {
        #expect(CalendarDate(year: 2023, month: 2, day: 29) == nil)
        #expect(CalendarDate(year: 2000, month: 2, day: 29) != nil)
        #expect(CalendarDate(year: 10_000, month: 1, day: 1) == nil)
        #expect(CalendarDate(year: 2023, month: 1, day: 0) == nil)
        #expect(CalendarDate(year: .max, month: .max, day: .max) == nil)
        #expect(CalendarDate(daysSince1970: .min) == nil)
        #expect(CalendarDate(daysSince1970: 2_932_897) == nil)
        #expect(CalendarDate(daysSince1970: -719_163) == nil)
    }

    @Test(
        "Every day of the calendar follows the day before it",
        arguments: [
            ("0001-01-01", -719_162, 1461), ("1600-01-01", -135_140, 146_097 * 2), ("9996-01-01", 2_931_436, 1461),
        ]
    )
    func everyDay(first: String, start: Int, count: Int) throws {
        var previous = try #require(CalendarDate(daysSince1970: start))
        #expect(previous.description == first)
        for days in start + 1..<start + count {
            let date = try #require(CalendarDate(daysSince1970: days))
            // Expectations are too slow for three million days.
            guard date.daysSince1970 == days, previous < date,
                date.day == previous.day + 1 || (date.day == 1 && previous.day >= 28)
            else {
                Issue.record("\(previous) is followed by \(date)")
                return
            }
            previous = date
        }
        #expect(CalendarDate(daysSince1970: 2_932_896)?.description == "9999-12-31")
    }

    @Test("Days are counted as Foundation counts them")
    func foundation() throws {
        var generator = SeededGenerator()
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        for _ in 0..<500 {
            // Foundation's Gregorian calendar is Julian before 1582.
            let days = Int.random(in: -140_000...2_932_896, using: &generator)
            let date = try #require(CalendarDate(daysSince1970: days))
            let expected = calendar.dateComponents(
                [.year, .month, .day],
                from: Date(timeIntervalSince1970: Double(days) * 86_400)
            )
            #expect(expected.year == date.year && expected.month == date.month && expected.day == date.day)
        }
    }
}
