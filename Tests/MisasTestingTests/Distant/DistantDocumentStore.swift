import Misas
import MisasTesting

/// A document store that spells JSON otherwise.
struct DistantDocumentStore: DocumentStoreWrapper {
    let base: any DocumentStore

    func get(_ key: DocumentKey) async throws(DocumentStoreError) -> StoredDocument? {
        await Distance.pass()
        return try await base.get(key).map(Self.spelt)
    }

    func get(_ keys: [DocumentKey]) async throws(DocumentStoreError) -> [StoredDocument] {
        await Distance.pass()
        return try await base.get(keys).reversed().map(Self.spelt)
    }

    func write(_ changes: [DocumentChange]) async throws(DocumentStoreError) {
        await Distance.pass()
        try await base.write(changes)
    }

    func put(
        _ data: [UInt8],
        as key: DocumentKey
    ) async throws(DocumentStoreError) -> Int64 {
        await Distance.pass()
        return try await base.put(data, as: key)
    }

    func update(
        _ data: [UInt8],
        as key: DocumentKey,
        expecting version: Int64
    ) async throws(DocumentStoreError) -> Int64 {
        await Distance.pass()
        return try await base.update(data, as: key, expecting: version)
    }

    func find(
        _ query: DocumentQuery,
        in collection: String
    ) async throws(DocumentStoreError) -> [StoredDocument] {
        await Distance.pass()
        return try await base.find(query, in: collection).map(Self.spelt)
    }

    private static func spelt(_ document: StoredDocument) -> StoredDocument {
        StoredDocument(key: document.key, version: document.version, data: JSONSpelling.otherwise(document.data))
    }
}
