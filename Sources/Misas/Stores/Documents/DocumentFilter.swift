/// Which documents of a type are wanted.
///
/// Made from ``Field``s.
public struct DocumentFilter<Document: JSONCodable>: Hashable, Sendable {
    /// The predicate without the type.
    public let predicate: DocumentPredicate

    /// Lets a predicate speak of documents of a type.
    public init(_ predicate: DocumentPredicate) {
        self.predicate = predicate
    }

    /// Holds for every document.
    public static var everything: DocumentFilter { DocumentFilter(.everything) }

    /// Both hold.
    public static func && (lhs: DocumentFilter, rhs: DocumentFilter) -> DocumentFilter {
        DocumentFilter(.all([lhs.predicate, rhs.predicate]))
    }

    /// One of them holds, or both.
    public static func || (lhs: DocumentFilter, rhs: DocumentFilter) -> DocumentFilter {
        DocumentFilter(.any([lhs.predicate, rhs.predicate]))
    }

    /// It does not hold.
    public static prefix func ! (filter: DocumentFilter) -> DocumentFilter {
        DocumentFilter(.not(filter.predicate))
    }
}
