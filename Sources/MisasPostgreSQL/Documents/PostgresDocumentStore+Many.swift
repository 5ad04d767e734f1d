import Misas
import PostgresClient

/// Several documents at once.
extension PostgresDocumentStore {
    func get(_ keys: [DocumentKey]) async throws(DocumentStoreError) -> [StoredDocument] {
        try DocumentStoreError.checking { () throws(InvalidStoreInput) in try DocumentRules.check(keys) }
        let values: [PostgresValue] = [.texts(keys.map(\.collection)), .texts(keys.map(\.id))]
        let result = try await session.read(
            PostgresStatement(sql.getMany, values),
            failingAs: DocumentStoreError.self
        )
        return try DocumentStoreError.reading { () throws(PostgresError) in
            var found: [StoredDocument] = []
            found.reserveCapacity(result.count)
            for row in result {
                let key = try Self.element(of: keys, at: try row.int64(0))
                found.append(StoredDocument(key: key, version: try row.int64(1), data: try row.jsonb(2)))
            }
            return found
        }
    }

    func write(_ changes: [DocumentChange]) async throws(DocumentStoreError) {
        try DocumentStoreError.checking { () throws(InvalidStoreInput) in
            try DocumentRules.check(changes.lazy.map(\.key))
            for change in changes { if let data = change.data { try JSONTextCheck.check(data) } }
        }
        let values: [PostgresValue] = [
            .texts(changes.map(\.key.collection)), .texts(changes.map(\.key.id)), .bigints(changes.map(\.version)),
            .jsonbs(changes.map(\.data)),
        ]
        let result = try await session.decide(
            PostgresStatement(sql.write, values),
            failingAs: DocumentStoreError.self
        )
        let refusal = try DocumentStoreError.reading { () throws(PostgresError) -> DocumentStoreError? in
            guard let row = result.first, let place = try row.optional(0, PostgresRow.int64) else { return nil }
            return try Self.element(of: changes, at: place).refusal(at: try row.int64(1))
        }
        if let refusal { throw refusal }
    }

    /// What was given at a place that the server counts from 1.
    private static func element<Element>(
        of elements: [Element],
        at place: Int64
    ) throws(PostgresError) -> Element {
        guard let index = Int(exactly: place - 1), elements.indices.contains(index) else {
            throw .unexpectedAnswer("a document is told of that was not asked for")
        }
        return elements[index]
    }
}
