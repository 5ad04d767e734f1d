/// All committed documents of the stores in memory.
struct DocumentTable: ~Copyable {
    /// By collection and identifier.
    ///
    /// A query takes a collection out of the lock by counting a reference up; a write that meets one at work copies the
    /// collection's dictionary, once.
    var collections: [ExactText: [ExactText: DocumentRecord]] = [:]

    func record(_ key: DocumentKey) -> DocumentRecord? {
        collections[key.collectionText]?[key.idText]
    }
}
