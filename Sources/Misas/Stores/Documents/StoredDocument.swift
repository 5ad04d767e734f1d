/// A document as a store holds it.
public struct StoredDocument: Hashable, Sendable {
    /// Which document it is.
    public let key: DocumentKey
    /// How often it was written since it was last inserted; the first version is 1.
    public let version: Int64
    /// The document as a JSON text.
    ///
    /// A store may give it back spelt otherwise: it keeps the value, not the bytes.
    public let data: [UInt8]

    /// A document as a store holds it.
    public init(
        key: DocumentKey,
        version: Int64,
        data: [UInt8]
    ) {
        self.key = key
        self.version = version
        self.data = data
    }
}
