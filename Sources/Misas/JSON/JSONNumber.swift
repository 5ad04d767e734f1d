/// A JSON number in the form in which it was written, so that none of its digits is lost.
///
/// Two numbers are equal when they are written alike: `1.0` and `1.00` are not.
public struct JSONNumber: Sendable, Hashable, CustomStringConvertible {
    /// The number as JSON.
    public let literal: String

    /// A number from its JSON form; `nil` when the text is none.
    public init?(_ literal: String) {
        var reader = JSONReader(bytes: Array(literal.utf8), context: CodingContext(), limits: .default)
        guard reader.scanNumber() != nil, reader.cursor == reader.bytes.count else { return nil }
        self.literal = literal
    }

    /// A number from a `Double`, with the fewest digits that read back as the same; `nil` when it is not finite.
    public init?(_ value: Double) {
        guard value.isFinite else { return nil }
        self.literal = value.description
    }

    /// Text that has been validated.
    init(validated literal: String) {
        self.literal = literal
    }

    /// The `Double` nearest to the number; infinite when it is too large.
    public var doubleValue: Double {
        Double(literal) ?? .nan
    }

    /// The number as JSON.
    public var description: String { literal }
}
