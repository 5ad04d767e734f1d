/// A day of the Gregorian calendar, extended to before its introduction, of the years 1 to 9999.
///
/// It belongs to no time zone. Its text is `2026-11-23`.
public struct CalendarDate: Sendable, Hashable {
    private let storedYear: Int16
    private let storedMonth: UInt8
    private let storedDay: UInt8

    /// The year, 1 to 9999.
    public var year: Int { Int(storedYear) }

    /// The month, 1 to 12.
    public var month: Int { Int(storedMonth) }

    /// The day of the month, from 1.
    public var day: Int { Int(storedDay) }

    /// Creates a date; `nil` when the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.days(inMonth: month, of: year)
        else { return nil }
        self.init(checkedYear: year, month: month, day: day)
    }

    /// Reads a date of the form `2026-11-23`.
    ///
    /// - Throws: `FormError` when the text has another form or the calendar has no such day.
    public init(_ text: String) throws(FormError) {
        let bytes = Array(text.utf8)
        try self.init(utf8: bytes.span)
    }

    /// Creates the date that lies this many days after 1 January 1970; `nil` outside the years 1 to 9999.
    public init?(daysSince1970 days: Int) {
        guard (Self.minimumDays...Self.maximumDays).contains(days) else { return nil }
        // Years begin in March here, so that the day that leap years add comes last (H. Hinnant's algorithm).
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        self.init(
            checkedYear: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
            month: month,
            day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        )
    }

    /// Reads a date off UTF-8.
    package init(utf8 text: borrowing Span<UInt8>) throws(FormError) {
        var index = 0
        try self.init(utf8: text, at: &index)
        try text.expectEnd(at: index)
    }

    /// Reads a date that stands at an index.
    init(utf8 text: borrowing Span<UInt8>, at index: inout Int) throws(FormError) {
        let start = index
        let year = try text.number(ofDigits: 4, at: &index, "a year of four digits")
        try text.take("-", at: &index)
        let month = try text.number(ofDigits: 2, at: &index, "a month of two digits")
        try text.take("-", at: &index)
        let day = try text.number(ofDigits: 2, at: &index, "a day of two digits")
        guard year >= 1 else { throw FormError("expected a year from 0001 to 9999", offset: start) }
        guard (1...12).contains(month) else { throw FormError("expected a month from 01 to 12", offset: start + 5) }
        guard day >= 1, day <= Self.days(inMonth: month, of: year) else {
            throw FormError("the month has no such day", offset: start + 8)
        }
        self.init(checkedYear: year, month: month, day: day)
    }

    private init(checkedYear year: Int, month: Int, day: Int) {
        storedYear = Int16(truncatingIfNeeded: year)
        storedMonth = UInt8(truncatingIfNeeded: month)
        storedDay = UInt8(truncatingIfNeeded: day)
    }

    /// How many days after 1 January 1970 the date lies.
    public var daysSince1970: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear % 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// Appends the date in its form to UTF-8.
    package func write(to bytes: inout [UInt8]) {
        bytes.append(upTo: 10) { write(to: &$0) }
    }

    func write(to bytes: inout OutputSpan<UInt8>) {
        bytes.append(twoDigits: year / 100)
        bytes.append(twoDigits: year % 100)
        bytes.append(ascii: "-")
        bytes.append(twoDigits: month)
        bytes.append(ascii: "-")
        bytes.append(twoDigits: day)
    }

    /// 1 January 1970.
    package static let epoch = CalendarDate(checkedYear: 1970, month: 1, day: 1)

    /// 1 January of the year 1.
    static let minimumDays = -719_162

    /// 31 December of the year 9999.
    static let maximumDays = 2_932_896

    private static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension CalendarDate: Comparable {
    /// Whether a date comes before another.
    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.storedYear, left.storedMonth, left.storedDay) < (right.storedYear, right.storedMonth, right.storedDay)
    }
}

extension CalendarDate: CustomStringConvertible {
    /// The date in its form, `2026-11-23`.
    public var description: String {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
