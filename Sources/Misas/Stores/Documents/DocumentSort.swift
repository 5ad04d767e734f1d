/// By what documents are sorted.
public struct DocumentSort: Hashable, Sendable {
    /// The field.
    public let field: DocumentField
    /// Whether the greatest come first.
    public let isDescending: Bool

    /// By what documents are sorted.
    public init(
        _ field: DocumentField,
        isDescending: Bool = false
    ) {
        self.field = field
        self.isDescending = isDescending
    }
}
