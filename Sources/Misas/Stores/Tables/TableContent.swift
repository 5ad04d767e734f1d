/// A row of a table, taken apart.
package struct TableContent: Hashable, Sendable {
    /// Its values, in the order of the columns.
    package let values: [TableValue?]
    /// What tells it from the others.
    package let key: TableRowKey

    /// A row of these values, one for each column.
    package init(_ values: [TableValue?], of table: TableDefinition) {
        self.values = values
        key = TableRowKey(table.keyColumns.map { values[$0]?.keyText ?? "" })
    }

    /// Reads a row.
    ///
    /// - Throws: ``TableStoreError/invalid(_:)`` where it is no JSON, or does not fit the columns.
    package init(_ data: [UInt8], of table: TableDefinition) throws(TableStoreError) {
        try TableStoreError.checking { () throws(InvalidStoreInput) in try JSONTextCheck.check(data) }
        let tree: JSONValue
        do throws(JSONDecodingError) {
            tree = try JSON.decode(JSONValue.self, from: data)
        } catch {
            throw .unavailable(StoreUnavailable("a JSON text that was accepted cannot be read", underlying: error))
        }
        var values: [TableValue?] = []
        values.reserveCapacity(table.columns.count)
        for column in table.columns {
            let member = tree[column.member]
            if column.isOptional, member?.isNull ?? true {
                values.append(nil)
            } else if let member, let value = TableValue(member, kind: column.kind) {
                values.append(value)
            } else {
                throw .invalid(.row(table: table.name, column: column.name))
            }
        }
        self.init(values, of: table)
        let bytes = key.parts.reduce(0) { $0 + $1.utf8.count }
        guard bytes <= StoreLimits.rowKeyBytes else { throw .invalid(.rowKey(table: table.name)) }
    }

    /// The row as JSON, without the members that are absent.
    package func data(of table: TableDefinition) -> [UInt8] {
        var text: [UInt8] = [UInt8(ascii: "{")]
        text.reserveCapacity(values.count * 24)
        for (column, value) in zip(table.columns, values) {
            guard let value else { continue }
            if text.count > 1 { text.append(UInt8(ascii: ",")) }
            text.append(contentsOf: TableValue.quoted(column.member))
            text.append(UInt8(ascii: ":"))
            value.write(to: &text)
        }
        text.append(UInt8(ascii: "}"))
        return text
    }
}

extension TableDefinition {
    /// The values of a key's columns.
    ///
    /// - Throws: ``TableStoreError/invalid(_:)`` where the texts do not fit the columns.
    package func values(of key: TableRowKey) throws(TableStoreError) -> [TableValue] {
        let parts = key.parts
        let bytes = parts.reduce(0) { $0 + $1.utf8.count }
        var values: [TableValue] = []
        if parts.count == keyColumns.count, bytes <= StoreLimits.rowKeyBytes {
            for (part, column) in zip(parts, keyColumns) where !part.utf8.contains(0) {
                if let value = TableValue(keyText: part, kind: columns[column].kind) { values.append(value) }
            }
        }
        guard values.count == keyColumns.count else { throw .invalid(.rowKey(table: name)) }
        return values
    }

    /// A key in the texts that rows have.
    package func canonical(_ key: TableRowKey) throws(TableStoreError) -> TableRowKey {
        TableRowKey(try values(of: key).map(\.keyText))
    }
}
