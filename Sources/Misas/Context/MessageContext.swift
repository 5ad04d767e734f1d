package import Tracing

/// What is known of the message that is being handled.
///
/// It is a task-local value: every message that is sent while another is handled takes its correlation id, and the
/// id of that message as its causation id. So the chain holds from a command to the events it causes, to the commands
/// that policies send because of them, and on.
public struct MessageContext: Sendable {
    /// The message's own id, a version 7 UUID.
    public let messageID: UUID
    /// The id of the first message of the chain.
    public let correlationID: UUID
    /// The id of the message that led to this one; `nil` for the first of a chain.
    public let causationID: UUID?
    /// `nil` when there is nothing to know, which costs nothing to copy.
    private let origin: Origin?

    /// What seldom changes along a chain is shared rather than copied.
    private final class Origin: Sendable {
        let caller: Caller
        let trace: Trace
        let attributes: [String: String]

        init(caller: Caller, trace: Trace, attributes: [String: String]) {
            self.caller = caller
            self.trace = trace
            self.attributes = attributes
        }
    }

    /// The trace of a message.
    private enum Trace: Sendable {
        case none
        /// As it came.
        case given(TraceContext)
        /// That of a span, which is written out when it is asked for.
        case span(any Span, SpanSource)

        init(_ given: TraceContext?) {
            self = given.map { .given($0) } ?? .none
        }

        var context: TraceContext? {
            switch self {
            case .none: nil
            case .given(let context): context
            case .span(let span, let spans): spans.traceContext(of: span)
            }
        }
    }

    /// The context of the message that the current task handles; `nil` outside of any.
    @TaskLocal public static var current: MessageContext?

    /// On whose behalf.
    public var caller: Caller { origin?.caller ?? .anonymous }
    /// The trace that it is part of.
    public var trace: TraceContext? { origin?.trace.context }
    /// The sender's own data.
    ///
    /// Stored with the events that follow.
    public var attributes: [String: String] { origin?.attributes ?? [:] }

    /// The context of a message that starts a chain.
    public init(
        messageID: UUID = .version7(),
        caller: Caller = .anonymous,
        trace: TraceContext? = nil,
        attributes: [String: String] = [:]
    ) {
        self.messageID = messageID
        correlationID = messageID
        causationID = nil
        origin = Origin(caller: caller, trace: Trace(trace), attributes: attributes)
    }

    private init(messageID: UUID, correlationID: UUID, causationID: UUID?, origin: Origin?) {
        self.messageID = messageID
        self.correlationID = correlationID
        self.causationID = causationID
        self.origin = origin
    }

    /// The context of a message sent now: the next of the current one's chain, or the first of a new one.
    @usableFromInline
    static func next(id: UUID?, caller: Caller?, at now: Date) -> MessageContext {
        let id = id ?? .version7(at: now)
        guard let current else {
            let origin = caller.map { Origin(caller: $0, trace: .none, attributes: [:]) }
            return MessageContext(messageID: id, correlationID: id, causationID: nil, origin: origin)
        }
        let trace = current.origin?.trace ?? .none
        let origin = caller.map { Origin(caller: $0, trace: trace, attributes: current.attributes) }
        return MessageContext(
            messageID: id,
            correlationID: current.correlationID,
            causationID: current.messageID,
            origin: origin ?? current.origin
        )
    }

    /// Whether the message has a span that goes nowhere: then what is done for it needs none.
    var isUnrecorded: Bool {
        guard case .span(let span, _) = origin?.trace else { return false }
        return !span.isRecording
    }

    /// The same message, whose trace goes on from a span.
    package func tracing(_ span: any Span, of spans: SpanSource) -> MessageContext {
        MessageContext(
            messageID: messageID,
            correlationID: correlationID,
            causationID: causationID,
            origin: Origin(caller: caller, trace: .span(span, spans), attributes: attributes)
        )
    }

    /// The context in which a recorded event is handled: the chain that its metadata tells of goes on.
    public init(handling event: RecordedEvent) {
        self.init(handling: event.id, metadata: event.metadata)
    }

    /// The context in which a stored message is handled.
    init(handling id: UUID, metadata: EventMetadata) {
        messageID = id
        correlationID = metadata.correlationID ?? id
        causationID = metadata.causationID
        origin = Origin(
            caller: .system(user: metadata.user, tenant: metadata.tenant, application: metadata.application),
            trace: Trace(metadata.traceParent.map { TraceContext(parent: $0, state: metadata.traceState) }),
            attributes: metadata.attributes
        )
    }

    /// The metadata of an event that the message causes.
    public var eventMetadata: EventMetadata {
        let trace = trace
        return EventMetadata(
            correlationID: correlationID,
            causationID: messageID,
            user: caller.user,
            tenant: caller.tenant,
            application: caller.application,
            traceParent: trace?.parent,
            traceState: trace?.state,
            attributes: attributes
        )
    }
}
