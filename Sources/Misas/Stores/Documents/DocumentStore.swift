/// A store of JSON documents, by collection and identifier.
///
/// Works on bytes; ``DocumentCollection`` is the typed form.
public protocol DocumentStore: Sendable {
    /// Reads a document; `nil` when there is none.
    ///
    /// - Throws: ``DocumentStoreError``.
    func get(_ key: DocumentKey) async throws(DocumentStoreError) -> StoredDocument?

    /// Reads documents: those of them that exist, in any order.
    ///
    /// - Throws: ``DocumentStoreError``; ``InvalidStoreInput/repeatedDocument(_:)`` where one is named twice.
    func get(_ keys: [DocumentKey]) async throws(DocumentStoreError) -> [StoredDocument]

    /// Writes documents, of one collection or several: all of them, or none.
    ///
    /// - Throws: ``DocumentStoreError``; ``InvalidStoreInput/repeatedDocument(_:)`` where one is named twice;
    ///   ``DocumentStoreError/alreadyExists(_:version:)``, ``DocumentStoreError/conflict(_:expected:actual:)`` and
    ///   ``DocumentStoreError/notFound(_:)`` where one is not at its version, for the first of those by collection and
    ///   identifier.
    func write(_ changes: [DocumentChange]) async throws(DocumentStoreError)

    /// Writes a document that must not exist.
    ///
    /// - Returns: Its version, which is 1.
    /// - Throws: ``DocumentStoreError``; ``DocumentStoreError/alreadyExists(_:version:)`` where there is one.
    @discardableResult
    func insert(
        _ data: [UInt8],
        as key: DocumentKey
    ) async throws(DocumentStoreError) -> Int64

    /// Writes a document, whether it exists or not. Never fails for other writers.
    ///
    /// - Returns: Its version. Within a transaction, a store that numbers at commit may give another then, unless the
    ///   transaction reads the document back.
    /// - Throws: ``DocumentStoreError``.
    @discardableResult
    func put(
        _ data: [UInt8],
        as key: DocumentKey
    ) async throws(DocumentStoreError) -> Int64

    /// Writes a document that must be at a version.
    ///
    /// - Returns: Its new version, which is the next.
    /// - Throws: ``DocumentStoreError``; ``DocumentStoreError/conflict(_:expected:actual:)`` and
    ///   ``DocumentStoreError/notFound(_:)`` where it is not.
    @discardableResult
    func update(
        _ data: [UInt8],
        as key: DocumentKey,
        expecting version: Int64
    ) async throws(DocumentStoreError) -> Int64

    /// Deletes a document, which must be at a version where one is given. Written again, it starts at version 1.
    ///
    /// - Returns: Whether there was one.
    /// - Throws: ``DocumentStoreError``; ``DocumentStoreError/conflict(_:expected:actual:)`` and
    ///   ``DocumentStoreError/notFound(_:)`` where it is not at the version.
    @discardableResult
    func delete(
        _ key: DocumentKey,
        expecting version: Int64?
    ) async throws(DocumentStoreError) -> Bool

    /// Deletes all documents of a collection, those included that others add until a surrounding transaction commits.
    ///
    /// - Throws: ``DocumentStoreError``.
    func deleteAll(in collection: String) async throws(DocumentStoreError)

    /// Finds documents of a collection. All that are found are held at once: give a limit where they may be many.
    ///
    /// - Throws: ``DocumentStoreError``.
    func find(
        _ query: DocumentQuery,
        in collection: String
    ) async throws(DocumentStoreError) -> [StoredDocument]

    /// Counts documents of a collection.
    ///
    /// - Throws: ``DocumentStoreError``.
    func count(
        where predicate: DocumentPredicate,
        in collection: String
    ) async throws(DocumentStoreError) -> Int

    /// Lets a collection have exactly these indexes. A store that needs none may do nothing.
    ///
    /// - Throws: ``DocumentStoreError``.
    func declare(
        _ indexes: [DocumentIndex],
        in collection: String
    ) async throws(DocumentStoreError)
}
