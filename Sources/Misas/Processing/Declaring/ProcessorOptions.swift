/// How a processor works: what is left out is as its spec says, or as is usual for its kind.
public struct ProcessorOptions: Sendable, Hashable {
    /// In how many parts the events are handled side by side, by key; the instances of a program share them.
    ///
    /// The order of events of one key is kept. A processor that has run in another number of parts is refused: it would
    /// handle again what it has handled.
    public var partitions: Int?
    /// How many events are handled in one transaction at most.
    ///
    /// A policy takes up fewer where they take their time: what it does takes locks, which others wait for, until the
    /// transaction ends.
    public var batchSize: Int?
    /// What happens when an event cannot be handled.
    public var failure: FailureStrategy?
    /// Where a processor begins that has never run.
    public var start: ProcessorStart?
    /// How often a policy handles an event or a prediction when something goes wrong in between.
    public var delivery: Delivery

    /// Options for a processor.
    public init(
        partitions: Int? = nil,
        batchSize: Int? = nil,
        failure: FailureStrategy? = nil,
        start: ProcessorStart? = nil,
        delivery: Delivery = .atLeastOnce
    ) {
        self.partitions = partitions
        self.batchSize = batchSize
        self.failure = failure
        self.start = start
        self.delivery = delivery
    }
}

/// Where a processor begins that has never run.
public enum ProcessorStart: Sendable, Hashable {
    /// With the first event that is recorded.
    case beginning
    /// With what is recorded from now on.
    case end
    /// With the first event behind a position.
    case after(GlobalPosition)
}

/// How often a policy handles an event or a prediction when something goes wrong in between.
///
/// What it writes to the system's stores is written once with the first, and at most once with the second. The difference is
/// in what it does elsewhere: to send a letter twice, or not at all.
public enum Delivery: Sendable, Hashable {
    /// Again, until it has succeeded or is set aside: what it does to the stores and that it was done are one transaction.
    case atLeastOnce
    /// Never again by itself: that it is done is noted before it begins, one by one.
    ///
    /// What fails is set aside where the policy's failure strategy ends with ``FailureStrategy/park``, for an operator to
    /// look at; a prediction, and an event under any other strategy, is left out.
    case atMostOnce
}
