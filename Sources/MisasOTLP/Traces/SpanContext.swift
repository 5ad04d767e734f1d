internal import Tracing

/// What names a trace.
struct TraceID: Hashable, Sendable {
    let high: UInt64
    let low: UInt64

    /// A new one.
    static func random() -> TraceID {
        var generator = SystemRandomNumberGenerator()
        // Zero means none.
        return TraceID(high: generator.next(), low: .random(in: 1...UInt64.max, using: &generator))
    }

    var bytes: [UInt8] { high.bigEndianBytes + low.bigEndianBytes }
    var hex: String { high.hex + low.hex }
}

/// What names a span, and says whether its trace is recorded, as W3C has it: <https://www.w3.org/TR/trace-context/>.
struct SpanContext: Hashable, Sendable {
    let trace: TraceID
    let span: UInt64
    let isSampled: Bool
    let state: String?

    init(trace: TraceID, span: UInt64, isSampled: Bool, state: String?) {
        self.trace = trace
        self.span = span
        self.isSampled = isSampled
        self.state = state
    }

    /// Reads the two headers; `nil` for what is not as they have to be.
    init?(parent: String, state: String?) {
        let text = Array(parent.utf8)
        guard text.count >= 55, text[2] == UInt8(ascii: "-"), text[35] == UInt8(ascii: "-"),
            text[52] == UInt8(ascii: "-"),
            let version = UInt64(hex: text[0..<2]), version != 255,
            version == 0 ? text.count == 55 : (text.count == 55 || text[55] == UInt8(ascii: "-")),
            let high = UInt64(hex: text[3..<19]), let low = UInt64(hex: text[19..<35]), high != 0 || low != 0,
            let span = UInt64(hex: text[36..<52]), span != 0,
            let flags = UInt64(hex: text[53..<55])
        else { return nil }
        self.init(
            trace: TraceID(high: high, low: low),
            span: span,
            isSampled: flags & 1 == 1,
            state: state.flatMap { $0.isEmpty ? nil : $0 }
        )
    }

    /// The header `traceparent`.
    var header: String { "00-\(trace.hex)-\(span.hex)-\(isSampled ? "01" : "00")" }
}

extension UInt64 {
    /// Reads lower-case hexadecimal digits.
    fileprivate init?(hex digits: ArraySlice<UInt8>) {
        var value: UInt64 = 0
        for digit in digits {
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt64(digit - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt64(digit - UInt8(ascii: "a") + 10)
            default: return nil
            }
        }
        self = value
    }

    var hex: String {
        let text = String(self, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }

    var bigEndianBytes: [UInt8] { withUnsafeBytes(of: bigEndian) { Array($0) } }
}

/// Keeps a span's context where the current one is.
enum SpanContextKey: InstrumentationContextKey {
    typealias Value = SpanContext
}

extension InstrumentationContext {
    var span: SpanContext? {
        get { self[SpanContextKey.self] }
        set { self[SpanContextKey.self] = newValue }
    }
}
