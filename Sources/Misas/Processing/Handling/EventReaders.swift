/// How events of several types become what is handled, by wire name.
struct EventReaders<Item: Sendable>: Sendable {
    typealias Reader = @Sendable (RecordedEvent) throws -> KeyedItem<Item>

    /// The types that are read.
    ///
    /// Kept: every append asks for them where a projection is inline.
    private(set) var types: Set<String> = []
    private var readers: [String: Reader] = [:]

    /// Says how events of a type are read.
    mutating func on<E: Event>(
        _ type: E.Type,
        _ read: @escaping @Sendable (E, RecordedEvent) throws -> KeyedItem<Item>
    ) {
        types.insert(E.wireName)
        readers[E.wireName] = { recorded in try read(EventCodec.decode(E.self, from: recorded), recorded) }
    }

    /// Reads an event.
    ///
    /// - Throws: ``EventCodec/Failure``, and what the user's functions throw that find its key.
    func read(_ event: RecordedEvent) throws -> KeyedItem<Item> {
        guard let read = readers[event.type] else {
            throw EventCodec.Failure.unknownType(event.type, stream: event.stream)
        }
        return try read(event)
    }
}
