/// The measures of a formatted spec.
enum SpecStyle {
    /// Columns by which each level is indented.
    static let indentation = 2
    /// The columns of a line that a value is moved up to.
    static let lineLength = 120
    /// How many scalars an implicit key may have, after which YAML would not take it for one.
    static let keyLength = 1024
}
