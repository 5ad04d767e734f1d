internal import MisasCompiler

/// What a client can do, as far as it matters here, and what it has open.
struct ClientCapabilities {
    private(set) var encoding = PositionEncoding.utf16
    private(set) var roots: [String] = []
    /// Whether it tells of changes to files when it is asked to.
    private(set) var watchesFiles = false
    /// Whether it takes edits with the versions that they are for.
    private(set) var versionsEdits = false
    /// Whether it shows symbols as a tree.
    private(set) var nestsSymbols = false
    private(set) var marksDown = true
    /// Where the page of all diagnostics can be read.
    private(set) var documentation: String?

    init() {}

    init(_ parameters: JSONTree) {
        let capabilities = parameters["capabilities"]
        let workspace = capabilities?["workspace"]
        let encodings = capabilities?["general"]?["positionEncodings"]?.items.compactMap(\.string) ?? []
        if encodings.contains(PositionEncoding.utf8.rawValue) { encoding = .utf8 }
        watchesFiles = workspace?["didChangeWatchedFiles"]?["dynamicRegistration"]?.boolean == true
        versionsEdits = workspace?["workspaceEdit"]?["documentChanges"]?.boolean == true
        let symbols = capabilities?["textDocument"]?["documentSymbol"]
        nestsSymbols = symbols?["hierarchicalDocumentSymbolSupport"]?.boolean == true
        if let formats = capabilities?["textDocument"]?["hover"]?["contentFormat"]?.items, !formats.isEmpty {
            marksDown = formats.contains(.string("markdown"))
        }
        documentation = parameters["initializationOptions"]?["documentation"]?.string
        let folders = parameters["workspaceFolders"]?.items.compactMap { $0["uri"]?.string } ?? []
        let uris = folders.isEmpty ? [parameters["rootUri"]?.string].compactMap(\.self) : folders
        roots = uris.compactMap(FileURI.path)
        if roots.isEmpty, let path = parameters["rootPath"]?.string, path.hasPrefix("/") { roots = [path] }
    }
}
