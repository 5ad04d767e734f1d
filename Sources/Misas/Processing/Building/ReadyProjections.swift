/// The documents of a projection, read only when it is built.
struct ReadyDocumentStore: DocumentStoreWrapper {
    let base: any DocumentStore
    let projection: String
    let readiness: ProjectionReadiness

    private func check() async throws(DocumentStoreError) {
        if let obstacle = try await readiness.obstacle(to: projection) { throw .unready(obstacle) }
    }

    func get(_ key: DocumentKey) async throws(DocumentStoreError) -> StoredDocument? {
        try await check()
        return try await base.get(key)
    }

    func get(_ keys: [DocumentKey]) async throws(DocumentStoreError) -> [StoredDocument] {
        try await check()
        return try await base.get(keys)
    }

    func find(_ query: DocumentQuery, in collection: String) async throws(DocumentStoreError) -> [StoredDocument] {
        try await check()
        return try await base.find(query, in: collection)
    }

    func count(where predicate: DocumentPredicate, in collection: String) async throws(DocumentStoreError) -> Int {
        try await check()
        return try await base.count(where: predicate, in: collection)
    }
}

/// The rows of a projection, read only when it is built.
struct ReadyTableStore: TableStoreWrapper {
    let base: any TableStore
    let projection: String
    let readiness: ProjectionReadiness

    private func check() async throws(TableStoreError) {
        let obstacle: ProjectionUnready?
        do throws(DocumentStoreError) {
            obstacle = try await readiness.obstacle(to: projection)
        } catch .cancelled {
            throw .cancelled
        } catch {
            throw .unavailable(StoreUnavailable("whether a projection is built cannot be read", underlying: error))
        }
        if let obstacle { throw .unready(obstacle) }
    }

    func rows(_ keys: [TableRowKey], of table: TableDefinition) async throws(TableStoreError) -> [[UInt8]?] {
        try await check()
        return try await base.rows(keys, of: table)
    }

    func find(_ query: DocumentQuery, in table: TableDefinition) async throws(TableStoreError) -> [[UInt8]] {
        try await check()
        return try await base.find(query, in: table)
    }

    func count(where predicate: DocumentPredicate, in table: TableDefinition) async throws(TableStoreError) -> Int {
        try await check()
        return try await base.count(where: predicate, in: table)
    }
}
