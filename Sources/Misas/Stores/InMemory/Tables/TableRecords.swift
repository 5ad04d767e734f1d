/// All committed rows of the stores in memory, by table and key.
struct TableRecords: ~Copyable {
    /// A query takes a table's rows out of the lock by counting a reference up.
    var rows: [ExactText: [TableRowKey: TableContent]] = [:]
    /// The tables that were prepared.
    var definitions: [ExactText: TableDefinition] = [:]

    func row(_ key: TableRowKey, of table: ExactText) -> TableContent? {
        rows[table]?[key]
    }
}
