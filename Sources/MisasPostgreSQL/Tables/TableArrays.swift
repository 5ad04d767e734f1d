import Misas
import PostgresClient

/// Rows as arrays, one for each column, and back.
enum TableArrays {
    /// The values of rows, column by column.
    static func columns(_ rows: [TableContent], of table: TableDefinition) -> [PostgresValue] {
        table.columns.indices.map { column in array(rows.map { $0.values[column] }, kind: table.columns[column].kind) }
    }

    /// The values of keys, column by column.
    static func keys(_ keys: [[TableValue]], of table: TableDefinition) -> [PostgresValue] {
        table.keyColumns.enumerated().map { part, column in
            array(keys.map { $0[part] }, kind: table.columns[column].kind)
        }
    }

    /// Values of one kind.
    static func array(_ values: [TableValue?], kind: TableColumn.Kind) -> PostgresValue {
        switch kind {
        case .text:
            .texts(values.map { if case .text(let text)? = $0 { text.string } else { nil } })
        case .boolean:
            .booleans(values.map { if case .boolean(let flag)? = $0 { flag } else { nil } })
        case .integer:
            .bigints(values.map { if case .integer(let number)? = $0 { number } else { nil } })
        case .double:
            .doubles(values.map { if case .double(let number)? = $0 { number } else { nil } })
        case .decimal:
            .texts(values.map { if case .decimal(let text)? = $0 { text } else { nil } })
        case .uuid:
            .uuids(values.map { if case .uuid(let id)? = $0 { id } else { nil } })
        case .bytes:
            .byteas(values.map { if case .bytes(let bytes)? = $0 { bytes } else { nil } })
        case .date:
            .dates(daysSince1970: values.map { if case .date(let days)? = $0 { Int32(days) } else { nil } })
        case .dateTime:
            .timestamptzs(
                microsecondsSince1970: values.map { if case .dateTime(let time)? = $0 { time } else { nil } }
            )
        case .duration:
            .intervals(microseconds: values.map { if case .duration(let length)? = $0 { length } else { nil } })
        case .json:
            .jsonbs(values.map { if case .json(let text)? = $0 { text } else { nil } })
        }
    }

    /// Reads a row, whose columns begin at a place of the answer's.
    static func row(
        _ row: PostgresRow,
        from first: Int,
        of table: TableDefinition
    ) throws(PostgresError) -> TableContent {
        var values: [TableValue?] = []
        values.reserveCapacity(table.columns.count)
        for (offset, column) in table.columns.enumerated() {
            let place = first + offset
            values.append(row.isNull(place) ? nil : try value(row, place, kind: column.kind))
        }
        return TableContent(values, of: table)
    }

    private static func value(
        _ row: PostgresRow,
        _ place: Int,
        kind: TableColumn.Kind
    ) throws(PostgresError) -> TableValue {
        switch kind {
        case .text: .text(ExactText(try row.text(place)))
        case .boolean: .boolean(try row.boolean(place))
        case .integer: .integer(try row.int64(place))
        case .double: .double(try row.double(place))
        case .decimal: .decimal(try row.text(place))
        case .uuid: .uuid(try row.uuid(place))
        case .bytes: .bytes(try row.bytes(place))
        case .date: .date(days: Int(try row.daysSince1970(place)))
        case .dateTime: .dateTime(microseconds: try row.microsecondsSince1970(place))
        case .duration: .duration(microseconds: try row.intervalMicroseconds(place))
        case .json: .json(try row.jsonb(place))
        }
    }
}

extension TableValue {
    /// The value for a statement: a decimal as a text, which the statement casts.
    var postgresValue: PostgresValue {
        switch self {
        case .text(let text): .text(text.string)
        case .boolean(let flag): .boolean(flag)
        case .integer(let number): .bigint(number)
        case .double(let number): .double(number)
        case .decimal(let text): .text(text)
        case .uuid(let id): .uuid(id)
        case .bytes(let bytes): .bytea(bytes)
        case .date(let days): .date(daysSince1970: Int32(days))
        case .dateTime(let microseconds): .timestamptz(microsecondsSince1970: microseconds)
        case .duration(let microseconds): .interval(microseconds: microseconds)
        case .json(let text): .jsonb(text)
        }
    }
}
