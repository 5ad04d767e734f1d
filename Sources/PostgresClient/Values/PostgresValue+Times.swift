/// Times, dates and durations as whole numbers, exact wherever they lie.
extension PostgresValue {
    /// A `timestamptz`, by its microsecond counted from 1970.
    public static func timestamptz(microsecondsSince1970 value: Int64?) -> PostgresValue {
        PostgresValue(type: .timestamptz, bytes: value.map { BinaryForm.bytes(BinaryForm.microsecondsSince2000($0)) })
    }

    /// A `timestamptz[]`, by their microseconds counted from 1970.
    public static func timestamptzs(microsecondsSince1970 values: [Int64?]) -> PostgresValue {
        array(of: .timestamptz, values, size: 8) { BinaryForm.append(BinaryForm.microsecondsSince2000($0), to: &$1) }
    }

    /// A `date`, by its day counted from 1970.
    public static func date(daysSince1970 value: Int32?) -> PostgresValue {
        PostgresValue(type: .date, bytes: value.map { BinaryForm.bytes(BinaryForm.daysSince2000($0)) })
    }

    /// A `date[]`, by their days counted from 1970.
    public static func dates(daysSince1970 values: [Int32?]) -> PostgresValue {
        array(of: .date, values, size: 4) { BinaryForm.append(BinaryForm.daysSince2000($0), to: &$1) }
    }

    /// An `interval` of this many microseconds.
    public static func interval(microseconds value: Int64?) -> PostgresValue {
        PostgresValue(type: .interval, bytes: value.map { BinaryForm.bytes($0) + [UInt8](repeating: 0, count: 8) })
    }

    /// An `interval[]`, each of this many microseconds.
    public static func intervals(microseconds values: [Int64?]) -> PostgresValue {
        array(of: .interval, values, size: 16) {
            BinaryForm.append($0, to: &$1)
            // No days and no months.
            BinaryForm.append(Int64(0), to: &$1)
        }
    }

    /// A `double precision[]`.
    public static func doubles(_ values: [Double?]) -> PostgresValue {
        array(of: .double, values, size: 8) { BinaryForm.append($0.bitPattern, to: &$1) }
    }

    /// A `bytea[]`.
    public static func byteas(_ values: [[UInt8]?]) -> PostgresValue {
        array(of: .bytea, values, size: 32) { $1.append(contentsOf: $0) }
    }
}

extension PostgresRow {
    /// Reads a `timestamptz` as its microsecond, counted from 1970; the furthest that can be said for one beyond.
    public func microsecondsSince1970(_ column: Int) throws(PostgresError) -> Int64 {
        let (sum, overflows) = try int64(column).addingReportingOverflow(BinaryForm.microsecondsTo2000)
        return overflows ? .max : sum
    }

    /// Reads a `date` as its day, counted from 1970; the furthest that can be said for one beyond.
    public func daysSince1970(_ column: Int) throws(PostgresError) -> Int32 {
        let (sum, overflows) = try int32(column).addingReportingOverflow(BinaryForm.daysTo2000)
        return overflows ? .max : sum
    }

    /// Reads an `interval` in microseconds, a day taken for 24 hours and a month for 30 days; the longest that can be said
    /// for one beyond.
    public func intervalMicroseconds(_ column: Int) throws(PostgresError) -> Int64 {
        let bytes = try self.bytes(column)
        let parts = bytes.withUnsafeBytes { bytes -> (Int64, Int32, Int32)? in
            guard bytes.count == 16,
                let time: Int64 = BinaryForm.integer(UnsafeRawBufferPointer(rebasing: bytes[0..<8])),
                let days: Int32 = BinaryForm.integer(UnsafeRawBufferPointer(rebasing: bytes[8..<12])),
                let months: Int32 = BinaryForm.integer(UnsafeRawBufferPointer(rebasing: bytes[12..<16]))
            else { return nil }
            return (time, days, months)
        }
        guard let (time, days, months) = parts else {
            throw .unexpectedAnswer("expected an interval in column \(column), found \(bytes.count) bytes")
        }
        let (sum, overflows) = time.addingReportingOverflow((Int64(days) + 30 * Int64(months)) * 86_400_000_000)
        return overflows ? (time < 0 ? .min : .max) : sum
    }
}
