/// What a transaction gave, once it was committed.
public struct Committed<Value: Sendable>: Sendable {
    /// What the transaction's body returned.
    public let value: Value
    /// Where the events stand that the transaction appended, in the order of its appends.
    ///
    /// Those that were stored before, and appends of no events, are left out.
    public let appends: [AppendResult]

    /// What a transaction gave.
    public init(
        _ value: Value,
        appends: [AppendResult]
    ) {
        self.value = value
        self.appends = appends
    }

    /// The last position that the transaction's events took; `nil` when it appended none.
    public var lastPosition: GlobalPosition? {
        appends.compactMap(\.lastPosition).max()
    }
}
