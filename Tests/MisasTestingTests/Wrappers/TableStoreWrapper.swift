import Misas

/// A table store that passes everything on; a broken one does one thing otherwise.
protocol TableStoreWrapper: TableStore {
    var base: any TableStore { get }
}

extension TableStoreWrapper {
    func prepare(_ tables: [TableDefinition]) async throws(TableStoreError) {
        try await base.prepare(tables)
    }

    func rows(
        _ keys: [TableRowKey],
        of table: TableDefinition
    ) async throws(TableStoreError) -> [[UInt8]?] {
        try await base.rows(keys, of: table)
    }

    func write(
        _ changes: [TableChange],
        to table: TableDefinition
    ) async throws(TableStoreError) {
        try await base.write(changes, to: table)
    }

    func find(
        _ query: DocumentQuery,
        in table: TableDefinition
    ) async throws(TableStoreError) -> [[UInt8]] {
        try await base.find(query, in: table)
    }

    func count(
        where predicate: DocumentPredicate,
        in table: TableDefinition
    ) async throws(TableStoreError) -> Int {
        try await base.count(where: predicate, in: table)
    }

    func deleteAll(in table: TableDefinition) async throws(TableStoreError) {
        try await base.deleteAll(in: table)
    }

    func drop(_ table: TableDefinition) async throws(TableStoreError) {
        try await base.drop(table)
    }
}
