/// What changes a write makes, looked through and put in order of the keys' bytes: two writes at once then wait for each
/// other in one order.
package struct TableWrite: Sendable {
    /// Keys of rows that are to be deleted.
    package private(set) var deletions: [(key: TableRowKey, values: [TableValue])] = []
    /// Rows that are to be added or replaced.
    package private(set) var upserts: [TableContent] = []
    /// Rows that are to be added.
    package private(set) var insertions: [TableContent] = []

    /// - Throws: ``TableStoreError/invalid(_:)`` where a row does not fit the table, or is changed twice.
    package init(_ changes: [TableChange], to table: TableDefinition) throws(TableStoreError) {
        try TableStoreError.checking { () throws(InvalidStoreInput) in try table.check() }
        var keys: Set<TableRowKey> = []
        for change in changes {
            let key: TableRowKey
            switch change {
            case .insert(let data):
                let row = try TableContent(data, of: table)
                insertions.append(row)
                key = row.key
            case .upsert(let data):
                let row = try TableContent(data, of: table)
                upserts.append(row)
                key = row.key
            case .delete(let given):
                let values = try table.values(of: given)
                key = TableRowKey(values.map(\.keyText))
                deletions.append((key, values))
            }
            guard keys.insert(key).inserted else { throw .invalid(.repeatedRow(table: table.name)) }
        }
        deletions.sort { $0.key < $1.key }
        upserts.sort { $0.key < $1.key }
        insertions.sort { $0.key < $1.key }
    }
}
