/// A write of one document among several.
public struct DocumentChange: Hashable, Sendable {
    /// Which document.
    public let key: DocumentKey
    /// The version that the document must be at; 0 where there must be none.
    public let version: Int64
    /// What the document becomes, as a JSON text; `nil` where it is deleted.
    public let data: [UInt8]?

    /// A write of a document that must be at a version.
    ///
    /// One that must not exist and is deleted is only looked for.
    public init(
        _ key: DocumentKey,
        expecting version: Int64,
        data: [UInt8]?
    ) {
        self.key = key
        self.version = version
        self.data = data
    }

    /// Why the change is refused of a document at a version, 0 for none; `nil` where it is not.
    package func refusal(at actual: Int64) -> DocumentStoreError? {
        guard actual != version else { return nil }
        if version == 0 { return .alreadyExists(key, version: actual) }
        return actual == 0 ? .notFound(key) : .conflict(key, expected: version, actual: actual)
    }
}
