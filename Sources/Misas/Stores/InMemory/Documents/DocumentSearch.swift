/// Finds and sorts documents of a collection, by looking at each.
struct DocumentSearch {
    let documents: [ExactText: DocumentRecord]

    /// The documents that a query wants, in its order.
    func find(_ query: DocumentQuery) -> [(id: ExactText, record: DocumentRecord)] {
        let found = documents.filter { Self.holds(query.predicate, for: $0.value.content.value) }
        let ordered = found.map { id, record in
            (
                id: id, record: record,
                ordinals: query.sort.map { sort in
                    Self.value(at: sort.field.path, in: record.content.value)
                        .flatMap { DocumentOrdinal($0, kind: sort.field.kind) }
                }
            )
        }
        .sorted { left, right in
            for (position, sort) in query.sort.enumerated() {
                let (before, after) =
                    sort.isDescending
                    ? (right.ordinals[position], left.ordinals[position])
                    : (left.ordinals[position], right.ordinals[position])
                if before == after { continue }
                guard let before else { return false }
                guard let after else { return true }
                return before < after
            }
            return left.id < right.id
        }
        return ordered.dropFirst(query.offset).prefix(query.limit ?? .max).map { ($0.id, $0.record) }
    }

    /// How many documents a predicate holds for.
    func count(where predicate: DocumentPredicate) -> Int {
        documents.values.count { Self.holds(predicate, for: $0.content.value) }
    }

    private static func holds(
        _ predicate: DocumentPredicate,
        for document: JSONValue
    ) -> Bool {
        switch predicate {
        case .compare(let field, let comparison, let value):
            compare(document, field, comparison, with: value)
        case .isIn(let field, let values):
            values.contains { compare(document, field, .equal, with: $0) }
        case .hasPrefix(let path, let prefix):
            value(at: path, in: document)?.stringValue?.utf8.starts(with: prefix.utf8) ?? false
        case .isNull(let path): value(at: path, in: document)?.isNull ?? true
        case .all(let parts): parts.allSatisfy { holds($0, for: document) }
        case .any(let parts): parts.contains { holds($0, for: document) }
        case .not(let part): !holds(part, for: document)
        }
    }

    private static func compare(
        _ document: JSONValue,
        _ field: DocumentField,
        _ comparison: DocumentPredicate.Comparison,
        with value: JSONValue
    ) -> Bool {
        guard let own = Self.value(at: field.path, in: document).flatMap({ DocumentOrdinal($0, kind: field.kind) }),
            let other = DocumentOrdinal(value, kind: field.kind)
        else { return false }
        return switch comparison {
        case .equal: own == other
        case .less: own < other
        case .lessOrEqual: own <= other
        case .greater: own > other
        case .greaterOrEqual: own >= other
        }
    }

    private static func value(
        at path: String,
        in document: JSONValue
    ) -> JSONValue? {
        document.value(at: path)
    }
}
