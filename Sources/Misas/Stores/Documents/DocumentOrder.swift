/// By what documents of a type are sorted.
///
/// Made from a ``Field``.
public struct DocumentOrder<Document: JSONCodable>: Hashable, Sendable {
    /// The order without the type.
    public let sort: DocumentSort

    /// Lets an order speak of documents of a type.
    public init(_ sort: DocumentSort) {
        self.sort = sort
    }
}
