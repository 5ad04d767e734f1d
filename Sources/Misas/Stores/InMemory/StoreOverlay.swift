/// What a transaction does: kept aside until it commits, then done in one step.
///
/// An operation outside of a transaction is one of a single step, by the same code.
struct StoreOverlay: Sendable {
    var events = EventOverlay()

    /// Refuses to commit on a state that has changed under what the transaction relies on.
    func validate(against state: borrowing InMemoryState) throws {
        try events.validate(against: state.events)
    }
}
