/// What a transaction does to documents: kept aside until it commits.
struct DocumentOverlay: Sendable {
    /// What a transaction does to one document.
    struct Entry: Sendable {
        /// The committed version that the transaction relies on, 0 for none: it cannot commit on another.
        var pinned: Int64?
        /// What the document becomes; `nil` when it is deleted.
        var content: DocumentContent?
        /// How often it was written.
        var writes: Int64 = 0
        /// Whether its versions start anew, since it was deleted before it was written.
        var restarts: Bool

        func version(over base: Int64) -> Int64 {
            guard content != nil else { return 0 }
            return restarts ? writes : base + writes
        }
    }

    private(set) var entries: [DocumentKey: Entry] = [:]
    private(set) var cleared: Set<ExactText> = []

    /// What the transaction sees of a document.
    mutating func get(
        _ key: DocumentKey,
        over table: borrowing DocumentTable
    ) -> StoredDocument? {
        pinIfChanged(key, over: table)
        if let entry = entries[key] {
            return entry.content.map { content in
                StoredDocument(key: key, version: entry.version(over: baseVersion(key, table)), data: content.data)
            }
        }
        guard !cleared.contains(key.collectionText), let record = table.record(key) else { return nil }
        return StoredDocument(key: key, version: record.version, data: record.content.data)
    }

    mutating func insert(
        _ content: DocumentContent,
        as key: DocumentKey,
        over table: borrowing DocumentTable
    ) throws(DocumentStoreError) -> Int64 {
        let current = version(key, over: table)
        guard current == 0 else { throw .alreadyExists(key, version: current) }
        if entries[key] == nil { pin(key, over: table) }
        return put(content, as: key, over: table)
    }

    mutating func put(
        _ content: DocumentContent,
        as key: DocumentKey,
        over table: borrowing DocumentTable
    ) -> Int64 {
        var entry = entries[key] ?? Entry(restarts: cleared.contains(key.collectionText))
        entry.content = content
        entry.writes += 1
        entries[key] = entry
        return entry.version(over: baseVersion(key, table))
    }

    mutating func update(
        _ content: DocumentContent,
        as key: DocumentKey,
        expecting expected: Int64,
        over table: borrowing DocumentTable
    ) throws(DocumentStoreError) -> Int64 {
        try check(key, expected, over: table)
        pin(key, over: table)
        return put(content, as: key, over: table)
    }

    mutating func delete(
        _ key: DocumentKey,
        expecting expected: Int64?,
        over table: borrowing DocumentTable
    ) throws(DocumentStoreError) -> Bool {
        if let expected {
            try check(key, expected, over: table)
            pin(key, over: table)
        }
        let exists = version(key, over: table) > 0
        entries[key] = Entry(pinned: entries[key]?.pinned, content: nil, restarts: true)
        return exists
    }

    mutating func write(
        _ changes: [(change: DocumentChange, content: DocumentContent?)],
        over table: borrowing DocumentTable
    ) throws(DocumentStoreError) {
        for change in changes.map(\.change).sorted(by: { $0.key < $1.key }) {
            if let refusal = change.refusal(at: version(change.key, over: table)) { throw refusal }
        }
        for (change, content) in changes {
            if change.version > 0 || entries[change.key] == nil { pin(change.key, over: table) }
            if let content {
                _ = put(content, as: change.key, over: table)
            } else if change.version > 0 {
                _ = try delete(change.key, expecting: nil, over: table)
            }
        }
    }

    mutating func deleteAll(in collection: ExactText) {
        cleared.insert(collection)
        entries = entries.filter { $0.key.collectionText != collection }
    }

    /// A collection as the transaction sees it, to be searched outside of the lock.
    mutating func view(
        of collection: ExactText,
        over table: borrowing DocumentTable
    ) -> [ExactText: DocumentRecord] {
        var documents = cleared.contains(collection) ? [:] : table.collections[collection] ?? [:]
        for key in entries.keys where key.collectionText == collection {
            pinIfChanged(key, over: table)
            guard let entry = entries[key] else { continue }
            let version = entry.version(over: baseVersion(key, table))
            documents[key.idText] = entry.content.map { DocumentRecord(version: version, content: $0) }
        }
        return documents
    }

    private func check(
        _ key: DocumentKey,
        _ expected: Int64,
        over table: borrowing DocumentTable
    ) throws(DocumentStoreError) {
        let actual = version(key, over: table)
        guard actual != 0 else { throw .notFound(key) }
        guard actual == expected else { throw .conflict(key, expected: expected, actual: actual) }
    }

    private func version(
        _ key: DocumentKey,
        over table: borrowing DocumentTable
    ) -> Int64 {
        let base = baseVersion(key, table)
        if let entry = entries[key] { return entry.version(over: base) }
        return cleared.contains(key.collectionText) ? 0 : base
    }

    private func baseVersion(
        _ key: DocumentKey,
        _ table: borrowing DocumentTable
    ) -> Int64 {
        table.record(key)?.version ?? 0
    }

    private mutating func pin(
        _ key: DocumentKey,
        over table: borrowing DocumentTable
    ) {
        // In a collection that the transaction empties, it does not matter what others did.
        guard !cleared.contains(key.collectionText) else { return }
        let base = table.record(key)
        var entry = entries[key] ?? Entry(content: base?.content, restarts: false)
        entry.pinned = entry.pinned ?? base?.version ?? 0
        entries[key] = entry
    }

    /// What the transaction shows of its own writes must be what is committed.
    private mutating func pinIfChanged(
        _ key: DocumentKey,
        over table: borrowing DocumentTable
    ) {
        if entries[key] != nil { pin(key, over: table) }
    }
}
