/// Text that does not have the form of the value it should be.
public struct FormError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was expected, without the text that was found: it may be personal.
    public let message: String

    /// How many Unicode scalars of the text stand before the fault.
    public let offset: Int

    /// Creates an error.
    ///
    /// - Parameters:
    ///   - message: What was expected.
    ///   - offset: How many Unicode scalars of the text stand before the fault.
    public init(_ message: String, offset: Int) {
        self.message = message
        self.offset = offset
    }

    /// The message and the offset.
    public var description: String {
        "\(message) (at \(offset))"
    }
}
