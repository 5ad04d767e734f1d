internal import MisasCompiler

/// A file that is open in the editor.
struct OpenDocument {
    /// As the client calls it.
    let uri: String
    /// `nil` for one that lies nowhere yet.
    let path: String?
    var version: Int?
    var text: OpenText
}
