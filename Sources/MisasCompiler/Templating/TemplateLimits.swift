/// The bounds that keep any template, however wrong, from exhausting the stack, the memory or the reader.
enum TemplateLimits {
    /// How deep sections may be nested in one template.
    static let nesting = 64
    /// How deep sections and partials together may be nested while rendering.
    static let depth = 200
    /// How many errors are reported of one template with its partials.
    static let errors = 100
    /// How many pairs of a partial and the views around it one template may need.
    static let programs = 4096
}
