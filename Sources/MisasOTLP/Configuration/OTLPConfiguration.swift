public import Misas

/// Where telemetry goes, and how.
///
/// ``init(for:reading:)`` reads it from the variables that OpenTelemetry has agreed on, `OTEL_*`; what is not set there is as the
/// specification has it.
public struct OTLPConfiguration: Sendable {
    /// What is exported of a kind of telemetry.
    public struct Signal: Sendable, Hashable {
        /// Whether it is exported at all.
        public var isOn = true
        /// The address that it is sent to.
        public var endpoint: String
        /// What is sent along, such as a key for the collector.
        public var headers: Secret<[String: String]> = Secret([:])
        /// How long one attempt may take.
        public var timeout: Duration = .seconds(10)

        /// Telemetry for an address.
        public init(endpoint: String) {
            self.endpoint = endpoint
        }
    }

    /// How telemetry waits until it is sent.
    public struct Batching: Sendable, Hashable {
        /// How long something waits at most, when there is not enough for a batch.
        public var delay: Duration
        /// How much may wait; what comes beyond that is dropped, and counted.
        public var queueSize: Int
        /// How much is sent at once.
        public var batchSize: Int
        /// How long it is tried to send a batch, before it is dropped, and counted.
        public var timeout: Duration = .seconds(30)

        /// Batching by numbers; a batch is never larger than the queue.
        public init(delay: Duration, queueSize: Int, batchSize: Int) {
            self.delay = delay
            self.queueSize = max(1, queueSize)
            self.batchSize = min(max(1, batchSize), self.queueSize)
        }
    }

    /// How much a span may hold.
    public struct SpanLimits: Sendable, Hashable {
        /// How many attributes a span, an event and a link may have, each.
        public var attributes = 128
        /// How many events.
        public var events = 128
        /// How many links.
        public var links = 128
        /// How many characters a text may have; `nil` for any number.
        public var textLength: Int?

        /// The limits of the specification.
        public init() {}
    }

    /// Whether anything is made at all: `OTEL_SDK_DISABLED`.
    public var isDisabled = false
    /// What the telemetry is of: name, version, environment, instance, process.
    public var resource: [String: String]
    /// The traces.
    public var traces: Signal
    /// The metrics.
    public var metrics: Signal
    /// The logs.
    public var logs: Signal
    /// Which traces are recorded.
    public var sampler: Sampler = .parentBased(.alwaysOn)
    /// How spans wait.
    public var spanBatching = Batching(delay: .seconds(5), queueSize: 2048, batchSize: 512)
    /// How log records wait.
    public var logBatching = Batching(delay: .seconds(1), queueSize: 2048, batchSize: 512)
    /// How much a span may hold.
    public var spanLimits = SpanLimits()
    /// How long it may take at the end to send what waits; what is left is dropped, and counted.
    public var flushLimit: Duration = .seconds(5)
    /// How often metrics are sent.
    public var metricInterval: Duration = .seconds(60)
    /// How long it is tried to send metrics, before that is left to the next time.
    public var metricTimeout: Duration = .seconds(30)

    /// Telemetry for a collector.
    ///
    /// - Parameters:
    ///   - serviceName: what the telemetry is of.
    ///   - serviceVersion: of which version of it.
    ///   - environment: where it runs.
    ///   - endpoint: the collector's address, to which `/v1/traces` and so on are added.
    public init(
        serviceName: String,
        serviceVersion: String? = nil,
        environment: Environment? = nil,
        endpoint: String = "http://localhost:4318"
    ) {
        resource = Resource.attributes(name: serviceName, version: serviceVersion, environment: environment)
        traces = Signal(endpoint: Self.address(endpoint, "v1/traces"))
        metrics = Signal(endpoint: Self.address(endpoint, "v1/metrics"))
        logs = Signal(endpoint: Self.address(endpoint, "v1/logs"))
    }

    static func address(_ base: String, _ path: String) -> String {
        base.hasSuffix("/") ? base + path : "\(base)/\(path)"
    }
}

/// Variables that say what cannot be.
///
/// It lists every fault.
public struct OTLPConfigurationError: Error, Hashable, CustomStringConvertible {
    /// What is wrong, each with its variable; values that may be secret are not told.
    public let faults: [String]

    /// What is wrong.
    public var description: String { "telemetry is not configured right: " + faults.joined(separator: "; ") }
}
