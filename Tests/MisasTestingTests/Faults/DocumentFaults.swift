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
}
