/// How an instance of a program takes part in processing.
public struct ProcessingOptions: Sendable {
    /// How long the others leave alone what an instance holds after it was last heard of.
    ///
    /// When an instance dies, another takes over what it held when this time is over. Between half a second and a minute.
    public var lease: Duration
    /// How long it is waited for batches under way when processing is to end.
    ///
    /// What is not done by then is rolled back.
    public var drainLimit: Duration
    /// How some processors work, by name.
    public var processors: [String: ProcessorOptions]
    /// What happens when a processor fails, of those that have no failure strategy in ``processors``; `nil` means as their specs
    /// say.
    public var failure: FailureStrategy?
    /// How many predictions that have fallen due are taken at once at most.
    public var predictionBatch: Int
    /// Whether this instance handles the events of processors.
    public var handlesEvents: Bool
    /// Whether this instance delivers predictions.
    public var deliversPredictions: Bool

    /// The usual way.
    public init(
        lease: Duration = .seconds(4),
        drainLimit: Duration = .seconds(20),
        processors: [String: ProcessorOptions] = [:],
        failure: FailureStrategy? = nil,
        predictionBatch: Int = 200,
        handlesEvents: Bool = true,
        deliversPredictions: Bool = true
    ) {
        self.lease = min(max(lease, .milliseconds(500)), .seconds(60))
        self.drainLimit = max(drainLimit, .zero)
        self.processors = processors
        self.failure = failure
        self.predictionBatch = min(max(predictionBatch, 1), 1_000)
        self.handlesEvents = handlesEvents
        self.deliversPredictions = deliversPredictions
    }
}
