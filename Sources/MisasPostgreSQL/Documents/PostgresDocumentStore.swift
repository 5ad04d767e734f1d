import Misas
import PostgresClient

/// The document store on PostgreSQL.
///
/// Each write is one statement that decides and writes. None of them raises an error to refuse, so that none needs a
/// savepoint. Where a write was refused, a second statement tells why; should that find that it is not so any more, the
/// write is tried again.
struct PostgresDocumentStore: DocumentStore {
    let session: PostgresSession
    let sql: DocumentSQL

    init(
        database: PostgresDatabase,
        session: PostgresSession
    ) {
        self.session = session
        sql = database.statements.documents
    }

    // MARK: Single documents

    func get(_ key: DocumentKey) async throws(DocumentStoreError) -> StoredDocument? {
        try DocumentStoreError.checking { () throws(InvalidStoreInput) in try key.check() }
        let result = try await session.read(
            PostgresStatement(sql.get, Self.values(key)),
            failingAs: DocumentStoreError.self
        )
        guard let row = result.first else { return nil }
        return try DocumentStoreError.reading { () throws(PostgresError) in
            StoredDocument(key: key, version: try row.int64(0), data: try row.jsonb(1))
        }
    }

    @discardableResult
    func insert(
        _ data: [UInt8],
        as key: DocumentKey
    ) async throws(DocumentStoreError) -> Int64 {
        try Self.check(data, key)
        while true {
            let statement = PostgresStatement(sql.insert, Self.values(key) + [.jsonb(data)])
            if let version = try await version(by: statement) { return version }
            if let version = try await version(of: key) { throw .alreadyExists(key, version: version) }
        }
    }

    @discardableResult
    func put(
        _ data: [UInt8],
        as key: DocumentKey
    ) async throws(DocumentStoreError) -> Int64 {
        try Self.check(data, key)
        let statement = PostgresStatement(sql.put, Self.values(key) + [.jsonb(data)])
        guard let version = try await version(by: statement) else {
            throw PostgresError.unexpectedAnswer("a document was not written").failure()
        }
        return version
    }

    @discardableResult
    func update(
        _ data: [UInt8],
        as key: DocumentKey,
        expecting version: Int64
    ) async throws(DocumentStoreError) -> Int64 {
        try Self.check(data, key)
        let statement = PostgresStatement(sql.update, Self.values(key) + [.jsonb(data), .bigint(version)])
        while true {
            if let new = try await self.version(by: statement) { return new }
            try await refuse(key, expecting: version)
        }
    }

    @discardableResult
    func delete(
        _ key: DocumentKey,
        expecting version: Int64?
    ) async throws(DocumentStoreError) -> Bool {
        try DocumentStoreError.checking { () throws(InvalidStoreInput) in try key.check() }
        let statement = PostgresStatement(sql.delete, Self.values(key) + [.bigint(version)])
        while true {
            if try await self.version(by: statement) != nil { return true }
            guard let version else { return false }
            try await refuse(key, expecting: version)
        }
    }

    // MARK: Collections

    func deleteAll(in collection: String) async throws(DocumentStoreError) {
        try Self.check(collection)
        _ = try await session.decide(
            PostgresStatement(sql.clear, [.text(collection)]),
            failingAs: DocumentStoreError.self
        )
    }

    func find(
        _ query: DocumentQuery,
        in collection: String
    ) async throws(DocumentStoreError) -> [StoredDocument] {
        try DocumentStoreError.checking { () throws(InvalidStoreInput) in try query.check() }
        try Self.check(collection)
        let result = try await session.read(findStatement(query, in: collection), failingAs: DocumentStoreError.self)
        return try DocumentStoreError.reading { () throws(PostgresError) in
            var found: [StoredDocument] = []
            found.reserveCapacity(result.count)
            for row in result {
                let key = DocumentKey(try row.text(0), in: collection)
                found.append(StoredDocument(key: key, version: try row.int64(1), data: try row.jsonb(2)))
            }
            return found
        }
    }

    func count(
        where predicate: DocumentPredicate,
        in collection: String
    ) async throws(DocumentStoreError) -> Int {
        try DocumentStoreError.checking { () throws(InvalidStoreInput) in try predicate.check() }
        try Self.check(collection)
        var conditions = DocumentConditions(schema: sql.schema, values: StatementValues([.text(collection)]))
        let text = sql.count.replacing("{{predicate}}", with: conditions.condition(predicate))
        let result = try await session.read(
            conditions.values.statement(text, failingAs: DocumentStoreError.self),
            failingAs: DocumentStoreError.self
        )
        return try DocumentStoreError.reading { () throws(PostgresError) in Int(try result.first?.int64(0) ?? 0) }
    }

    func declare(
        _ indexes: [DocumentIndex],
        in collection: String
    ) async throws(DocumentStoreError) {
        try Self.check(collection)
        try DocumentStoreError.checking { () throws(InvalidStoreInput) in
            for field in indexes.flatMap(\.fields) { try NameRules.check(field.path, as: .fieldPath) }
        }
        try await DocumentIndexes(indexes, of: collection, sql: sql).declare(on: session)
    }

    /// The statement of a query.
    ///
    /// Its text depends on the query, so that no plan of it is kept; only a plan for the very
    /// values can use an index that was declared.
    func findStatement(
        _ query: DocumentQuery,
        in collection: String
    ) throws(DocumentStoreError) -> PostgresStatement {
        let fixed: [PostgresValue] = [
            .text(collection), .bigint(Int64(query.offset)), .bigint(query.limit.map(Int64.init)),
        ]
        var conditions = DocumentConditions(schema: sql.schema, values: StatementValues(fixed))
        let text = sql.find.replacing("{{predicate}}", with: conditions.condition(query.predicate))
            .replacing("{{order}}", with: conditions.order(query.sort))
        return try conditions.values.statement(text, failingAs: DocumentStoreError.self)
    }

    // MARK: Parts

    /// The version that a statement gives; `nil` when it gives nothing.
    private func version(by statement: PostgresStatement) async throws(DocumentStoreError) -> Int64? {
        let result = try await session.decide(statement, failingAs: DocumentStoreError.self)
        return try DocumentStoreError.reading { () throws(PostgresError) in try result.first?.int64(0) }
    }

    private func version(of key: DocumentKey) async throws(DocumentStoreError) -> Int64? {
        try await version(by: PostgresStatement(sql.version, Self.values(key)))
    }

    /// Throws why a document could not be written that had to be at a version; returns when it is there by now.
    private func refuse(
        _ key: DocumentKey,
        expecting expected: Int64
    ) async throws(DocumentStoreError) {
        guard let actual = try await version(of: key) else { throw .notFound(key) }
        if actual != expected { throw .conflict(key, expected: expected, actual: actual) }
    }

    private static func values(_ key: DocumentKey) -> [PostgresValue] {
        [.text(key.collection), .text(key.id)]
    }

    private static func check(_ collection: String) throws(DocumentStoreError) {
        try DocumentStoreError.checking { () throws(InvalidStoreInput) in
            try NameRules.check(collection, as: .collection)
        }
    }

    private static func check(
        _ data: [UInt8],
        _ key: DocumentKey
    ) throws(DocumentStoreError) {
        try DocumentStoreError.checking { () throws(InvalidStoreInput) in
            try key.check()
            try JSONTextCheck.check(data)
        }
    }
}
