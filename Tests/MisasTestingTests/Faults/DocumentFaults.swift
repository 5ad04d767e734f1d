import Misas
import MisasTesting

/// Document stores that break their promises.
enum DocumentFaults {
    static let all = [
        StoreFault(
            "A document store that does not check versions",
            in: "A write at another version is refused, and names both",
            expected: "document accounts/a was expected at version 1, and is at 2",
            found: "3"
        ) { PatchedStores { $0.documents = ChecksNoVersion(base: $0.documents) } },
        StoreFault(
            "A document store that compares decimals as text",
            in: "Documents are found by every comparison of every kind of field",
            expected: "as decimal",
            found: "1"
        ) { PatchedStores { $0.documents = ComparesText(base: $0.documents) } },
        StoreFault(
            "A document store that sorts identifiers as people do",
            in: "Identifiers are sorted by their bytes",
            expected: #"["10", "9", "B", "_", "a""#,
            found: #""a", "a b", "ab", "B""#
        ) { PatchedStores { $0.documents = SortsAsPeople(base: $0.documents) } },
        StoreFault(
            "A document store whose collections are one",
            in: "Collections know nothing of each other, and can be emptied alone",
            expected: "2",
            found: "0"
        ) { PatchedStores { $0.documents = KnowsOneCollection(base: $0.documents) } },
        StoreFault(
            "A document store that writes many one by one",
            in: "Of many writes the first by name that is refused is told, and nothing is written",
            expected: "document accounts/B exists already, at version 1",
            found: "document others/a does not exist"
        ) { PatchedStores { $0.documents = WritesOneByOne(base: $0.documents) } },
        StoreFault(
            "A document store that forgets which collection a document is of",
            in: "Of many documents those are read that exist",
            expected: #"["accounts/a 2 2", "accounts/c 1 4", "others/a 1 3"]"#,
            found: #"["accounts/a 2 2", "accounts/a 2 2", "accounts/c 1 4"]"#
        ) { PatchedStores { $0.documents = ReadsOneCollection(base: $0.documents) } },
        StoreFault(
            "A document store that takes a document twice",
            in: "A document that is named twice is refused, and what is no document",
            expected: "DocumentStoreError: the document accounts/a stands twice",
            found: "[]"
        ) { PatchedStores { $0.documents = TakesTwice(base: $0.documents) } },
        StoreFault(
            "A document store that tells the first refusal in the order given",
            in: "Of 20 that write the same documents in any order one wins",
            expected: "document accounts/0 exists already, at version 1",
            found: "document accounts/9 exists already, at version 1"
        ) { PatchedStores { $0.documents = TellsAnyRefusal(base: $0.documents) } },
    ]

    private struct ChecksNoVersion: DocumentStoreWrapper {
        let base: any DocumentStore

        func update(
            _ data: [UInt8],
            as key: DocumentKey,
            expecting version: Int64
        ) async throws(DocumentStoreError) -> Int64 {
            guard try await base.get(key) != nil else { throw .notFound(key) }
            return try await base.put(data, as: key)
        }
    }

    private struct ComparesText: DocumentStoreWrapper {
        let base: any DocumentStore

        private func asText(_ predicate: DocumentPredicate) -> DocumentPredicate {
            guard case .compare(let field, let comparison, let value) = predicate, field.kind == .decimal else {
                return predicate
            }
            return .compare(DocumentField(field.path, .text), comparison, value)
        }

        func find(
            _ query: DocumentQuery,
            in collection: String
        ) async throws(DocumentStoreError) -> [StoredDocument] {
            var query = query
            query.predicate = asText(query.predicate)
            return try await base.find(query, in: collection)
        }

        func count(
            where predicate: DocumentPredicate,
            in collection: String
        ) async throws(DocumentStoreError) -> Int {
            try await base.count(where: asText(predicate), in: collection)
        }
    }

    private struct SortsAsPeople: DocumentStoreWrapper {
        let base: any DocumentStore

        func find(
            _ query: DocumentQuery,
            in collection: String
        ) async throws(DocumentStoreError) -> [StoredDocument] {
            let found = try await base.find(query, in: collection)
            return found.sorted { $0.key.id.lowercased() < $1.key.id.lowercased() }
        }
    }

    private struct KnowsOneCollection: DocumentStoreWrapper {
        let base: any DocumentStore

        func deleteAll(in collection: String) async throws(DocumentStoreError) {
            for name in ["accounts", "others"] { try await base.deleteAll(in: name) }
        }
    }

    private struct WritesOneByOne: DocumentStoreWrapper {
        let base: any DocumentStore

        func write(_ changes: [DocumentChange]) async throws(DocumentStoreError) {
            for change in changes { try await base.write([change]) }
        }
    }

    private struct ReadsOneCollection: DocumentStoreWrapper {
        let base: any DocumentStore

        func get(_ keys: [DocumentKey]) async throws(DocumentStoreError) -> [StoredDocument] {
            var found: [StoredDocument] = []
            for key in keys {
                if let document = try await base.get(DocumentKey(key.id, in: "accounts")) { found.append(document) }
            }
            return found
        }
    }

    private struct TakesTwice: DocumentStoreWrapper {
        let base: any DocumentStore

        func get(_ keys: [DocumentKey]) async throws(DocumentStoreError) -> [StoredDocument] {
            try await base.get(Array(Set(keys)))
        }
    }

    private struct TellsAnyRefusal: DocumentStoreWrapper {
        let base: any DocumentStore

        func write(_ changes: [DocumentChange]) async throws(DocumentStoreError) {
            do throws(DocumentStoreError) {
                try await base.write(changes)
            } catch {
                guard case .alreadyExists(_, let version) = error, let first = changes.first else { throw error }
                throw .alreadyExists(first.key, version: version)
            }
        }
    }
}
