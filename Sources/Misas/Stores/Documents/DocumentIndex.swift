/// An index over a collection, which makes queries by its fields fast.
///
/// It changes no result.
public struct DocumentIndex: Hashable, Sendable {
    /// Its fields, the first deciding before the second.
    public let fields: [DocumentField]

    /// An index over these fields.
    public init(_ fields: [DocumentField]) {
        self.fields = fields
    }
}
