/// An error that comes of the failures of endpoints.
struct ImportedError {
    let name: String
    let wireName: String?
    let tags: [String]
    var description: String?
    let comments: [String]
}
