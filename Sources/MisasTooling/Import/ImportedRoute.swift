/// What comes of an endpoint, at the command or query that is its request.
struct ImportedRoute {
    var http: YAMLTree?
    var returns: String?
    var throwing: [String] = []
    /// The endpoint's description, for a message that has none.
    var description: String?
    /// What has no place of its own.
    var kept: [YAMLTree.Entry] = []
    var comments: [String] = []
}
