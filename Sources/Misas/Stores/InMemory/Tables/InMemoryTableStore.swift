/// The table store in memory: rows by key.
///
/// Queries look at every row of the table, and a table that nobody prepared is there.
struct InMemoryTableStore: TableStore {
    let session: InMemorySession

    func prepare(_ tables: [TableDefinition]) async throws(TableStoreError) {
        for table in tables { try Self.check(table) }
        _ = try session.perform { overlay, state, _ throws(TableStoreError) in
            for table in tables { try overlay.tables.prepare(table, over: state.tables) }
        }
    }

    func rows(
        _ keys: [TableRowKey],
        of table: TableDefinition
    ) async throws(TableStoreError) -> [[UInt8]?] {
        try Self.check(table)
        var wanted: [TableRowKey] = []
        for key in keys { wanted.append(try table.canonical(key)) }
        let name = ExactText(table.name)
        let (rows, _) = try session.perform { [wanted] overlay, state, _ throws(TableStoreError) in
            wanted.map { overlay.tables.row($0, of: name, over: state.tables) }
        }
        return rows.map { $0?.data(of: table) }
    }

    func write(
        _ changes: [TableChange],
        to table: TableDefinition
    ) async throws(TableStoreError) {
        let write = try TableWrite(changes, to: table)
        _ = try session.perform { overlay, state, _ throws(TableStoreError) in
            try overlay.tables.write(write, to: table, over: state.tables)
        }
    }

    func find(
        _ query: DocumentQuery,
        in table: TableDefinition
    ) async throws(TableStoreError) -> [[UInt8]] {
        let query = try TableQuery(query, in: table)
        return try search(table).find(query).map { $0.data(of: table) }
    }

    func count(
        where predicate: DocumentPredicate,
        in table: TableDefinition
    ) async throws(TableStoreError) -> Int {
        try Self.check(table)
        let predicate = try TablePredicate(predicate, in: table)
        return try search(table).count(where: predicate)
    }

    func deleteAll(in table: TableDefinition) async throws(TableStoreError) {
        try Self.check(table)
        _ = try session.perform { overlay, _, _ throws(TableStoreError) in
            overlay.tables.deleteAll(in: ExactText(table.name))
        }
    }

    func drop(_ table: TableDefinition) async throws(TableStoreError) {
        try Self.check(table)
        _ = try session.perform { overlay, _, _ throws(TableStoreError) in
            overlay.tables.drop(ExactText(table.name))
        }
    }

    private func search(_ table: TableDefinition) throws(TableStoreError) -> TableSearch {
        let (rows, _) = try session.perform { overlay, state, _ throws(TableStoreError) in
            overlay.tables.view(of: ExactText(table.name), over: state.tables)
        }
        return TableSearch(rows: rows)
    }

    private static func check(_ table: TableDefinition) throws(TableStoreError) {
        try TableStoreError.checking { () throws(InvalidStoreInput) in try table.check() }
    }
}
