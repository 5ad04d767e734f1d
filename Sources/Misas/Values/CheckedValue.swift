/// A value of another type with checks and a name of its own: the base of every `wraps` type of a spec.
public protocol CheckedValue: JSONWrapper, Validatable {}

extension CheckedValue {
    /// Wraps a value that fulfils the type's checks.
    ///
    /// What is read from JSON is not checked here: commands and queries are when they enter a bus, and history is not
    /// checked again.
    /// - Throws: ``ValidationFailed``, which lists every check that fails.
    public init(_ rawValue: RawValue) throws(ValidationFailed) {
        self.init(unchecked: rawValue)
        try Self.check(self)
    }
}
