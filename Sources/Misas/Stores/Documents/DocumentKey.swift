/// Which document: a collection, and an identifier in it.
///
/// Both are compared by their bytes.
public struct DocumentKey: Hashable, Sendable {
    let collectionText: ExactText
    let idText: ExactText

    /// Names a document.
    ///
    /// A store refuses names that are empty, longer than ``StoreLimits/nameBytes``, or have control characters.
    public init(
        _ id: String,
        in collection: String
    ) {
        self.collectionText = ExactText(collection)
        self.idText = ExactText(id)
    }

    /// The collection's name.
    public var collection: String { collectionText.string }
    /// The document's identifier.
    public var id: String { idText.string }
}

extension DocumentKey: CustomStringConvertible {
    /// The collection and the identifier.
    public var description: String { "\(collection)/\(id)" }
}

extension DocumentKey {
    /// Refuses names that no store takes.
    package func check() throws(InvalidStoreInput) {
        try NameRules.check(collection, as: .collection)
        try NameRules.check(id, as: .document)
    }
}

extension DocumentKey: Comparable {
    /// Orders by collection, then by identifier, each by its bytes.
    public static func < (left: DocumentKey, right: DocumentKey) -> Bool {
        (left.collectionText, left.idText) < (right.collectionText, right.idText)
    }
}
