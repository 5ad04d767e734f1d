internal import Misas
internal import Synchronization
internal import Tracing

/// What names a trace.
struct TraceID: Hashable, Sendable {
    let high: UInt64
    let low: UInt64

    /// A new one.
    static func random() -> TraceID { TraceID(high: RandomIDs.next(), low: RandomIDs.next()) }

    var bytes: [UInt8] { high.bigEndianBytes + low.bigEndianBytes }
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

    /// That of a span which is no part of anything.
    static let none = SpanContext(trace: TraceID(high: 0, low: 0), span: 0, isSampled: false, state: nil)

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
    var header: String {
        String(unsafeUninitializedCapacity: 55) { text in
            text.initialize(repeating: UInt8(ascii: "-"))
            text[0] = UInt8(ascii: "0")
            text[1] = UInt8(ascii: "0")
            trace.high.write(to: text, at: 3)
            trace.low.write(to: text, at: 19)
            span.write(to: text, at: 36)
            text[53] = UInt8(ascii: "0")
            text[54] = UInt8(ascii: isSampled ? "1" : "0")
            return 55
        }
    }
}

/// Ids that nobody else has.
enum RandomIDs {
    private static let bits = Mutex(RandomBits())

    /// One that is not zero, which means none.
    static func next() -> UInt64 {
        while true {
            let id = bits.withLock { $0.next() }
            if id != 0 { return id }
        }
    }
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

    /// Writes sixteen hexadecimal digits.
    fileprivate func write(to text: UnsafeMutableBufferPointer<UInt8>, at start: Int) {
        for digit in 0..<16 {
            let value = UInt8(truncatingIfNeeded: self >> UInt64(60 - digit * 4)) & 0xF
            text[start + digit] = value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
        }
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
