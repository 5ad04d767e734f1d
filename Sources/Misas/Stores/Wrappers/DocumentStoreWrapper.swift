/// A document store that passes everything on; a broken one does one thing otherwise.
package protocol DocumentStoreWrapper: DocumentStore {
    var base: any DocumentStore { get }
}

extension DocumentStoreWrapper {
    package func get(_ key: DocumentKey) async throws(DocumentStoreError) -> StoredDocument? {
        try await base.get(key)
    }

    package func get(_ keys: [DocumentKey]) async throws(DocumentStoreError) -> [StoredDocument] {
        try await base.get(keys)
    }

    package func write(_ changes: [DocumentChange]) async throws(DocumentStoreError) {
        try await base.write(changes)
    }

    package func insert(
        _ data: [UInt8],
        as key: DocumentKey
    ) async throws(DocumentStoreError) -> Int64 {
        try await base.insert(data, as: key)
    }

    package func put(
        _ data: [UInt8],
        as key: DocumentKey
    ) async throws(DocumentStoreError) -> Int64 {
        try await base.put(data, as: key)
    }

    package func update(
        _ data: [UInt8],
        as key: DocumentKey,
        expecting version: Int64
    ) async throws(DocumentStoreError) -> Int64 {
        try await base.update(data, as: key, expecting: version)
    }

    package func delete(
        _ key: DocumentKey,
        expecting version: Int64?
    ) async throws(DocumentStoreError) -> Bool {
        try await base.delete(key, expecting: version)
    }

    package func deleteAll(in collection: String) async throws(DocumentStoreError) {
        try await base.deleteAll(in: collection)
    }

    package func find(
        _ query: DocumentQuery,
        in collection: String
    ) async throws(DocumentStoreError) -> [StoredDocument] {
        try await base.find(query, in: collection)
    }

    package func count(
        where predicate: DocumentPredicate,
        in collection: String
    ) async throws(DocumentStoreError) -> Int {
        try await base.count(where: predicate, in: collection)
    }

    package func declare(
        _ indexes: [DocumentIndex],
        in collection: String
    ) async throws(DocumentStoreError) {
        try await base.declare(indexes, in: collection)
    }
}
