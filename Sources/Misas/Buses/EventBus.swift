/// Brings recorded events to those who react to them.
///
/// An event has any number of handlers; they run one after the other in the order of registration. Each runs even when
/// one before it failed; the failures are told together, each with its handler's name.
public struct EventBus: Sendable {
    private var handlers: [String: [Handler]] = [:]

    struct Handler: Sendable {
        let name: String
        let handle: nonisolated(nonsending) @Sendable (RecordedEvent) async throws -> Void
    }

    private let observer: BusObserver?

    init(observer: BusObserver? = nil) {
        self.observer = observer
    }

    /// Adds a handler of a type of event.
    mutating func add<E: Event>(
        _ type: E.Type,
        name: String,
        handler: nonisolated(nonsending) @escaping @Sendable (E, RecordedEvent) async throws -> Void
    ) {
        add(E.wireName, name: name) { recorded in
            try await handler(EventCodec.decode(E.self, from: recorded), recorded)
        }
    }

    /// Adds a handler of a type of event by its wire name.
    mutating func add(
        _ type: String,
        name: String,
        handler: nonisolated(nonsending) @escaping @Sendable (RecordedEvent) async throws -> Void
    ) {
        handlers[type, default: []].append(Handler(name: name, handle: handler))
    }

    /// The types that somebody reacts to, by wire name.
    public var types: Set<String> { Set(handlers.keys) }

    /// Publishes an event; every handler runs in the event's context, so that what it sends carries on the chain.
    ///
    /// Handlers run where the caller does.
    ///
    /// - Throws: ``EventHandlingFailure`` when handlers failed. `CancellationError` stops at once.
    public nonisolated(nonsending) func publish(_ event: RecordedEvent) async throws {
        guard let handlers = handlers[event.type] else { return }
        let context = MessageContext(handling: event)
        guard let observer else { return try await publish(event, to: handlers, context) }
        try await observer.send(event.type, context, causedBy: event.metadata) { context in
            try await publish(event, to: handlers, context)
        }
    }

    private nonisolated(nonsending) func publish(
        _ event: RecordedEvent,
        to handlers: [Handler],
        _ context: MessageContext
    ) async throws {
        var failures: [(handler: String, error: any Error)] = []
        for handler in handlers {
            do {
                try await MessageContext.$current.hold(context) { try await handler.handle(event) }
            } catch {
                // A task that is cancelled sees it in many forms, a store's own among them; none is the handler's failure.
                try Task.checkCancellation()
                failures.append((handler.name, error))
            }
        }
        if !failures.isEmpty { throw EventHandlingFailure(event: event.type, failures: failures) }
    }
}
