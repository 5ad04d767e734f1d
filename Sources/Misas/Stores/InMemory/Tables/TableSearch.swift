/// Finds and sorts rows of a table, by looking at each.
struct TableSearch {
    let rows: [TableRowKey: TableContent]

    /// The rows that a query wants, in its order.
    func find(_ query: TableQuery) -> [TableContent] {
        let found = rows.values.filter { Self.holds(query.predicate, for: $0.values) }
        return found.sorted { Self.comes($0.values, before: $1.values, by: query.sort) }
            .dropFirst(query.offset)
            .prefix(query.limit ?? .max)
            .map { $0 }
    }

    /// How many rows a predicate holds for.
    func count(where predicate: TablePredicate) -> Int {
        rows.values.count { Self.holds(predicate, for: $0.values) }
    }

    private static func comes(
        _ left: [TableValue?],
        before right: [TableValue?],
        by sort: [(column: Int, isDescending: Bool)]
    ) -> Bool {
        for (column, isDescending) in sort {
            let (first, second) = isDescending ? (right[column], left[column]) : (left[column], right[column])
            // What is missing is greater than all else.
            guard let first else {
                if second == nil { continue }
                return false
            }
            guard let second else { return true }
            if first.precedes(second) { return true }
            if second.precedes(first) { return false }
        }
        return false
    }

    private static func holds(_ predicate: TablePredicate, for values: [TableValue?]) -> Bool {
        switch predicate {
        case .compare(let column, let comparison, let other):
            guard let own = values[column] else { return false }
            return switch comparison {
            case .equal: own == other
            case .less: own.precedes(other)
            case .lessOrEqual: !other.precedes(own)
            case .greater: other.precedes(own)
            case .greaterOrEqual: !own.precedes(other)
            }
        case .isIn(let column, let others): return values[column].map(others.contains) ?? false
        case .hasPrefix(let column, let prefix):
            guard case .text(let text)? = values[column] else { return false }
            return text.string.utf8.starts(with: prefix.utf8)
        case .isNull(let column): return values[column].map { $0 == .json(Array("null".utf8)) } ?? true
        case .all(let parts): return parts.allSatisfy { holds($0, for: values) }
        case .any(let parts): return parts.contains { holds($0, for: values) }
        case .not(let part): return !holds(part, for: values)
        }
    }
}

extension TableValue {
    /// Whether it comes before another of its kind.
    fileprivate func precedes(_ other: TableValue) -> Bool {
        switch (self, other) {
        case (.text(let left), .text(let right)): left < right
        case (.boolean(let left), .boolean(let right)): !left && right
        case (.integer(let left), .integer(let right)): left < right
        case (.double(let left), .double(let right)): left < right
        case (.decimal(let left), .decimal(let right)):
            if let left = DecimalOrder(left), let right = DecimalOrder(right) { left < right } else { false }
        case (.uuid(let left), .uuid(let right)): left.jsonKey < right.jsonKey
        case (.bytes(let left), .bytes(let right)): left.lexicographicallyPrecedes(right)
        case (.date(let left), .date(let right)): left < right
        case (.dateTime(let left), .dateTime(let right)): left < right
        case (.duration(let left), .duration(let right)): left < right
        default: false
        }
    }
}
