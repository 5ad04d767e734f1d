import Misas
import MisasTesting
import Synchronization

/// Event stores that break the promises of a subscription.
enum SubscriptionFaults {
    static let all = [
        StoreFault(
            "An event store that gives an event twice where the old ones end",
            in: "Under constant writes nothing is missed and nothing doubled between old and new",
            expected: "2000 elements",
            found: "elements with"
        ) { PatchedStores { $0.events = ChangesSeam(store: $0.events) { $0.prefix(1) + $0 } } },
        StoreFault(
            "An event store that loses an event where the old ones end",
            in: "Under constant writes nothing is missed and nothing doubled between old and new",
            expected: "2000 elements",
            found: "elements with"
        ) { PatchedStores { $0.events = ChangesSeam(store: $0.events) { Array($0.dropFirst()) } } },
        StoreFault(
            "An event store that takes the last number it gave for the end of what can be read",
            in: "What commits late appears behind all that a reader has seen, and is not missed",
            expected: "as what a polling reader saw",
            found: "["
        ) { ReadsPastOpenTransactions() },
        StoreFault(
            "An event store whose subscriptions end with the old events",
            in: "A subscription starts at the beginning, at the end, or behind a position",
            expected: "Optional(5)",
            found: "nil"
        ) { PatchedStores { $0.events = NeverFollows(store: $0.events) } },
        StoreFault(
            "An event store that wakes no subscriber",
            in: "A subscription starts at the beginning, at the end, or behind a position",
            expected: "an end within 0.3 seconds",
            found: "that it still waits",
            patience: .milliseconds(300)
        ) { PatchedStores { $0.events = WakesNobody(store: $0.events) } },
    ]

    /// Changes the events of the pages that reach the end, but not the event that the kit ends its reads by.
    private struct ChangesSeam: EventStoreWrapper {
        let store: any EventStore
        let change: @Sendable ([RecordedEvent]) -> [RecordedEvent]

        func subscribe(
            after position: GlobalPosition,
            filter: EventFilter,
            pageSize: Int
        ) -> EventSequence {
            let change = change
            return PatchedPages.subscribe(store, after: position, filter, pageSize) { page in
                guard page.isAtEnd, page.events.first?.type == "test.happened" else { return page }
                return page.with(change(page.events))
            }
        }
    }

    private struct NeverFollows: EventStoreWrapper {
        let store: any EventStore

        func subscribe(
            after position: GlobalPosition,
            filter: EventFilter,
            pageSize: Int
        ) -> EventSequence {
            store.readAll(after: position, filter: filter, pageSize: pageSize)
        }
    }

    private struct WakesNobody: EventStoreWrapper {
        let store: any EventStore

        func subscribe(
            after position: GlobalPosition,
            filter: EventFilter,
            pageSize: Int
        ) -> EventSequence {
            let read = store.readAll(after: position, filter: filter, pageSize: pageSize)
            return EventSequence(
                EventPages(after: position.rawValue, limit: nil, pageSize: pageSize, endsAtEnd: false) {
                    cursor,
                    _ async throws(EventStoreError) -> EventPage? in
                    if cursor == position.rawValue {
                        var pages = read.pages.makeAsyncIterator()
                        if let page = try await pages.next(isolation: nil), !page.events.isEmpty { return page }
                    }
                    // As long as the task is not cancelled.
                    try? await Task.sleep(for: .seconds(3_600))
                    return nil
                }
            )
        }
    }
}

/// Stores that tell readers of positions that open transactions have taken, as one does who asks a sequence for its
/// last value.
private struct ReadsPastOpenTransactions: StoresWrapper {
    private final class Taken: Sendable {
        private let count = Mutex(Int64(0))

        var value: Int64 { count.withLock { $0 } }

        func add(_ number: Int) {
            count.withLock { $0 += Int64(number) }
        }
    }

    private struct Events: EventStoreWrapper {
        let store: any EventStore
        let taken: Taken

        func readAll(_ options: GlobalRead) -> EventSequence {
            let taken = taken
            return PatchedPages.readAll(store, options) { page in
                page.isAtEnd ? page.with(page.events, cursor: page.cursor + taken.value) : page
            }
        }
    }

    private struct Streams: EventStreamsWrapper {
        let base: any EventStreams
        let taken: Taken

        func append(_ appends: [StreamAppend]) async throws(EventStoreError) -> [AppendResult] {
            taken.add(appends.reduce(0) { $0 + $1.events.count })
            return try await base.append(appends)
        }
    }

    private struct Transaction: TransactionWrapper {
        let base: any StoreTransaction
        let taken: Taken

        var events: any EventStreams { Streams(base: base.events, taken: taken) }
    }

    let base: any Stores = InMemoryStores()
    private let taken = Taken()

    var events: any EventStore { Events(store: base.events, taken: taken) }

    nonisolated(nonsending) func commit<R: Sendable>(
        _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
    ) async throws -> Committed<R> {
        defer { taken.add(Int(-taken.value)) }
        return try await base.commit { try await body(Transaction(base: $0, taken: taken)) }
    }
}
