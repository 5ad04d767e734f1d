#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A value that goes to the server with a statement, in the binary form of its type.
///
/// Values never become part of the text of a statement, so nothing in them can be taken for SQL.
public struct PostgresValue: Hashable, Sendable {
    /// Its type.
    public let type: PostgresType
    /// Its binary form; `nil` is `NULL`.
    public let bytes: [UInt8]?

    /// A value in the binary form of its type.
    public init(
        type: PostgresType,
        bytes: [UInt8]?
    ) {
        self.type = type
        self.bytes = bytes
    }

    /// `NULL` of a type.
    public static func null(_ type: PostgresType) -> PostgresValue {
        PostgresValue(type: type, bytes: nil)
    }

    /// A `boolean`.
    public static func boolean(_ value: Bool?) -> PostgresValue {
        PostgresValue(type: .boolean, bytes: value.map { [$0 ? 1 : 0] })
    }

    /// A `smallint`.
    public static func smallint(_ value: Int16?) -> PostgresValue {
        PostgresValue(type: .smallint, bytes: value.map(BinaryForm.bytes))
    }

    /// An `integer`.
    public static func integer(_ value: Int32?) -> PostgresValue {
        PostgresValue(type: .integer, bytes: value.map(BinaryForm.bytes))
    }

    /// A `bigint`.
    public static func bigint(_ value: Int64?) -> PostgresValue {
        PostgresValue(type: .bigint, bytes: value.map(BinaryForm.bytes))
    }

    /// A `double precision`.
    public static func double(_ value: Double?) -> PostgresValue {
        PostgresValue(type: .double, bytes: value.map { BinaryForm.bytes($0.bitPattern) })
    }

    /// A `text`.
    ///
    /// The server refuses NUL in it.
    public static func text(_ value: String?) -> PostgresValue {
        PostgresValue(type: .text, bytes: value.map { Array($0.utf8) })
    }

    /// A `bytea`.
    public static func bytea(_ value: [UInt8]?) -> PostgresValue {
        PostgresValue(type: .bytea, bytes: value)
    }

    /// A `uuid`.
    public static func uuid(_ value: UUID?) -> PostgresValue {
        PostgresValue(type: .uuid, bytes: value.map(BinaryForm.bytes))
    }

    /// A `timestamptz`, to the microsecond.
    public static func timestamptz(_ value: Date?) -> PostgresValue {
        PostgresValue(type: .timestamptz, bytes: value.map { BinaryForm.bytes(BinaryForm.microseconds(of: $0)) })
    }

    /// A `jsonb`, from JSON text in UTF-8.
    public static func jsonb(_ text: [UInt8]?) -> PostgresValue {
        PostgresValue(type: .jsonb, bytes: text.map { [BinaryForm.jsonbVersion] + $0 })
    }
}

extension PostgresValue: CustomStringConvertible {
    /// The type and the size, not the value: it may be a secret.
    public var description: String {
        "value of type \(type.rawValue), \(bytes.map { "\($0.count) bytes" } ?? "NULL")"
    }
}
