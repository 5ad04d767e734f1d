/// What every store checks of several documents before it looks at what it holds.
package enum DocumentRules {
    /// Refuses names that no store takes, and a document that is named twice.
    package static func check(_ keys: some Sequence<DocumentKey>) throws(InvalidStoreInput) {
        var known: Set<DocumentKey> = []
        for key in keys {
            try key.check()
            guard known.insert(key).inserted else { throw .repeatedDocument(key) }
        }
    }
}
