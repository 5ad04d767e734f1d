import Misas
import Synchronization

/// Stores that count the events which they give to those who follow the log in pages of a size, how often somebody
/// attends to checkpoints, and how often replies are removed.
struct CountingStores: StoresWrapper {
    /// How many.
    final class Count: Sendable {
        private let count = Atomic<Int>(0)

        var value: Int { count.load(ordering: .sequentiallyConsistent) }
        func add(_ number: Int) { count.add(number, ordering: .sequentiallyConsistent) }
    }

    let base: any Stores
    let pageSize: Int
    let given = Count()
    let attended = Count()
    let cleanings = Count()

    var checkpoints: any CheckpointStore { CountingCheckpoints(base: base.checkpoints, attended: attended) }
    var replies: any ReplyStore { CountingReplies(base: base.replies, cleanings: cleanings) }
    var events: any EventStore { CountingEvents(store: base.events, pageSize: pageSize, given: given) }
}

private struct CountingEvents: EventStoreWrapper {
    let store: any EventStore
    let pageSize: Int
    let given: CountingStores.Count

    func subscribe(
        after position: GlobalPosition,
        filter: EventFilter,
        pageSize: Int
    ) -> EventSequence {
        guard pageSize == self.pageSize else {
            return store.subscribe(after: position, filter: filter, pageSize: pageSize)
        }
        let (store, given) = (store, given)
        return EventSequence(
            EventPages(after: position.rawValue, limit: nil, pageSize: pageSize, endsAtEnd: false) {
                (cursor, count) async throws(EventStoreError) in
                let pages = store.subscribe(after: GlobalPosition(cursor), filter: filter, pageSize: count).pages
                var iterator = pages.makeAsyncIterator()
                let page = try await iterator.next()
                given.add(page?.events.count ?? 0)
                return page
            }
        )
    }
}

private struct CountingCheckpoints: CheckpointStoreWrapper {
    let base: any CheckpointStore
    let attended: CountingStores.Count

    func attend(
        _ groups: [CheckpointGroup],
        by owner: String,
        for lease: Duration
    ) async throws(CheckpointError) -> [CheckpointShare] {
        attended.add(1)
        return try await base.attend(groups, by: owner, for: lease)
    }
}

private struct CountingReplies: ReplyStoreWrapper {
    let base: any ReplyStore
    let cleanings: CountingStores.Count

    func removeExpired() async throws(ReplyStoreError) -> Int {
        defer { cleanings.add(1) }
        return try await base.removeExpired()
    }
}
