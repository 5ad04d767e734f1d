/// A document with its version.
public struct VersionedDocument<Document: JSONCodable>: Sendable {
    /// Its identifier.
    public let id: String
    /// How often it was written since it was last inserted.
    public let version: Int64
    /// The document.
    public let document: Document

    /// A document with its version.
    public init(
        id: String,
        version: Int64,
        document: Document
    ) {
        self.id = id
        self.version = version
        self.document = document
    }
}

extension VersionedDocument: Equatable where Document: Equatable {}
