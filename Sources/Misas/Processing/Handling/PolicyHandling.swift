/// What a policy does with events: reacts to each, in its context.
struct PolicyHandling: EventHandling {
    struct Item: Sendable {
        let event: RecordedEvent
        let react: @Sendable (Reaction, ReactionContext) async throws -> Void
    }

    private let name: String
    private let actions: PolicyActions
    private(set) var readers = EventReaders<Item>()

    init(name: String, actions: PolicyActions) {
        self.name = name
        self.actions = actions
    }

    /// Says what follows from an event.
    mutating func on<E: Event>(
        _ type: E.Type,
        partition: (@Sendable (E) -> String)?,
        react: @escaping @Sendable (E, Reaction, ReactionContext) async throws -> Void
    ) {
        readers.on(type) { event, recorded in
            let item = Item(event: recorded) { reaction, context in try await react(event, reaction, context) }
            return KeyedItem(key: partition?(event) ?? recorded.stream.name, item: item)
        }
    }

    func handle(_ items: [Item], in transaction: any StoreTransaction) async throws {
        for (index, item) in items.enumerated() {
            let message = MessageContext(handling: item.event)
            do {
                try await actions.perform(name, after: item.event.type, because: message) { reaction, context in
                    try await item.react(reaction, context)
                }
            } catch {
                throw ItemFailure(index: index, error: error)
            }
        }
    }

    /// A policy has written nothing of its own.
    func clear(in transaction: any StoreTransaction) async throws {}
}
