/// What is kept for reading, and how it is kept up to date.
public protocol Projection: Sendable {
    /// Its name in stored data: `accounts.account_overview`.
    static var wireName: String { get }
    /// Raised when it has to be built anew.
    static var version: Int { get }
    /// Whether it is written in the transaction that appends the events, rather than after it.
    static var isInline: Bool { get }
    /// What happens when it fails.
    static var failureStrategy: FailureStrategy { get }
}

extension Projection {
    /// After the append.
    public static var isInline: Bool { false }
    /// It is tried again for a while, then stops, so that nothing is missing from it.
    public static var failureStrategy: FailureStrategy { .projectionDefault }

    /// The name of what writes this version, and of where its documents are kept: each version has its own, so that two can
    /// stand side by side.
    static var processorName: String { processorName(of: version) }

    /// The names of what wrote the older versions.
    static var olderNames: [String] { version > 1 ? (1..<version).map(processorName(of:)) : [] }

    private static func processorName(of version: Int) -> String {
        version == 1 ? wireName : "\(wireName).v\(version)"
    }
}

/// A projection into documents, each found by its key.
public protocol DocumentProjection: Projection {
    /// What is kept.
    associatedtype Document: JSONCodable
    /// What finds it.
    associatedtype Key: JSONKey
}

/// A projection into the rows of a table.
public protocol TableProjection: Projection {
    /// What is kept.
    associatedtype Row: TableRow
}

/// A row of a projection's table.
public protocol TableRow: JSONCodable {
    /// What tells rows apart.
    associatedtype Key: TableKey

    /// The table that rows live in.
    static var table: TableDefinition { get }

    /// What tells a row from the others.
    static func key(of row: Self) -> Key
}

/// The primary key of a table.
public protocol TableKey: Sendable {
    /// The values of a key's columns, as texts in their order.
    ///
    /// A static function, so that a column may be called `parts`.
    static func parts(of key: Self) -> [String]
}

/// What a projection can see of the event besides its data.
public struct ProjectionContext: Sendable {
    /// The event as it is recorded: its id, stream, version, position, time and metadata.
    public let event: RecordedEvent

    /// Creates a context, as tests do that call a projection directly.
    public init(event: RecordedEvent) {
        self.event = event
    }

    /// The event's place among all events.
    public var position: Int { Int(event.position.rawValue) }

    /// The event's place in its stream: the version of the aggregate that it has led to.
    public var version: Int { Int(event.version.rawValue) }
}
