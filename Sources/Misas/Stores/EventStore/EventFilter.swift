/// Which events of the global order a reader wants.
///
/// The store does the filtering.
public struct EventFilter: Hashable, Sendable {
    /// Which streams a reader wants.
    public enum Streams: Hashable, Sendable {
        /// All.
        case all
        /// Those whose name starts with this.
        case prefix(String)
        /// Those of these categories: what stands before the first `-` of the name.
        case categories(Set<String>)
    }

    /// The types that are wanted; `nil` means all.
    public var types: Set<String>?
    /// The streams that are wanted.
    public var streams: Streams
    /// Whether the store's own events, which tell of truncated, deleted and archived streams, are wanted too.
    public var includesSystemEvents: Bool

    /// Which events are wanted.
    public init(
        types: Set<String>? = nil,
        streams: Streams = .all,
        includesSystemEvents: Bool = false
    ) {
        self.types = types
        self.streams = streams
        self.includesSystemEvents = includesSystemEvents
    }

    /// All but the store's own events.
    public static let all = EventFilter()

    /// Events of these types.
    public static func types(_ types: Set<String>) -> EventFilter {
        EventFilter(types: types)
    }

    /// Whether an event of this type, in this stream, is wanted.
    public func matches(
        type: String,
        in stream: StreamName
    ) -> Bool {
        if let types, !types.contains(type) { return false }
        if !includesSystemEvents && stream.isSystem { return false }
        switch streams {
        case .all: return true
        case .prefix(let prefix): return stream.name.utf8.starts(with: prefix.utf8)
        case .categories(let categories):
            return categories.contains { $0.utf8.elementsEqual(stream.category.utf8) }
        }
    }
}
