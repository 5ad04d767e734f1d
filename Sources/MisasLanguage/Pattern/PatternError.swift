/// A pattern that is malformed, or that uses something outside the portable subset.
public struct PatternError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, naming the construct.
    public let message: String

    /// How many Unicode scalars of the pattern stand before the construct.
    public let offset: Int

    init(_ message: String, offset: Int) {
        self.message = message
        self.offset = offset
    }

    /// The message and the offset.
    public var description: String {
        "\(message) (at \(offset))"
    }
}
