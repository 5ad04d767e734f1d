/// Which row of a table: the texts of its primary key's columns, in their order.
///
/// A text is what stands in JSON, without quotes. Keys are compared by their bytes; a store takes two texts of one
/// value for one.
public struct TableRowKey: Hashable, Sendable {
    private let texts: [ExactText]

    /// A key of these texts.
    public init(_ parts: [String]) {
        texts = parts.map { ExactText($0) }
    }

    /// The texts.
    public var parts: [String] { texts.map(\.string) }
}

extension TableRowKey: ExpressibleByArrayLiteral {
    /// A key of these texts.
    public init(arrayLiteral parts: String...) {
        self.init(parts)
    }
}

extension TableRowKey: Comparable {
    /// By the bytes of the first text that differs.
    public static func < (lhs: TableRowKey, rhs: TableRowKey) -> Bool {
        lhs.texts.lexicographicallyPrecedes(rhs.texts)
    }
}

extension TableRowKey: CustomStringConvertible {
    /// The texts between parentheses.
    public var description: String { "(\(parts.joined(separator: ", ")))" }
}
