import CollectorSupport
import CoreMetrics
import Foundation
import Logging
import Misas
import MisasOTLP
import ServiceLifecycle
import TestSupport
import Testing
import Tracing

@Suite("The exporter", .timeLimit(.minutes(5)))
struct ExporterTests {
    private static let silent = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

    /// An exporter that runs while something is done, and is then told to shut down.
    private func exporting(
        _ configuration: OTLPConfiguration,
        logger: Logger = silent,
        _ body: @Sendable (OTLPExporter) async throws -> Void
    ) async throws -> OTLPStatistics {
        let exporter = OTLPExporter(configuration, logger: logger)
        let group = ServiceGroup(services: [exporter], logger: Self.silent)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            try await body(exporter)
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
        return exporter.statistics
    }

    private func configuration(_ endpoint: String) -> OTLPConfiguration {
        var configuration = OTLPConfiguration(serviceName: "test", endpoint: endpoint)
        configuration.spanBatching = .init(delay: .seconds(60), queueSize: 100, batchSize: 10)
        return configuration
    }

    private func makeSpans(_ count: Int, with tracer: OTLPTracer) {
        for number in 0..<count { tracer.startSpan("span \(number)", context: .topLevel).end() }
    }

    @Test("What waits is sent when it is told to shut down")
    func flush() async throws {
        let collector = try await Collector.start()
        let statistics = try await exporting(configuration(collector.endpoint)) { exporter in
            makeSpans(3, with: exporter.tracer)
        }
        #expect(try await collector.telemetry().spans.map(\.name) == ["span 0", "span 1", "span 2"])
        #expect(statistics.spans.exported == 3)
        #expect(statistics.spans.waiting == 0)
    }

    @Test("A batch is sent as soon as it is full, and what waits when it has waited long enough")
    func batches() async throws {
        let collector = try await Collector.start()
        var configuration = configuration(collector.endpoint)
        _ = try await exporting(configuration) { exporter in
            makeSpans(25, with: exporter.tracer)
            let telemetry = try await collector.wait { $0.spans.count >= 20 }
            #expect(telemetry.requests.count { $0.path == "/v1/traces" } >= 2)
        }
        configuration.spanBatching = .init(delay: .milliseconds(20), queueSize: 100, batchSize: 100)
        _ = try await exporting(configuration) { exporter in
            makeSpans(1, with: exporter.tracer)
            _ = try await collector.wait { $0.spans.count == 26 }
        }
    }

    @Test("A collector that is away for a while gets the batch again, and only once")
    func retry() async throws {
        let collector = try await Collector.start()
        try await collector.answer([503, 429])
        let statistics = try await exporting(configuration(collector.endpoint)) { exporter in
            makeSpans(10, with: exporter.tracer)
            _ = try await collector.wait { $0.spans.count == 10 }
        }
        #expect(statistics.spans.retries == 2)
        #expect(statistics.spans.exported == 10)
        #expect(statistics.spans.droppedFailed == 0)
    }

    @Test("A batch that a collector refuses is dropped and counted, and what comes later is sent")
    func refusal() async throws {
        let collector = try await Collector.start()
        try await collector.answer([400])
        let statistics = try await exporting(configuration(collector.endpoint)) { exporter in
            makeSpans(10, with: exporter.tracer)
            while exporter.statistics.spans.droppedFailed == 0 { try await Task.sleep(for: .milliseconds(5)) }
            makeSpans(10, with: exporter.tracer)
            _ = try await collector.wait { $0.spans.count == 10 }
        }
        #expect(statistics.spans.droppedFailed == 10)
        #expect(statistics.spans.exported == 10)
        #expect(statistics.spans.retries == 0)
    }

    @Test(
        "With nobody there, the queue fills and no further, what is beyond it is dropped and counted, and the end is not held up"
    )
    func deadEndpoint() async throws {
        var configuration = configuration("http://127.0.0.1:9")
        configuration.flushLimit = .milliseconds(200)
        // To wait for this would be longer than the test may take.
        configuration.spanBatching.timeout = .seconds(3_600)
        let statistics = try await exporting(configuration) { exporter in
            makeSpans(10_000, with: exporter.tracer)
            #expect(exporter.statistics.spans.waiting <= 100)
            #expect(exporter.statistics.spans.droppedFull >= 9_000)
        }
        let counts = statistics.spans
        #expect(counts.waiting == 0)
        #expect(counts.droppedFull + counts.droppedFailed == 10_000)
    }

    @Test(
        "A collector that never answers does not hold up the end; what is left is dropped, counted, and told in the log"
    )
    func silentCollector() async throws {
        let listener = try SilentListener()
        var configuration = configuration("http://127.0.0.1:\(listener.port)")
        configuration.flushLimit = .milliseconds(200)
        let console = Console()
        let logger = Logger(label: "test", factory: { _ in ConsoleHandler(console: console) })
        let begin = ContinuousClock.now
        let statistics = try await exporting(configuration, logger: logger) { exporter in
            // Of ten at once, a second batch is on its way, and five are left.
            makeSpans(25, with: exporter.tracer)
        }
        #expect(ContinuousClock.now - begin < .seconds(60))
        #expect(statistics.spans.waiting == 0)
        #expect(statistics.spans.droppedFailed == 25)
        let told = console.text.matches(of: /lost=(\d+) spans/).compactMap { Int($0.output.1) }
        #expect(told.reduce(0, +) == 25, "\(console.text)")
    }

    @Test("While the queue is full no trace begins, and what has begun goes on")
    func fullQueue() {
        var configuration = configuration("http://127.0.0.1:9")
        configuration.spanBatching = .init(delay: .seconds(60), queueSize: 2, batchSize: 2)
        // Nobody sends what it makes.
        let exporter = OTLPExporter(configuration, logger: Self.silent)
        let tracer = exporter.tracer
        let begun = tracer.startSpan("begun", context: .topLevel)
        makeSpans(2, with: tracer)
        let root = tracer.startSpan("root", context: .topLevel)
        #expect(!root.isRecording)
        #expect(root.context.isEmpty)
        let child = tracer.startSpan("child", context: begun.context)
        #expect(!child.isRecording)
        #expect(Self.header(child.context, tracer) == Self.header(begun.context, tracer))
        begun.end()
        #expect(exporter.statistics.spans.waiting == 2)
        #expect(exporter.statistics.spans.droppedFull == 3)
    }

    private static func header(_ context: InstrumentationContext, _ tracer: OTLPTracer) -> String? {
        struct Form: Injector {
            func inject(_ value: String, forKey key: String, into carrier: inout [String: String]) {
                carrier[key] = value
            }
        }
        var headers: [String: String] = [:]
        tracer.inject(context, into: &headers, using: Form())
        return headers["traceparent"]
    }

    @Test("Headers are sent, and show nowhere else")
    func headers() async throws {
        let collector = try await Collector.start()
        let configuration = try OTLPConfiguration(
            for: (name: "test", version: "1", environment: .test),
            reading: [
                "OTEL_EXPORTER_OTLP_ENDPOINT": collector.endpoint,
                "OTEL_EXPORTER_OTLP_HEADERS": "authorization=Bearer%20open-sesame",
            ]
        )
        _ = try await exporting(configuration) { exporter in makeSpans(1, with: exporter.tracer) }
        let telemetry = try await collector.telemetry()
        #expect(telemetry.requests.contains { $0.headers["authorization"] == "Bearer open-sesame" })
        var dumped = ""
        dump(configuration, to: &dumped)
        #expect(!"\(configuration)\(dumped)".contains("sesame"))
    }

    @Test("A span has what it was given, within its limits")
    func content() async throws {
        let collector = try await Collector.start()
        var configuration = configuration(collector.endpoint)
        configuration.spanLimits.attributes = 3
        configuration.spanLimits.links = 1
        configuration.spanLimits.events = 1
        configuration.spanLimits.textLength = 5
        let statistics = try await exporting(configuration) { exporter in
            let tracer = exporter.tracer
            let other = tracer.startSpan("other", context: .topLevel)
            let span = tracer.startSpan("span", context: .topLevel, ofKind: .server)
            span.attributes["a"] = "much too long"
            span.attributes["b"] = 7
            span.attributes["c"] = true
            span.attributes["d"] = 1.5
            span.addLink(SpanLink(context: other.context, attributes: [:]))
            span.addLink(SpanLink(context: other.context, attributes: [:]))
            span.addEvent("one")
            span.addEvent("two")
            span.setStatus(SpanStatus(code: .error, message: "broken"))
            span.end()
            span.operationName = "changed after its end"
            span.end()
            other.end()
        }
        #expect(statistics.spans.exported == 2)
        let telemetry = try await collector.telemetry()
        let span = try #require(telemetry.spans.first { $0.name == "span" })
        let other = try #require(telemetry.spans.first { $0.name == "other" })
        #expect(span.kind == "server")
        #expect(span.attributes == ["a": .text("much "), "b": .integer(7), "c": .boolean(true)])
        #expect(span.links == [other.link])
        #expect(span.events.map(\.name) == ["one"])
        #expect(span.status == "error")
        #expect(span.statusMessage == "broken")
    }

    @Test("What an error says is told only of errors that are known to hold nothing personal")
    func errors() async throws {
        struct Personal: Error, CustomStringConvertible {
            var description: String { "Ada Lovelace has no money" }
        }
        let collector = try await Collector.start()
        _ = try await exporting(configuration(collector.endpoint)) { exporter in
            let span = exporter.tracer.startSpan("fails", context: .topLevel)
            span.recordError(Personal())
            span.recordError(NoHandler(message: "accounts.open_account"))
            span.end()
        }
        let span = try #require(try await collector.telemetry().spans.first)
        #expect(span.events.map(\.attributes["exception.type"]) == [.text("Personal"), .text("NoHandler")])
        #expect(span.events[0].attributes["exception.message"] == .text("Personal"))
        #expect(span.events[1].attributes["exception.message"] != .text("NoHandler"))
        #expect(
            try await collector.telemetry().raw?.contains { Data(base64Encoded: $0)?.contains("Lovelace") ?? true }
                == false
        )
    }
}

extension Data {
    fileprivate func contains(_ text: String) -> Bool { range(of: Data(text.utf8)) != nil }
}
