public import Logging
internal import Misas
internal import Tracing

/// Sends log records to a collector, with the ids of the span that they belong to.
///
/// What an error of a record says is told only where it is known to hold nothing personal and no secret; of others the type.
public struct OTLPLogHandler: LogHandler {
    let label: String
    let queue: BatchQueue<LogRecord>

    /// From which level on records are made.
    public var logLevel = Logger.Level.info
    /// What all records have.
    public var metadata: Logger.Metadata = [:]
    /// What records have of the moment.
    public var metadataProvider: Logger.MetadataProvider?

    init(label: String, queue: BatchQueue<LogRecord>, metadataProvider: Logger.MetadataProvider?) {
        self.label = label
        self.queue = queue
        self.metadataProvider = metadataProvider
    }

    /// A value that all records have.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Has a record sent.
    public func log(event: LogEvent) {
        var attributes = metadata
        if let metadataProvider { attributes.merge(metadataProvider.get()) { _, new in new } }
        if let own = event.metadata { attributes.merge(own) { _, new in new } }
        if let error = event.error {
            attributes["exception.type"] = "\(String(describing: type(of: error)))"
            attributes["exception.message"] = "\(FailureDescription.of(error))"
        }
        queue.add(
            LogRecord(
                label: label,
                time: DefaultTracerClock.now.nanosecondsSinceEpoch,
                level: event.level,
                message: "\(event.message)",
                attributes: attributes.mapValues { "\($0)" },
                span: InstrumentationContext.current?.span
            )
        )
    }
}

/// A log record on its way to a collector.
struct LogRecord: Sendable {
    let label: String
    let time: UInt64
    let level: Logger.Level
    let message: String
    let attributes: [String: String]
    let span: SpanContext?
}
