/// A value that JSON, or the types that Misas writes as JSON, cannot represent.
public struct JSONEncodingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// All that was wrong, in the order found.
    ///
    /// Never empty. Bounded by `JSON.Limits.failures`.
    public let failures: [JSONFailure]

    /// How many more failures there were.
    public let omittedFailures: Int

    /// The failures, separated by semicolons.
    ///
    /// No value is in it.
    public var description: String {
        JSON.describe(failures, omitted: omittedFailures)
    }
}
