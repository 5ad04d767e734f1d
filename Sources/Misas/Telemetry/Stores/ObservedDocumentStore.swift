/// A document store that tells how its operations fare.
struct ObservedDocumentStore: DocumentStoreWrapper {
    let base: any DocumentStore
    let observer: StoreObserver

    private nonisolated(nonsending) func observe<Value>(
        _ name: String,
        _ collection: String?,
        _ size: Int? = nil,
        _ body: nonisolated(nonsending) () async throws(DocumentStoreError) -> Value
    ) async throws(DocumentStoreError) -> Value {
        try await observer.observe(.init(name, collection: collection, size: size), body)
    }

    func get(_ key: DocumentKey) async throws(DocumentStoreError) -> StoredDocument? {
        try await observe("documentStore.Get", key.collection) { () async throws(DocumentStoreError) in
            try await base.get(key)
        }
    }

    func get(_ keys: [DocumentKey]) async throws(DocumentStoreError) -> [StoredDocument] {
        try await observe("documentStore.GetMany", keys.first?.collection, keys.count) {
            () async throws(DocumentStoreError) in
            try await base.get(keys)
        }
    }

    func write(_ changes: [DocumentChange]) async throws(DocumentStoreError) {
        try await observe("documentStore.WriteMany", changes.first?.key.collection, changes.count) {
            () async throws(DocumentStoreError) in try await base.write(changes)
        }
    }

    func insert(_ data: [UInt8], as key: DocumentKey) async throws(DocumentStoreError) -> Int64 {
        try await observe("documentStore.Insert", key.collection) { () async throws(DocumentStoreError) in
            try await base.insert(data, as: key)
        }
    }

    func put(_ data: [UInt8], as key: DocumentKey) async throws(DocumentStoreError) -> Int64 {
        try await observe("documentStore.Put", key.collection) { () async throws(DocumentStoreError) in
            try await base.put(data, as: key)
        }
    }

    func update(
        _ data: [UInt8],
        as key: DocumentKey,
        expecting version: Int64
    ) async throws(DocumentStoreError) -> Int64 {
        try await observe("documentStore.Update", key.collection) { () async throws(DocumentStoreError) in
            try await base.update(data, as: key, expecting: version)
        }
    }

    func delete(_ key: DocumentKey, expecting version: Int64?) async throws(DocumentStoreError) -> Bool {
        try await observe("documentStore.Delete", key.collection) { () async throws(DocumentStoreError) in
            try await base.delete(key, expecting: version)
        }
    }

    func deleteAll(in collection: String) async throws(DocumentStoreError) {
        try await observe("documentStore.DeleteAll", collection) { () async throws(DocumentStoreError) in
            try await base.deleteAll(in: collection)
        }
    }

    func find(_ query: DocumentQuery, in collection: String) async throws(DocumentStoreError) -> [StoredDocument] {
        try await observe("documentStore.Find", collection) { () async throws(DocumentStoreError) in
            try await base.find(query, in: collection)
        }
    }

    func count(where predicate: DocumentPredicate, in collection: String) async throws(DocumentStoreError) -> Int {
        try await observe("documentStore.Count", collection) { () async throws(DocumentStoreError) in
            try await base.count(where: predicate, in: collection)
        }
    }
}
