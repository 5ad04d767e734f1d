/// Which documents of a collection are wanted, and in which order.
public struct DocumentQuery: Hashable, Sendable {
    /// Which are wanted.
    public var predicate: DocumentPredicate
    /// By what they are sorted, the first deciding before the second.
    ///
    /// Where the field is missing, null or of another kind, a document comes after all others, or before all others
    /// when descending. What is left undecided goes by the identifiers' bytes.
    public var sort: [DocumentSort]
    /// How many of them to leave out.
    public var offset: Int
    /// How many of them to give at most; `nil` means all.
    public var limit: Int?

    /// Which documents are wanted, and in which order.
    public init(
        where predicate: DocumentPredicate = .everything,
        sort: [DocumentSort] = [],
        offset: Int = 0,
        limit: Int? = nil
    ) {
        self.predicate = predicate
        self.sort = sort
        self.offset = offset
        self.limit = limit
    }
}

extension DocumentQuery {
    /// Refuses what no store takes.
    package func check() throws(InvalidStoreInput) {
        try predicate.check()
        for sort in sort { try NameRules.check(sort.field.path, as: .fieldPath) }
        guard offset >= 0 else { throw .negative("offset") }
        if let limit, limit < 0 { throw .negative("limit") }
    }
}
