internal import MisasLanguage

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// How generated code writes the values that stand in specs.
///
/// The compiler has read every one of them, so none can fail;
/// were one wrong all the same, it would be the type's zero.
public enum Literals {
    /// A UUID by the two halves of its bits.
    public static func uuid(_ high: UInt64, _ low: UInt64) -> UUID {
        func byte(_ half: UInt64, _ index: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: half >> (56 - 8 * index)) }
        return UUID(
            uuid: (
                byte(high, 0), byte(high, 1), byte(high, 2), byte(high, 3),
                byte(high, 4), byte(high, 5), byte(high, 6), byte(high, 7),
                byte(low, 0), byte(low, 1), byte(low, 2), byte(low, 3),
                byte(low, 4), byte(low, 5), byte(low, 6), byte(low, 7)
            )
        )
    }

    /// A decimal number by its text.
    public static func decimal(_ text: String) -> Decimal { decoded(.string(text)) ?? 0 }

    /// Bytes by their base64 text.
    public static func bytes(base64 text: String) -> Bytes { decoded(.string(text)) ?? [] }

    /// A calendar date by its day, counted from 1970-01-01.
    public static func date(daysSince1970 days: Int) -> CalendarDate {
        CalendarDate(daysSince1970: days) ?? .epoch
    }

    /// A point in time by its microsecond, counted from 1970-01-01T00:00:00Z.
    public static func dateTime(microsecondsSince1970 microseconds: Int64) -> Date {
        Date(microsecondsSince1970: microseconds)
    }

    /// A number of JSON by its text.
    public static func number(_ text: String) -> JSONValue {
        (try? JSON.decode(JSONValue.self, from: Array(text.utf8))) ?? .null
    }

    /// An object of JSON by its members in their order.
    public static func object(_ members: [(String, JSONValue)]) -> JSONValue {
        .object(JSONObject(members.map { JSONObject.Member(name: $0.0, value: $0.1) }))
    }

    /// A value as the JSON that its codec writes.
    public static func json(_ value: some JSONCodable) -> JSONValue {
        guard let bytes = try? JSON.encode(value), let tree = try? JSON.decode(JSONValue.self, from: bytes) else {
            return .null
        }
        return tree
    }

    /// A value as it stands in a message, a key or the name of a stream: its JSON, without quotes; nothing for `nil`.
    public static func text(of value: some JSONCodable) -> String {
        switch json(value) {
        case .null: ""
        case .string(let text): text
        case let other: (try? JSON.encode(other)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
    }

    private static func decoded<Value: JSONCodable>(_ tree: JSONValue) -> Value? {
        try? JSON.decode(Value.self, from: tree)
    }
}
