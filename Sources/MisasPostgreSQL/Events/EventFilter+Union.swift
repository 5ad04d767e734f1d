import Misas

extension EventFilter {
    /// A filter that lets through what either lets through, and perhaps more.
    func union(_ other: EventFilter) -> EventFilter {
        var types: Set<String>?
        if let left = self.types, let right = other.types { types = left.union(right) }
        let streams: Streams =
            switch (self.streams, other.streams) {
            case (.categories(let left), .categories(let right)): .categories(left.union(right))
            case (let left, let right): left == right ? left : .all
            }
        return EventFilter(
            types: types,
            streams: streams,
            includesSystemEvents: includesSystemEvents || other.includesSystemEvents
        )
    }

    /// Whether this lets through all that the other does.
    func covers(_ other: EventFilter) -> Bool {
        if let types {
            guard let wanted = other.types, wanted.isSubset(of: types) else { return false }
        }
        guard includesSystemEvents || !other.includesSystemEvents else { return false }
        return switch (streams, other.streams) {
        case (.all, _): true
        case (.categories(let left), .categories(let right)): right.isSubset(of: left)
        case (let left, let right): left == right
        }
    }
}
