/// The document store in memory.
///
/// Queries look at every document of the collection: indexes are taken and not needed.
struct InMemoryDocumentStore: DocumentStore {
    let session: InMemorySession

    func get(_ key: DocumentKey) async throws(DocumentStoreError) -> StoredDocument? {
        try DocumentStoreError.checking { () throws(InvalidStoreInput) in try key.check() }
        return try session.perform { overlay, state, _ throws(DocumentStoreError) in
            overlay.documents.get(key, over: state.documents)
        }
        .0
    }

    func get(_ keys: [DocumentKey]) async throws(DocumentStoreError) -> [StoredDocument] {
        try DocumentStoreError.checking { () throws(InvalidStoreInput) in try DocumentRules.check(keys) }
        return try session.perform { overlay, state, _ throws(DocumentStoreError) in
            var found: [StoredDocument] = []
            for key in keys {
                if let document = overlay.documents.get(key, over: state.documents) { found.append(document) }
            }
            return found
        }
        .0
    }

    func write(_ changes: [DocumentChange]) async throws(DocumentStoreError) {
        try DocumentStoreError.checking { () throws(InvalidStoreInput) in
            try DocumentRules.check(changes.lazy.map(\.key))
        }
        var read: [(change: DocumentChange, content: DocumentContent?)] = []
        for change in changes {
            read.append((change, try change.data.map { data throws(DocumentStoreError) in try DocumentContent(data) }))
        }
        let contents = read
        _ = try session.perform { overlay, state, _ throws(DocumentStoreError) in
            try overlay.documents.write(contents, over: state.documents)
        }
    }

    func insert(
        _ data: [UInt8],
        as key: DocumentKey
    ) async throws(DocumentStoreError) -> Int64 {
        let content = try Self.content(data, of: key)
        return try session.perform { overlay, state, _ throws(DocumentStoreError) in
            try overlay.documents.insert(content, as: key, over: state.documents)
        }
        .0
    }

    func put(
        _ data: [UInt8],
        as key: DocumentKey
    ) async throws(DocumentStoreError) -> Int64 {
        let content = try Self.content(data, of: key)
        return try session.perform { overlay, state, _ throws(DocumentStoreError) in
            overlay.documents.put(content, as: key, over: state.documents)
        }
        .0
    }

    func update(
        _ data: [UInt8],
        as key: DocumentKey,
        expecting version: Int64
    ) async throws(DocumentStoreError) -> Int64 {
        let content = try Self.content(data, of: key)
        return try session.perform { overlay, state, _ throws(DocumentStoreError) in
            try overlay.documents.update(content, as: key, expecting: version, over: state.documents)
        }
        .0
    }

    func delete(
        _ key: DocumentKey,
        expecting version: Int64?
    ) async throws(DocumentStoreError) -> Bool {
        try DocumentStoreError.checking { () throws(InvalidStoreInput) in try key.check() }
        return try session.perform { overlay, state, _ throws(DocumentStoreError) in
            try overlay.documents.delete(key, expecting: version, over: state.documents)
        }
        .0
    }

    func deleteAll(in collection: String) async throws(DocumentStoreError) {
        try DocumentStoreError.checking { () throws(InvalidStoreInput) in
            try NameRules.check(collection, as: .collection)
        }
        _ = try session.perform { overlay, _, _ throws(DocumentStoreError) in
            overlay.documents.deleteAll(in: ExactText(collection))
        }
    }

    func find(
        _ query: DocumentQuery,
        in collection: String
    ) async throws(DocumentStoreError) -> [StoredDocument] {
        try DocumentStoreError.checking { () throws(InvalidStoreInput) in try query.check() }
        return try search(in: collection).find(query).map { id, record in
            StoredDocument(
                key: DocumentKey(id.string, in: collection),
                version: record.version,
                data: record.content.data
            )
        }
    }

    func count(
        where predicate: DocumentPredicate,
        in collection: String
    ) async throws(DocumentStoreError) -> Int {
        try DocumentStoreError.checking { () throws(InvalidStoreInput) in try predicate.check() }
        return try search(in: collection).count(where: predicate)
    }

    func declare(
        _ indexes: [DocumentIndex],
        in collection: String
    ) async throws(DocumentStoreError) {
        try DocumentStoreError.checking { () throws(InvalidStoreInput) in
            try NameRules.check(collection, as: .collection)
            for field in indexes.flatMap(\.fields) { try NameRules.check(field.path, as: .fieldPath) }
        }
    }

    private func search(in collection: String) throws(DocumentStoreError) -> DocumentSearch {
        try DocumentStoreError.checking { () throws(InvalidStoreInput) in
            try NameRules.check(collection, as: .collection)
        }
        let (documents, _) = try session.perform { overlay, state, _ throws(DocumentStoreError) in
            overlay.documents.view(of: ExactText(collection), over: state.documents)
        }
        return DocumentSearch(documents: documents)
    }

    private static func content(
        _ data: [UInt8],
        of key: DocumentKey
    ) throws(DocumentStoreError) -> DocumentContent {
        try DocumentStoreError.checking { () throws(InvalidStoreInput) in try key.check() }
        return try DocumentContent(data)
    }
}
