/// A document behind a reference, with the tree that queries look into.
final class DocumentRecord: Sendable {
    let version: Int64
    let content: DocumentContent

    init(
        version: Int64,
        content: DocumentContent
    ) {
        self.version = version
        self.content = content
    }
}
