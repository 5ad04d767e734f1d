/// What a projection into rows does with events: reads the rows of a batch ahead where the events tell which they are,
/// changes them in memory, and writes each at most once.
struct TableHandling<P: TableProjection>: EventHandling {
    struct Item: Sendable {
        let row: P.Row.Key?
        let event: RecordedEvent
        let project: @Sendable (ProjectedRows<P.Row>, ProjectionContext) async throws -> Void
    }

    private(set) var readers = EventReaders<Item>()

    /// Says which rows an event adds, changes or deletes.
    mutating func on<E: Event>(
        _ type: E.Type,
        key: (@Sendable (E) -> P.Row.Key)?,
        partition: (@Sendable (E) -> String)?,
        project: @escaping @Sendable (E, ProjectedRows<P.Row>, ProjectionContext) async throws -> Void
    ) {
        readers.on(type) { event, recorded in
            let item = Item(row: key?(event), event: recorded) { rows, context in
                try await project(event, rows, context)
            }
            return KeyedItem(key: partition?(event) ?? recorded.stream.name, item: item)
        }
    }

    var tables: [TableDefinition] { [P.Row.table] }

    func handle(_ items: [Item], in transaction: any StoreTransaction) async throws {
        let buffer = TableBuffer<P.Row>(transaction.tables)
        let known = items.compactMap(\.row)
        if !known.isEmpty { try await buffer.load(known) }
        let rows = ProjectedRows(buffer)
        for (index, item) in items.enumerated() {
            do {
                try await item.project(rows, ProjectionContext(event: item.event))
            } catch {
                throw ItemFailure(index: index, error: error)
            }
        }
        try await buffer.flush()
    }

    func clear(in transaction: any StoreTransaction) async throws {
        try await transaction.tables.deleteAll(in: P.Row.table)
    }
}
