/// What documents are written as.
package enum DocumentFormat: String, Sendable, CaseIterable {
    /// A folder of pages, with pictures by Mermaid.
    case markdown
    /// AsyncAPI 3.0, as JSON: what happens, and who tells whom.
    case asyncapi
    /// OpenAPI 3.1, as JSON: what is reached over HTTP.
    case openapi
    /// One page that shows everything, with its own script and nothing from elsewhere.
    case html

    /// Whether it is several files.
    package var isFolder: Bool { self == .markdown }

    /// The system's name where nobody has said one.
    var fallbackTitle: String { self == .openapi ? "API" : "System" }
}
