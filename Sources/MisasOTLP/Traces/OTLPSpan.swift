internal import Misas
internal import Synchronization
public import Tracing

/// A span on its way to a collector.
public final class OTLPSpan: Span {
    struct State: Sendable {
        var name = ""
        var attributes: SpanAttributes = [:]
        var events: [SpanEvent] = []
        var links: [SpanLink] = []
        var status: SpanStatus?
        var droppedEvents = 0
        var droppedLinks = 0
        var hasEnded = false
    }

    /// The context of what is done in the span.
    public let context: InstrumentationContext

    let identity: SpanContext
    let parent: UInt64?
    let kind: SpanKind
    private let start: UInt64
    /// Takes what is said of the span; `nil` where it is not recorded.
    private let recorder: Recorder?

    /// What is said of a span, until it has ended.
    final class Recorder: Sendable {
        let queue: BatchQueue<FinishedSpan>
        let limits: OTLPConfiguration.SpanLimits
        let state = Mutex(State())

        init(queue: BatchQueue<FinishedSpan>, limits: OTLPConfiguration.SpanLimits) {
            self.queue = queue
            self.limits = limits
        }

        func change(_ change: (inout State) -> Void) {
            state.withLock { state in
                if !state.hasEnded { change(&state) }
            }
        }
    }

    init(
        _ name: String,
        identity: SpanContext,
        parent: UInt64?,
        context: InstrumentationContext,
        kind: SpanKind,
        start: UInt64,
        recorder: Recorder?
    ) {
        self.identity = identity
        self.parent = parent
        self.context = context
        self.kind = kind
        self.start = start
        self.recorder = recorder
        recorder?.change { $0.name = name }
    }

    /// Whether the span goes anywhere.
    public var isRecording: Bool { recorder.map { $0.state.withLock { !$0.hasEnded } } ?? false }

    /// What the span is of.
    public var operationName: String {
        get { recorder?.state.withLock { $0.name } ?? "" }
        set { recorder?.change { $0.name = newValue } }
    }

    /// What is said of it.
    public var attributes: SpanAttributes {
        get { recorder?.state.withLock { $0.attributes } ?? [:] }
        set { recorder?.change { $0.attributes = newValue } }
    }

    /// Says how it has ended.
    public func setStatus(_ status: SpanStatus) {
        recorder?.change { $0.status = status }
    }

    /// Notes something that happened meanwhile.
    public func addEvent(_ event: SpanEvent) {
        guard let recorder else { return }
        recorder.change { state in
            if state.events.count < recorder.limits.events {
                state.events.append(event)
            } else {
                state.droppedEvents += 1
            }
        }
    }

    /// Notes an error: its type, and its words where they are known to hold nothing personal and no secret, as those of an
    /// ``OperatorError`` are.
    public func recordError<Instant: TracerInstant>(
        _ error: any Error,
        attributes: SpanAttributes,
        at instant: @autoclosure () -> Instant
    ) {
        var attributes = attributes
        attributes.set("exception.type", value: .string(String(describing: type(of: error))))
        attributes.set("exception.message", value: .string(FailureDescription.of(error)))
        addEvent(SpanEvent(name: "exception", at: instant(), attributes: attributes))
    }

    /// Says what else the span belongs to.
    public func addLink(_ link: SpanLink) {
        guard let recorder else { return }
        recorder.change { state in
            if state.links.count < recorder.limits.links { state.links.append(link) } else { state.droppedLinks += 1 }
        }
    }

    /// Ends the span, once.
    public func end<Instant: TracerInstant>(at instant: @autoclosure () -> Instant) {
        guard let recorder else { return }
        let ended: State? = recorder.state.withLock { state in
            guard !state.hasEnded else { return nil }
            state.hasEnded = true
            return state
        }
        guard let ended else { return }
        recorder.queue.add(
            FinishedSpan(
                identity: identity,
                parent: parent,
                kind: kind,
                start: start,
                end: max(start, instant().nanosecondsSinceEpoch),
                state: ended
            )
        )
    }
}

/// A span that has ended.
struct FinishedSpan: Sendable {
    let identity: SpanContext
    let parent: UInt64?
    let kind: SpanKind
    let start: UInt64
    let end: UInt64
    let state: OTLPSpan.State
}
