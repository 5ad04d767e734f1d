public import MisasLanguage

/// A day of the Gregorian calendar, without a time zone.
public typealias CalendarDate = MisasLanguage.CalendarDate
