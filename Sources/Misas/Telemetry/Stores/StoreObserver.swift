internal import Tracing

/// Tells how the operations of stores fare.
///
/// An operation has a span where it is a part of something: what the program does for itself, such as looking for work, would
/// only be noise.
final class StoreObserver: Sendable {
    private let system: String
    private let spans: SpanSource?
    private let durations: TimerFamily<DurationKey>?

    private struct DurationKey: Hashable {
        let operation: String
        let collection: String?
        let errorType: String?
    }

    /// `nil` where nobody wants to know.
    init?(of stores: any Stores, _ telemetry: Telemetry) {
        let system = stores.databaseSystem
        self.system = system
        spans = telemetry.spans
        durations = telemetry.meters.map { meters in
            TimerFamily("db.client.operation.duration", meters) { key in
                [
                    TelemetryKey.databaseSystem: system,
                    TelemetryKey.databaseOperation: key.operation,
                    TelemetryKey.collection: key.collection,
                    TelemetryKey.errorType: key.errorType,
                ]
            }
        }
        if spans == nil, durations == nil { return nil }
    }

    /// An operation as it is told.
    struct Operation {
        /// What its span is called: `eventStore.AppendToStream`.
        let span: String
        var collection: String?
        var stream: StreamName?
        var size: Int?
        /// What else is told of it; asked for where somebody reads it.
        var details: @Sendable () -> [(String, String)] = { [] }

        init(
            _ span: String,
            collection: String? = nil,
            stream: StreamName? = nil,
            size: Int? = nil,
            details: @escaping @Sendable () -> [(String, String)] = { [] }
        ) {
            self.span = span
            self.collection = collection
            self.stream = stream
            self.size = size
            self.details = details
        }

        /// What it is, without whose.
        var name: String { span.split(separator: ".").last.map(String.init) ?? span }
    }

    /// Runs an operation.
    nonisolated(nonsending) func observe<Value, Failure: Error>(
        _ operation: @autoclosure () -> Operation,
        _ body: nonisolated(nonsending) () async throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        let operation = operation()
        let span: (any Span)? =
            if let spans, let context = InstrumentationContext.active, MessageContext.current?.isUnrecorded != true {
                start(operation, with: spans, in: context)
            } else {
                nil
            }
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

    private func start(
        _ operation: Operation,
        with spans: SpanSource,
        in context: InstrumentationContext
    ) -> any Span {
        let span = spans.start(operation.span, kind: .client, in: context)
        span.describe {
            var attributes: [String: SpanAttribute] = [:]
            attributes.reserveCapacity(8)
            attributes[TelemetryKey.databaseSystem] = .string(system)
            attributes[TelemetryKey.databaseOperation] = .string(operation.name)
            if let collection = operation.collection { attributes[TelemetryKey.collection] = .string(collection) }
            if let stream = operation.stream { attributes[TelemetryKey.stream] = .string(stream.name) }
            if let size = operation.size { attributes[TelemetryKey.batchSize] = .int64(Int64(size)) }
            for (key, value) in operation.details() { attributes[key] = .string(value) }
            return SpanAttributes(attributes)
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
        durations?.record(
            .now - begin,
            DurationKey(
                operation: operation.span,
                collection: operation.collection,
                errorType: outcome.errorType
            )
        )
    }
}
