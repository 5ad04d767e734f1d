/// The comment above a declaration.
struct DocumentationView: TemplateView {
    /// With the three slashes in front.
    let lines: [String]
    let deprecation: String?

    init(_ declaration: Declaration, fallback: String? = nil) {
        let described = SwiftText.lines(declaration.description)
        lines =
            described.isEmpty && fallback == nil
            ? [] : SwiftText.comment(described.isEmpty ? SwiftText.lines(fallback) : described)
        deprecation = declaration.deprecated.map { SwiftText.lines($0).joined(separator: " ") }
    }

    static let schema = ViewSchema<DocumentationView>("documentation") {
        $0.texts("lines") { $0.lines }
        $0.optionalText("deprecation") { $0.deprecation }
    }
}
