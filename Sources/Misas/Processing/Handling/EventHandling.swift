/// What a processor does with events.
///
/// An event is read once, by which it is also told of which partition it is; then those of a batch are handled together,
/// in one transaction.
protocol EventHandling: Sendable {
    /// An event that was read.
    associatedtype Item: Sendable

    /// How events are read; by which it is also told which types are handled.
    var readers: EventReaders<Item> { get }

    /// The tables that are written.
    var tables: [TableDefinition] { get }

    /// Handles events in their order, as part of the transaction that the current task works in.
    ///
    /// - Throws: ``ItemFailure`` where one of them is to blame; anything else where it is not known which.
    func handle(_ items: [Item], in transaction: any StoreTransaction) async throws

    /// Deletes what the processor has written, so that it can begin anew.
    func clear(in transaction: any StoreTransaction) async throws
}

extension EventHandling {
    var tables: [TableDefinition] { [] }
}

/// An event that was read, with the key within which order is kept.
struct KeyedItem<Item: Sendable>: Sendable {
    let key: String
    let item: Item
}

/// One event of several could not be handled.
struct ItemFailure: Error {
    /// Which of those that were to be handled.
    let index: Int
    /// Why.
    let error: any Error

    /// Why something failed, whichever of several events is to blame for it.
    static func cause(of error: any Error) -> any Error { (error as? ItemFailure)?.error ?? error }
}
