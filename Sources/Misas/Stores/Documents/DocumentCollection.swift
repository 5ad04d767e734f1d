/// A collection of documents of one type.
///
/// Identifiers are anything that can be a key in JSON: strings, integers, UUIDs, and the identifiers of a spec.
/// Every function throws ``DocumentStoreError``, ``DocumentStoreError/undecodable(_:_:)`` among it where what is stored
/// is not of the type.
public struct DocumentCollection<Document: JSONCodable>: Sendable {
    /// The collection's name.
    public let name: String
    private let store: any DocumentStore
    private let context: CodingContext

    /// A collection of a store, or of a transaction.
    public init(
        _ name: String,
        in store: any DocumentStore,
        context: CodingContext = CodingContext()
    ) {
        self.name = name
        self.store = store
        self.context = context
    }

    /// Reads a document; `nil` when there is none.
    ///
    /// - Throws: ``DocumentStoreError``.
    public func get(_ id: some JSONKey) async throws(DocumentStoreError) -> VersionedDocument<Document>? {
        guard let stored = try await store.get(key(id)) else { return nil }
        return try decode(stored)
    }

    /// Writes a document that must not exist, and gives its version.
    ///
    /// - Throws: ``DocumentStoreError``.
    @discardableResult
    public func insert(
        _ document: Document,
        as id: some JSONKey
    ) async throws(DocumentStoreError) -> Int64 {
        let key = key(id)
        return try await store.insert(encode(document, as: key), as: key)
    }

    /// Writes a document, whether it exists or not, and gives its version.
    ///
    /// - Throws: ``DocumentStoreError``.
    @discardableResult
    public func put(
        _ document: Document,
        as id: some JSONKey
    ) async throws(DocumentStoreError) -> Int64 {
        let key = key(id)
        return try await store.put(encode(document, as: key), as: key)
    }

    /// Writes a document that must be at a version, and gives its new version.
    ///
    /// - Throws: ``DocumentStoreError``.
    @discardableResult
    public func update(
        _ document: Document,
        as id: some JSONKey,
        expecting version: Int64
    ) async throws(DocumentStoreError) -> Int64 {
        let key = key(id)
        return try await store.update(encode(document, as: key), as: key, expecting: version)
    }

    /// Deletes a document, which must be at a version where one is given, and tells whether there was one.
    ///
    /// - Throws: ``DocumentStoreError``.
    @discardableResult
    public func delete(
        _ id: some JSONKey,
        expecting version: Int64? = nil
    ) async throws(DocumentStoreError) -> Bool {
        try await store.delete(key(id), expecting: version)
    }

    /// What becomes of one document among several.
    public struct Change: Sendable {
        /// Its identifier.
        public let id: String
        /// The version that it must be at; 0 where it must not exist.
        public let expectedVersion: Int64
        /// What it becomes; `nil` where it is deleted.
        public let document: Document?

        /// A change of a document.
        public init(id: String, expecting expectedVersion: Int64, document: Document?) {
            self.id = id
            self.expectedVersion = expectedVersion
            self.document = document
        }
    }

    /// Reads several documents in one step: those that exist, in any order.
    ///
    /// - Throws: ``DocumentStoreError``.
    public func get(_ ids: [String]) async throws(DocumentStoreError) -> [VersionedDocument<Document>] {
        var found: [VersionedDocument<Document>] = []
        found.reserveCapacity(ids.count)
        for stored in try await store.get(ids.map { DocumentKey($0, in: name) }) { found.append(try decode(stored)) }
        return found
    }

    /// Writes and deletes several documents in one step, all or nothing.
    ///
    /// - Throws: ``DocumentStoreError``.
    public func write(_ changes: [Change]) async throws(DocumentStoreError) {
        var encoded: [DocumentChange] = []
        encoded.reserveCapacity(changes.count)
        for change in changes {
            let key = DocumentKey(change.id, in: name)
            let data: [UInt8]? = if let document = change.document { try encode(document, as: key) } else { nil }
            encoded.append(DocumentChange(key, expecting: change.expectedVersion, data: data))
        }
        try await store.write(encoded)
    }

    /// Lets the collection have exactly these indexes.
    ///
    /// - Throws: ``DocumentStoreError``.
    package func declareIndexes(_ indexes: [[DocumentField]]) async throws(DocumentStoreError) {
        try await store.declare(indexes.map { DocumentIndex($0) }, in: name)
    }

    /// Deletes all documents.
    ///
    /// - Throws: ``DocumentStoreError``.
    public func deleteAll() async throws(DocumentStoreError) {
        try await store.deleteAll(in: name)
    }

    /// Finds documents.
    ///
    /// All that are found are held at once: give a limit where they may be many.
    ///
    /// - Throws: ``DocumentStoreError``.
    public func find(
        where filter: DocumentFilter<Document> = .everything,
        sortedBy order: [DocumentOrder<Document>] = [],
        limit: Int? = nil,
        offset: Int = 0
    ) async throws(DocumentStoreError) -> [VersionedDocument<Document>] {
        let query = DocumentQuery(
            where: filter.predicate,
            sort: order.map(\.sort),
            offset: offset,
            limit: limit
        )
        var found: [VersionedDocument<Document>] = []
        for stored in try await store.find(query, in: name) { found.append(try decode(stored)) }
        return found
    }

    /// Counts documents.
    ///
    /// - Throws: ``DocumentStoreError``.
    public func count(
        where filter: DocumentFilter<Document> = .everything
    ) async throws(DocumentStoreError) -> Int {
        try await store.count(where: filter.predicate, in: name)
    }

    private func key(_ id: some JSONKey) -> DocumentKey {
        DocumentKey(id.jsonKey, in: name)
    }

    private func decode(_ stored: StoredDocument) throws(DocumentStoreError) -> VersionedDocument<Document> {
        do throws(JSONDecodingError) {
            let document = try JSON.decode(Document.self, from: stored.data, in: context)
            return VersionedDocument(id: stored.key.id, version: stored.version, document: document)
        } catch {
            throw .undecodable(stored.key, error)
        }
    }

    private func encode(
        _ document: Document,
        as key: DocumentKey
    ) throws(DocumentStoreError) -> [UInt8] {
        do throws(JSONEncodingError) {
            return try JSON.encode(document, in: context)
        } catch {
            throw .unencodable(key, error)
        }
    }
}
