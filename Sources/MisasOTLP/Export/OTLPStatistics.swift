/// What has become of the telemetry so far.
public struct OTLPStatistics: Sendable, Hashable {
    /// Numbers of one kind of telemetry, which only grow but for what waits.
    public struct Counts: Sendable, Hashable {
        /// How much waits to be sent.
        public internal(set) var waiting = 0
        /// How much a collector has taken.
        public internal(set) var exported = 0
        /// How much was dropped since too much waited.
        public internal(set) var droppedFull = 0
        /// How much was dropped since the collector did not take it, or was not there.
        public internal(set) var droppedFailed = 0
        /// How often a batch was sent again.
        public internal(set) var retries = 0

        mutating func add(_ outcome: Transport.Outcome) {
            exported += outcome.taken
            droppedFailed += outcome.lost
        }
    }

    /// The spans.
    public let spans: Counts
    /// The points of metrics.
    public let metrics: Counts
    /// The log records.
    public let logs: Counts
}
