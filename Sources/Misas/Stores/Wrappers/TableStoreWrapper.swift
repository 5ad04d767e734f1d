/// A table store that passes everything on; a broken one does one thing otherwise.
package protocol TableStoreWrapper: TableStore {
    var base: any TableStore { get }
}

extension TableStoreWrapper {
    package func prepare(_ tables: [TableDefinition]) async throws(TableStoreError) {
        try await base.prepare(tables)
    }

    package func rows(
        _ keys: [TableRowKey],
        of table: TableDefinition
    ) async throws(TableStoreError) -> [[UInt8]?] {
        try await base.rows(keys, of: table)
    }

    package func write(
        _ changes: [TableChange],
        to table: TableDefinition
    ) async throws(TableStoreError) {
        try await base.write(changes, to: table)
    }

    package func find(
        _ query: DocumentQuery,
        in table: TableDefinition
    ) async throws(TableStoreError) -> [[UInt8]] {
        try await base.find(query, in: table)
    }

    package func count(
        where predicate: DocumentPredicate,
        in table: TableDefinition
    ) async throws(TableStoreError) -> Int {
        try await base.count(where: predicate, in: table)
    }

    package func deleteAll(in table: TableDefinition) async throws(TableStoreError) {
        try await base.deleteAll(in: table)
    }

    package func drop(_ table: TableDefinition) async throws(TableStoreError) {
        try await base.drop(table)
    }
}
