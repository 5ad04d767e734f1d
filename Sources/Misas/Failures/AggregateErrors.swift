/// There is no aggregate of that name, and its spec names no error of its own for that.
public struct AggregateNotFound: Error, Hashable, CustomStringConvertible {
    /// The aggregate's wire name.
    public let aggregate: String
    /// What should name it.
    public let id: String

    /// Says that there is no such aggregate.
    public init(aggregate: String, id: String) {
        self.aggregate = aggregate
        self.id = id
    }

    /// What is wrong.
    public var description: String { "there is no \(aggregate) \(id)" }
}

/// There is an aggregate of that name already, and its spec names no error of its own for that.
public struct AggregateAlreadyExists: Error, Hashable, CustomStringConvertible {
    /// The aggregate's wire name.
    public let aggregate: String
    /// What names it.
    public let id: String

    /// Says that there is such an aggregate already.
    public init(aggregate: String, id: String) {
        self.aggregate = aggregate
        self.id = id
    }

    /// What is wrong.
    public var description: String { "there is a \(aggregate) \(id) already" }
}

/// An aggregate is not at the version that the sender of a command knows: somebody else has changed it.
public struct VersionMismatch: Error, Hashable, CustomStringConvertible {
    /// The aggregate's wire name.
    public let aggregate: String
    /// The versions of which it should be at one.
    public let expected: [StreamVersion]
    /// The version that it is at.
    public let actual: StreamVersion

    /// Says that an aggregate is at another version than is expected.
    public init(aggregate: String, expected: [StreamVersion], actual: StreamVersion) {
        self.aggregate = aggregate
        self.expected = expected
        self.actual = actual
    }

    /// What is wrong.
    public var description: String {
        let versions = expected.map(\.description).joined(separator: " or ")
        return
            "the \(aggregate) is at version \(actual), not at \(versions.isEmpty ? "any that could be read" : versions)"
    }
}
