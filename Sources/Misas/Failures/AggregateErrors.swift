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
