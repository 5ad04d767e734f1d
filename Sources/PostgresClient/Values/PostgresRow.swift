internal import CLibPQ

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A row of an answer.
///
/// Every function that reads a value throws ``PostgresError`` when the column is not there, is `NULL`, or does not have
/// the form that was asked for: a statement and the code that reads its answer do not fit.
public struct PostgresRow: Sendable {
    let result: PostgresResult
    let index: Int

    /// Whether a value is `NULL`, or the row has no such column.
    public func isNull(_ column: Int) -> Bool {
        PQgetisnull(result.pointer, Int32(index), Int32(column)) == 1
    }

    /// Reads a `smallint`.
    public func int16(_ column: Int) throws(PostgresError) -> Int16 {
        try read(column, "a smallint") { BinaryForm.integer($0) }
    }

    /// Reads an `integer`.
    public func int32(_ column: Int) throws(PostgresError) -> Int32 {
        try read(column, "an integer") { BinaryForm.integer($0) }
    }

    /// Reads a `bigint`.
    public func int64(_ column: Int) throws(PostgresError) -> Int64 {
        try read(column, "a bigint") { BinaryForm.integer($0) }
    }

    /// Reads a `boolean`.
    public func boolean(_ column: Int) throws(PostgresError) -> Bool {
        try read(column, "a boolean") { $0.count == 1 ? $0[0] != 0 : nil }
    }

    /// Reads a `double precision`.
    public func double(_ column: Int) throws(PostgresError) -> Double {
        try read(column, "a double precision") { BinaryForm.integer($0).map(Double.init(bitPattern:)) }
    }

    /// Reads a `text`, `varchar` or `name`.
    public func text(_ column: Int) throws(PostgresError) -> String {
        try read(column, "a text") { String(decoding: $0, as: UTF8.self) }
    }

    /// Reads a `uuid`.
    public func uuid(_ column: Int) throws(PostgresError) -> UUID {
        try read(column, "a uuid") { BinaryForm.uuid($0) }
    }

    /// Reads a `timestamptz`.
    public func timestamptz(_ column: Int) throws(PostgresError) -> Date {
        try read(column, "a timestamptz") { BinaryForm.integer($0).map(BinaryForm.date(microseconds:)) }
    }

    /// Reads the bytes of a value in the binary form of its type.
    public func bytes(_ column: Int) throws(PostgresError) -> [UInt8] {
        try read(column, "a value") { Array($0) }
    }

    /// Reads a `jsonb` as JSON text in UTF-8.
    public func jsonb(_ column: Int) throws(PostgresError) -> [UInt8] {
        try read(column, "a jsonb") { $0.first == BinaryForm.jsonbVersion ? Array($0.dropFirst()) : nil }
    }

    /// Reads a value unless it is `NULL`.
    public func optional<Value>(
        _ column: Int,
        _ read: (PostgresRow) -> (Int) throws(PostgresError) -> Value
    ) throws(PostgresError) -> Value? {
        PQgetlength(result.pointer, Int32(index), Int32(column)) == 0 && isNull(column) ? nil : try read(self)(column)
    }

    private func read<Value>(
        _ column: Int,
        _ expected: @autoclosure () -> String,
        _ body: (UnsafeRawBufferPointer) -> Value?
    ) throws(PostgresError) -> Value {
        let column = Int32(column)
        let row = Int32(index)
        let count = Int(PQgetlength(result.pointer, row, column))
        // What has bytes is not NULL, which need not be asked then.
        guard count > 0 || PQgetisnull(result.pointer, row, column) == 0,
            let start = PQgetvalue(result.pointer, row, column)
        else {
            throw .unexpectedAnswer("expected \(expected()) in column \(column), found NULL or no such column")
        }
        // The bytes belong to the result, which this row keeps.
        guard let value = body(UnsafeRawBufferPointer(start: start, count: count)) else {
            throw .unexpectedAnswer("expected \(expected()) in column \(column), found \(count) bytes of another form")
        }
        return value
    }
}

/// Arrays of one dimension and without `NULL`.
extension PostgresRow {
    /// Reads a `smallint[]`.
    public func int16s(_ column: Int) throws(PostgresError) -> [Int16] {
        try read(column, "a smallint[]") { BinaryForm.integers($0) }
    }

    /// Reads a `bigint[]`.
    public func int64s(_ column: Int) throws(PostgresError) -> [Int64] {
        try read(column, "a bigint[]") { BinaryForm.integers($0) }
    }
}
