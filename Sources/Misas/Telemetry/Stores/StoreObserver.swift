internal import Tracing

/// Tells how the operations of stores fare.
///
/// An operation has a span where it is a part of something: what the program does for itself, such as looking for work, would
/// only be noise.
struct StoreObserver: Sendable {
    private let system: String
    private let spans: SpanSource?
    private let meters: Meters?

    /// `nil` where nobody wants to know.
    init?(of stores: any Stores, _ telemetry: Telemetry) {
        system = stores.databaseSystem
        spans = telemetry.spans
        meters = telemetry.meters
        if spans == nil, meters == nil { return nil }
    }

    /// An operation as it is told.
    struct Operation {
        let store: String
        let name: String
        var collection: String?
        var stream: StreamName?
        var size: Int?
        var attributes: [(String, String)] = []

        init(
            _ store: String,
            _ name: String,
            collection: String? = nil,
            stream: StreamName? = nil,
            size: Int? = nil,
            attributes: [(String, String)] = []
        ) {
            self.store = store
            self.name = name
            self.collection = collection
            self.stream = stream
            self.size = size
            self.attributes = attributes
        }
    }

    /// Runs an operation.
    nonisolated(nonsending) func observe<Value, Failure: Error>(
        _ operation: @autoclosure () -> Operation,
        _ body: nonisolated(nonsending) () async throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        let operation = operation()
        let span = InstrumentationContext.current == nil ? nil : spans.map { start(operation, with: $0) }
        let begin = ContinuousClock.now
        do throws(Failure) {
            let value = try await body()
            finish(operation, span, since: begin, .done)
            return value
        } catch {
            finish(operation, span, since: begin, SpanOutcome(of: error))
            throw error
        }
    }

    private func start(_ operation: Operation, with spans: SpanSource) -> any Span {
        let span = spans.start("\(operation.store).\(operation.name)", kind: .client)
        span.set([
            TelemetryKey.databaseSystem: system,
            TelemetryKey.databaseOperation: operation.name,
            TelemetryKey.collection: operation.collection,
            TelemetryKey.stream: operation.stream?.name,
        ])
        if let size = operation.size { span.set(TelemetryKey.batchSize, size) }
        span.updateAttributes { all in
            for (key, value) in operation.attributes { all.set(key, value: .string(value)) }
        }
        return span
    }

    private func finish(
        _ operation: Operation,
        _ span: (any Span)?,
        since begin: ContinuousClock.Instant,
        _ outcome: SpanOutcome
    ) {
        span?.end(as: outcome)
        meters?.record(
            "db.client.operation.duration",
            .now - begin,
            [
                TelemetryKey.databaseSystem: system,
                TelemetryKey.databaseOperation: "\(operation.store).\(operation.name)",
                TelemetryKey.collection: operation.collection,
                TelemetryKey.errorType: outcome.errorType,
            ]
        )
    }
}
