/// The version of a stream: how many events were ever appended to it.
///
/// The first event has version 1.
public struct StreamVersion: RawRepresentable, Hashable, Sendable {
    /// The number.
    public let rawValue: Int64

    /// Wraps a number.
    public init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// Wraps a number.
    public init(_ rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// No event yet: there is no stream.
    public static let none = StreamVersion(0)
    /// The version of a stream's first event.
    public static let first = StreamVersion(1)
}

extension StreamVersion: Comparable {
    /// Orders by number.
    public static func < (lhs: StreamVersion, rhs: StreamVersion) -> Bool { lhs.rawValue < rhs.rawValue }
}

extension StreamVersion: ExpressibleByIntegerLiteral {
    /// Wraps a literal.
    public init(integerLiteral value: Int64) {
        self.init(rawValue: value)
    }
}

extension StreamVersion: CustomStringConvertible {
    /// The number in digits.
    public var description: String { String(rawValue) }
}
