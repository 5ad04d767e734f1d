/// A JSON text that could not be read as a value of the type asked for.
public struct JSONDecodingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// All that was wrong, in the order found.
    ///
    /// Never empty. Bounded by `JSON.Limits.failures`, and one more when the text is not well-formed.
    public let failures: [JSONFailure]

    /// How many more failures there were.
    public let omittedFailures: Int

    /// The failures, separated by semicolons.
    ///
    /// No value from the text is in it.
    public var description: String {
        JSON.describe(failures, omitted: omittedFailures)
    }
}
