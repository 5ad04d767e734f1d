/// A field of a type of documents, by its place in their JSON.
///
/// ```swift
/// let owner = Field<AccountView, String>("owner")
/// try await accounts.find(where: owner == "Ada" && !(isClosed == true), sortedBy: [lastMovedAt.descending])
/// ```
/// For a field that is optional, `Value` is what it holds when it is there.
public struct Field<Document: JSONCodable, Value: DocumentValue>: Hashable, Sendable {
    /// The field without its types.
    public let field: DocumentField

    /// A field, by the names of the members on the way to it, joined by dots.
    public init(_ path: String) {
        self.field = DocumentField(path, Value.documentKind)
    }

    /// By this field, the least first.
    public var ascending: DocumentOrder<Document> { DocumentOrder(DocumentSort(field)) }
    /// By this field, the greatest first.
    public var descending: DocumentOrder<Document> { DocumentOrder(DocumentSort(field, isDescending: true)) }
    /// The field is missing or null.
    public var isNull: DocumentFilter<Document> { DocumentFilter(.isNull(path: field.path)) }

    /// The field is one of these.
    public func isIn(_ values: [Value]) -> DocumentFilter<Document> {
        DocumentFilter(.isIn(field, values.map(\.documentForm)))
    }

    /// The field is this.
    public static func == (field: Self, value: Value) -> DocumentFilter<Document> {
        field.compare(.equal, value)
    }

    /// The field is not this; also where it is missing or null.
    public static func != (field: Self, value: Value) -> DocumentFilter<Document> {
        !(field == value)
    }

    /// The field is less than this.
    public static func < (field: Self, value: Value) -> DocumentFilter<Document> {
        field.compare(.less, value)
    }

    /// The field is less than this, or the same.
    public static func <= (field: Self, value: Value) -> DocumentFilter<Document> {
        field.compare(.lessOrEqual, value)
    }

    /// The field is greater than this.
    public static func > (field: Self, value: Value) -> DocumentFilter<Document> {
        field.compare(.greater, value)
    }

    /// The field is greater than this, or the same.
    public static func >= (field: Self, value: Value) -> DocumentFilter<Document> {
        field.compare(.greaterOrEqual, value)
    }

    private func compare(
        _ comparison: DocumentPredicate.Comparison,
        _ value: Value
    ) -> DocumentFilter<Document> {
        DocumentFilter(.compare(field, comparison, value.documentForm))
    }
}

extension Field where Value == String {
    /// The field starts so.
    public func hasPrefix(_ prefix: String) -> DocumentFilter<Document> {
        DocumentFilter(.hasPrefix(path: field.path, prefix))
    }
}
