#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Misas

/// A document with a field of every type that has an order, three of them in the order of each field.
struct SampleValues: JSONCodable {
    /// Its wire values are in another order than its cases.
    enum Currency: String, CaseIterable, JSONEnum, DocumentValue {
        case dollar = "usd"
        case euro = "eur"
        case franc = "chf"
    }

    static let least = SampleValues(
        decimal: Decimal(string: "-9.75") ?? 0,
        double: -1e300,
        uuid: UUID(uuid: (0x0A, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)),
        date: Date(timeIntervalSince1970: 1_800_000_000),
        day: CalendarDate(daysSince1970: 20726),
        duration: .milliseconds(-1),
        currency: .franc
    )
    static let middle = SampleValues(
        decimal: Decimal(string: "10.10") ?? 0,
        double: 0.1,
        uuid: UUID(uuid: (0xA0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
        date: Date(timeIntervalSince1970: 1_800_000_000.5),
        day: CalendarDate(daysSince1970: 20727),
        duration: .seconds(59),
        currency: .euro
    )
    static let greatest = SampleValues(
        decimal: Decimal(string: "100") ?? 0,
        double: 1e17,
        uuid: UUID(uuid: (0xA0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)),
        date: Date(timeIntervalSince1970: 1_800_000_001),
        day: CalendarDate(daysSince1970: 20819),
        duration: .seconds(3_600),
        currency: .dollar
    )

    let decimal: Decimal
    let double: Double
    let uuid: UUID
    let date: Date
    let day: CalendarDate?
    let duration: Duration
    let currency: Currency
}

extension SampleValues {
    init(from reader: inout JSONReader) {
        self.decimal = reader.member("decimal")
        self.double = reader.member("double")
        self.uuid = reader.member("uuid")
        self.date = reader.member("date")
        self.day = reader.optionalMember("day")
        self.duration = reader.member("duration")
        self.currency = reader.member("currency")
    }

    func encode(to writer: inout JSONWriter) {
        writer.member("decimal", decimal)
        writer.member("double", double)
        writer.member("uuid", uuid)
        writer.member("date", date)
        writer.optionalMember("day", day)
        writer.member("duration", duration)
        writer.member("currency", currency)
    }
}
