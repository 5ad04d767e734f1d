/// Templates by name, among which partials are found.
package struct TemplateLibrary: Sendable {
    private let templates: [String: ParsedTemplate]

    /// Takes the texts of templates by their names.
    ///
    /// All are parsed here, once. What is wrong with one is told when a template that uses it is compiled.
    /// Cost: linear in the texts.
    package init(_ texts: [String: String]) {
        templates = Self.parse(texts)
    }

    private init(templates: [String: ParsedTemplate]) {
        self.templates = templates
    }

    /// The names of all templates, sorted.
    package var names: [String] { templates.keys.sorted() }

    /// The library with some of its templates replaced.
    ///
    /// - Parameter texts: The new texts, by the names of the templates that they replace.
    /// - Throws: ``TemplateErrors``, one for each name that is no template's.
    package func replacing(_ texts: [String: String]) throws(TemplateErrors) -> TemplateLibrary {
        let unknown = texts.keys.filter { templates[$0] == nil }.sorted()
        guard unknown.isEmpty else {
            throw TemplateErrors(
                errors: unknown.map { name in
                    let start = TemplateSource(name: name, text: "")
                    return start.error(at: 0..<0, "there is no template `\(name)` to replace\(listNear(name))")
                }
            )
        }
        return TemplateLibrary(templates: templates.merging(Self.parse(texts)) { _, new in new })
    }

    func template(named name: String) -> ParsedTemplate? {
        templates[name]
    }

    /// Names that a wrong name may have meant, to be appended to an error message.
    private func listNear(_ name: String) -> String {
        var near = closest(to: name, among: templates.keys, limit: 3)
        if near.isEmpty { near = Array(names.prefix(12)) }
        guard !near.isEmpty else { return "" }
        let list = near.map { "`\($0)`" }.joined(separator: ", ")
        return near.count < templates.count ? "; there are, among others, \(list)" : "; there are \(list)"
    }

    private static func parse(_ texts: [String: String]) -> [String: ParsedTemplate] {
        var templates: [String: ParsedTemplate] = [:]
        for (name, text) in texts {
            templates[name] = TemplateParser.parse(TemplateSource(name: name, text: text))
        }
        return templates
    }
}
