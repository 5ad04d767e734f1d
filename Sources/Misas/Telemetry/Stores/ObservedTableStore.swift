/// A table store that tells how its operations fare.
struct ObservedTableStore: TableStoreWrapper {
    let base: any TableStore
    let observer: StoreObserver

    private nonisolated(nonsending) func observe<Value>(
        _ name: String,
        _ table: TableDefinition,
        _ size: Int? = nil,
        _ body: nonisolated(nonsending) () async throws(TableStoreError) -> Value
    ) async throws(TableStoreError) -> Value {
        try await observer.observe(.init(name, collection: table.name, size: size), body)
    }

    func rows(_ keys: [TableRowKey], of table: TableDefinition) async throws(TableStoreError) -> [[UInt8]?] {
        try await observe("tableStore.GetMany", table, keys.count) { () async throws(TableStoreError) in
            try await base.rows(keys, of: table)
        }
    }

    func write(_ changes: [TableChange], to table: TableDefinition) async throws(TableStoreError) {
        try await observe("tableStore.WriteMany", table, changes.count) { () async throws(TableStoreError) in
            try await base.write(changes, to: table)
        }
    }

    func find(_ query: DocumentQuery, in table: TableDefinition) async throws(TableStoreError) -> [[UInt8]] {
        try await observe("tableStore.Find", table) { () async throws(TableStoreError) in
            try await base.find(query, in: table)
        }
    }

    func count(where predicate: DocumentPredicate, in table: TableDefinition) async throws(TableStoreError) -> Int {
        try await observe("tableStore.Count", table) { () async throws(TableStoreError) in
            try await base.count(where: predicate, in: table)
        }
    }

    func deleteAll(in table: TableDefinition) async throws(TableStoreError) {
        try await observe("tableStore.DeleteAll", table) { () async throws(TableStoreError) in
            try await base.deleteAll(in: table)
        }
    }
}
