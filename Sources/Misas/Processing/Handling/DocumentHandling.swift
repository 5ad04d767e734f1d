/// What a projection into documents does with events: reads the documents of a batch at once, changes them in memory, and
/// writes each at most once.
struct DocumentHandling<P: DocumentProjection>: EventHandling {
    typealias Change = @Sendable (inout P.Document?, ProjectionContext) async throws -> Void

    struct Item: Sendable {
        let id: String
        let event: RecordedEvent
        let change: Change
    }

    private(set) var readers = EventReaders<Item>()
    private let collection: String

    init(collection: String) {
        self.collection = collection
    }

    /// Says what an event changes in the document that it is about.
    mutating func on<E: Event>(
        _ type: E.Type,
        key: @escaping @Sendable (E) -> P.Key,
        partition: (@Sendable (E) -> String)?,
        project: @escaping @Sendable (E, inout P.Document?, ProjectionContext) async throws -> Void
    ) {
        readers.on(type) { event, recorded in
            let id = key(event).jsonKey
            let item = Item(id: id, event: recorded) { document, context in
                try await project(event, &document, context)
            }
            return KeyedItem(key: partition?(event) ?? id, item: item)
        }
    }

    func handle(_ items: [Item], in transaction: any StoreTransaction) async throws {
        let documents = DocumentCollection<P.Document>(collection, in: transaction.documents)
        var order: [String] = []
        var places: [String: Int] = [:]
        for item in items where places[item.id] == nil {
            places[item.id] = order.count
            order.append(item.id)
        }

        var versions = [Int64](repeating: 0, count: order.count)
        var states = [P.Document?](repeating: nil, count: order.count)
        for found in try await documents.get(order) {
            guard let place = places[found.id] else { continue }
            versions[place] = found.version
            states[place] = found.document
        }
        for (index, item) in items.enumerated() {
            guard let place = places[item.id] else { continue }
            do {
                try await item.change(&states[place], ProjectionContext(event: item.event))
            } catch {
                throw ItemFailure(index: index, error: error)
            }
        }
        var changes: [DocumentCollection<P.Document>.Change] = []
        changes.reserveCapacity(order.count)
        for (place, id) in order.enumerated() where versions[place] > 0 || states[place] != nil {
            changes.append(.init(id: id, expecting: versions[place], document: states[place]))
        }
        if !changes.isEmpty { try await documents.write(changes) }
    }

    func clear(in transaction: any StoreTransaction) async throws {
        try await transaction.documents.deleteAll(in: collection)
    }
}
