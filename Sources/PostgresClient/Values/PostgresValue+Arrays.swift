#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Arrays of one dimension, which bring many rows to the server in one statement.
extension PostgresValue {
    /// A `boolean[]`.
    public static func booleans(_ values: [Bool?]) -> PostgresValue {
        array(of: .boolean, values, size: 1) { $1.append($0 ? 1 : 0) }
    }

    /// A `smallint[]`.
    public static func smallints(_ values: [Int16?]) -> PostgresValue {
        array(of: .smallint, values, size: 2) { BinaryForm.append($0, to: &$1) }
    }

    /// An `integer[]`.
    public static func integers(_ values: [Int32?]) -> PostgresValue {
        array(of: .integer, values, size: 4) { BinaryForm.append($0, to: &$1) }
    }

    /// A `bigint[]`.
    public static func bigints(_ values: [Int64?]) -> PostgresValue {
        array(of: .bigint, values, size: 8) { BinaryForm.append($0, to: &$1) }
    }

    /// A `text[]`.
    public static func texts(_ values: [String?]) -> PostgresValue {
        array(of: .text, values, size: 32) { $1.append(contentsOf: $0.utf8) }
    }

    /// A `uuid[]`.
    public static func uuids(_ values: [UUID?]) -> PostgresValue {
        array(of: .uuid, values, size: 16) { BinaryForm.append($0, to: &$1) }
    }

    /// A `timestamptz[]`.
    public static func timestamptzs(_ values: [Date?]) -> PostgresValue {
        array(of: .timestamptz, values, size: 8) { BinaryForm.append(BinaryForm.microseconds(of: $0), to: &$1) }
    }

    /// A `jsonb[]`, from JSON texts in UTF-8.
    public static func jsonbs(_ values: [[UInt8]?]) -> PostgresValue {
        array(of: .jsonb, values, size: values.reduce(0) { $0 + ($1?.count ?? 0) } / max(1, values.count)) {
            $1.append(BinaryForm.jsonbVersion)
            $1.append(contentsOf: $0)
        }
    }

    static func array<Element>(
        of type: PostgresType,
        _ values: [Element?],
        size: Int,
        _ append: (Element, inout [UInt8]) -> Void
    ) -> PostgresValue {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(20 + values.count * (size + 4))
        let isEmpty = values.isEmpty
        BinaryForm.append(Int32(isEmpty ? 0 : 1), to: &bytes)
        BinaryForm.append(Int32(values.contains { $0 == nil } ? 1 : 0), to: &bytes)
        BinaryForm.append(type.rawValue, to: &bytes)
        if !isEmpty {
            BinaryForm.append(Int32(values.count), to: &bytes)
            BinaryForm.append(Int32(1), to: &bytes)
        }
        for value in values {
            let place = bytes.count
            BinaryForm.append(Int32(-1), to: &bytes)
            guard let value else { continue }
            append(value, &bytes)
            BinaryForm.set(Int32(bytes.count - place - 4), at: place, in: &bytes)
        }
        return PostgresValue(type: type.array, bytes: bytes)
    }
}
