@testable import MisasOTLP
import Testing
import Tracing

/// W3C's trace context: <https://www.w3.org/TR/trace-context/>.
@Suite("The trace context")
struct TraceContextTests {
    private static let trace = "0af7651916cd43dd8448eb211c80319c"
    private static let span = "b7ad6b7169203331"
    private let tracer = OTLPExporter(OTLPConfiguration(serviceName: "test")).tracer

    private struct Form: Extractor, Injector {
        func extract(key: String, from carrier: [String: String]) -> String? { carrier[key] }
        func inject(_ value: String, forKey key: String, into carrier: inout [String: String]) { carrier[key] = value }
    }

    private func context(_ headers: [String: String]) -> InstrumentationContext {
        var context = InstrumentationContext.topLevel
        tracer.extract(headers, into: &context, using: Form())
        return context
    }

    private func headers(_ context: InstrumentationContext) -> [String: String] {
        var headers: [String: String] = [:]
        tracer.inject(context, into: &headers, using: Form())
        return headers
    }

    @Test(
        "goes on in what follows: the trace, whether it is recorded, and the state of others",
        arguments: ["00", "01"]
    )
    func goesOn(flags: String) throws {
        let parent = context(["traceparent": "00-\(Self.trace)-\(Self.span)-\(flags)", "tracestate": "a=1,b=2"])
        let span = tracer.startSpan("child", context: parent)
        let told = headers(span.context)
        let parts = try #require(told["traceparent"]).split(separator: "-").map(String.init)
        #expect(parts[1] == Self.trace)
        #expect(parts[2] != Self.span)
        #expect(parts[3] == flags)
        #expect(told["tracestate"] == "a=1,b=2")
        #expect(span.isRecording == (flags == "01"))
    }

    @Test("of a later version is read as far as it is known")
    func later() {
        #expect(
            headers(context(["traceparent": "01-\(Self.trace)-\(Self.span)-01-more"]))["traceparent"]
                == "00-\(Self.trace)-\(Self.span)-01"
        )
    }

    @Test(
        "that is not as it has to be is none",
        arguments: [
            "", "00", "00-\(trace)-\(span)", "00-\(trace)-\(span)-0", "00-\(trace)-\(span)-01-more",
            "ff-\(trace)-\(span)-01", "00-\(trace.uppercased())-\(span)-01", "00-\(trace)-\(span)-0g",
            "00-00000000000000000000000000000000-\(span)-01", "00-\(trace)-0000000000000000-01",
            "00_\(trace)_\(span)_01", "01-\(trace)-\(span)-01more", "00-\(trace)-\(span)-01é",
        ]
    )
    func malformed(header: String) {
        #expect(headers(context(["traceparent": header])).isEmpty)
    }

    @Test("decides with the others which traces are recorded")
    func sampling() {
        let ratio = Sampler.ratio(0.25)
        let recorded = (0..<10_000).count { _ in ratio.records(.random(), parent: nil) }
        #expect((2_000...3_000).contains(recorded))
        let trace = TraceID(high: 1, low: UInt64.max / 5)
        #expect(ratio.records(trace, parent: nil))
        #expect(!Sampler.ratio(0.1).records(trace, parent: nil))
        #expect(!Sampler.ratio(0).records(TraceID(high: 0, low: 1 << 11), parent: nil))
        let unsampled = SpanContext(trace: trace, span: 1, isSampled: false, state: nil)
        #expect(!Sampler.parentBased(.alwaysOn).records(trace, parent: unsampled))
        #expect(Sampler.alwaysOn.records(trace, parent: unsampled))
    }
}
