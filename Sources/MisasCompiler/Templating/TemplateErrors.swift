/// Everything that is wrong with a template and the partials it uses.
package struct TemplateErrors: Error, Sendable, Hashable {
    /// The errors, at least one, in the order of their places; the template's own before those of its partials.
    package let errors: [TemplateError]
}

extension TemplateErrors: CustomStringConvertible {
    /// One error after the other, each on lines of its own.
    package var description: String {
        errors.map(\.description).joined(separator: "\n")
    }
}
