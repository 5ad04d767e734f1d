extension DocumentOverlay {
    /// Refuses to commit on documents that have changed under what the transaction relies on.
    func validate(against table: borrowing DocumentTable) throws(DocumentStoreError) {
        var conflicts: [DocumentKey: (expected: Int64, actual: Int64)] = [:]
        for (key, entry) in entries {
            let actual = table.record(key)?.version ?? 0
            if let pinned = entry.pinned, pinned != actual { conflicts[key] = (pinned, actual) }
        }
        // The first by name, so that of several conflicts always the same is told.
        guard let (key, versions) = conflicts.min(by: { $0.key < $1.key }) else { return }
        if versions.expected == 0 { throw .alreadyExists(key, version: versions.actual) }
        if versions.actual == 0 { throw .notFound(key) }
        throw .conflict(key, expected: versions.expected, actual: versions.actual)
    }

    /// Does to the documents what the transaction put aside; nothing can fail any more.
    func apply(to table: inout DocumentTable) {
        for collection in cleared { table.collections[collection] = nil }
        for (key, entry) in entries {
            let record = entry.content.map { content in
                DocumentRecord(version: entry.version(over: table.record(key)?.version ?? 0), content: content)
            }
            if let record {
                table.collections[key.collectionText, default: [:]][key.idText] = record
            } else {
                table.collections[key.collectionText]?[key.idText] = nil
            }
        }
    }
}
