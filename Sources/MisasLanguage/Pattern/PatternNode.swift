/// A pattern as a tree.
indirect enum PatternNode: Sendable {
    case empty
    case scalars(ScalarSet)
    case start
    case end
    case sequence([PatternNode])
    case alternatives([PatternNode])
    /// Without a maximum: any number from the minimum on.
    case repetition(PatternNode, minimum: Int, maximum: Int?)
}

/// A node and how many instructions it becomes at most.
///
/// An empty node counts as one, so that copying nothing very often is bounded too.
struct SizedPatternNode: Sendable {
    let node: PatternNode
    let size: Int

    static let empty = SizedPatternNode(node: .empty, size: 1)

    static func sequence(_ items: [SizedPatternNode]) -> SizedPatternNode {
        if items.isEmpty { return .empty }
        if items.count == 1 { return items[0] }
        return SizedPatternNode(node: .sequence(items.map(\.node)), size: items.reduce(0) { add($0, $1.size) })
    }

    static func alternatives(_ items: [SizedPatternNode]) -> SizedPatternNode {
        if items.count == 1 { return items[0] }
        return SizedPatternNode(
            node: .alternatives(items.map(\.node)),
            size: items.reduce(0) { add(add($0, $1.size), 2) }
        )
    }

    func repeated(minimum: Int, maximum: Int?) -> SizedPatternNode {
        let copies: Int
        if let maximum {
            copies = Self.add(Self.multiply(size, minimum), Self.multiply(Self.add(size, 1), maximum - minimum))
        } else {
            copies = Self.add(Self.multiply(size, max(minimum, 1)), 2)
        }
        return SizedPatternNode(
            node: .repetition(node, minimum: minimum, maximum: maximum),
            size: max(copies, 1)
        )
    }

    private static func add(_ left: Int, _ right: Int) -> Int {
        let (sum, overflows) = left.addingReportingOverflow(right)
        return overflows ? .max : sum
    }

    private static func multiply(_ left: Int, _ right: Int) -> Int {
        let (product, overflows) = left.multipliedReportingOverflow(by: right)
        return overflows ? .max : product
    }
}
