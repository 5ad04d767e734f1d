/// A document's text and its tree.
struct DocumentContent: Sendable {
    let data: [UInt8]
    let value: JSONValue

    /// Reads a text that is to become a document.
    init(_ data: [UInt8]) throws(DocumentStoreError) {
        try DocumentStoreError.checking { () throws(InvalidStoreInput) in try JSONTextCheck.check(data) }
        do throws(JSONDecodingError) {
            self.value = try JSON.decode(JSONValue.self, from: data)
        } catch {
            throw .unavailable(StoreUnavailable("a JSON text that was accepted cannot be read", underlying: error))
        }
        self.data = data
    }
}
