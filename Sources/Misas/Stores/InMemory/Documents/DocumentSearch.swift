/// Finds and sorts documents of a collection, by looking at each.
struct DocumentSearch {
    private struct Found {
        let id: ExactText
        let record: DocumentRecord
        let ordinals: [DocumentOrdinal?]
    }

    let documents: [ExactText: DocumentRecord]

    /// The documents that a query wants, in its order.
    func find(_ query: DocumentQuery) -> [(id: ExactText, record: DocumentRecord)] {
        let matcher = DocumentMatcher(query.predicate)
        let keys = query.sort.map { (path: DocumentPath($0.field.path), kind: $0.field.kind) }
        let found = documents.compactMap { id, record -> Found? in
            let document = record.content.value
            guard matcher.holds(for: document) else { return nil }
            return Found(
                id: id,
                record: record,
                ordinals: keys.map { $0.path.ordinal(in: document, kind: $0.kind) }
            )
        }
        return found.sorted { Self.comes($0, before: $1, by: query.sort) }
            .dropFirst(query.offset)
            .prefix(query.limit ?? .max)
            .map { ($0.id, $0.record) }
    }

    /// How many documents a predicate holds for.
    func count(where predicate: DocumentPredicate) -> Int {
        let matcher = DocumentMatcher(predicate)
        return documents.values.count { matcher.holds(for: $0.content.value) }
    }

    private static func comes(
        _ left: Found,
        before right: Found,
        by sort: [DocumentSort]
    ) -> Bool {
        for (position, sort) in sort.enumerated() {
            let (first, second) =
                sort.isDescending
                ? (right.ordinals[position], left.ordinals[position])
                : (left.ordinals[position], right.ordinals[position])
            if first == second { continue }
            // What is missing is greater than all else.
            guard let first else { return false }
            guard let second else { return true }
            return first < second
        }
        return left.id < right.id
    }
}
