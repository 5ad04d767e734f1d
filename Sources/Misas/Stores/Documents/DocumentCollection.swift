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
