/// The place of an event in the store's one order of all events.
///
/// Positions only grow; they may have holes.
public struct GlobalPosition: RawRepresentable, Hashable, Sendable {
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

    /// Before the first event.
    public static let start = GlobalPosition(0)
    /// The position of an event that its own transaction reads back before a store that gives positions at commit has
    /// given one.
    ///
    /// It lies behind every recorded event, and no checkpoint takes it.
    public static let pending = GlobalPosition(.max)
}

extension GlobalPosition: Comparable {
    /// Orders by number.
    public static func < (lhs: GlobalPosition, rhs: GlobalPosition) -> Bool { lhs.rawValue < rhs.rawValue }
}

extension GlobalPosition: ExpressibleByIntegerLiteral {
    /// Wraps a literal.
    public init(integerLiteral value: Int64) {
        self.init(rawValue: value)
    }
}

extension GlobalPosition: CustomStringConvertible {
    /// The number in digits.
    public var description: String { self == .pending ? "pending" : String(rawValue) }
}
