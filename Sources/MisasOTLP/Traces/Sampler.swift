/// Which traces are recorded.
public indirect enum Sampler: Sendable, Hashable {
    /// All.
    case alwaysOn
    /// None.
    case alwaysOff
    /// Of all traces this part, by their ids: every program decides alike.
    case ratio(Double)
    /// As whoever began the trace has decided; a trace that begins here, as another sampler decides.
    case parentBased(Sampler)

    /// Whether a span is recorded.
    func records(_ trace: TraceID, parent: SpanContext?) -> Bool {
        switch self {
        case .alwaysOn: true
        case .alwaysOff: false
        case .ratio(let ratio):
            ratio >= 1 || Double(trace.low >> 11) < ratio * Double(1 << 53 as UInt64)
        case .parentBased(let root): parent?.isSampled ?? root.records(trace, parent: nil)
        }
    }
}
