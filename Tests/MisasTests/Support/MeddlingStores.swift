import Misas
import MisasTesting
import Synchronization

/// Stores in which somebody else writes to a stream just before each append to it, while told to.
final class MeddlingStores: StoresWrapper {
    let isMeddling = Flag()
    let base: any Stores = InMemoryStores()

    var events: any EventStore { MeddlingEventStore(store: base.events, isMeddling: isMeddling) }
}

final class Flag: Sendable {
    private let state = Mutex(false)
    var value: Bool { state.withLock { $0 } }
    func store(_ value: Bool) { state.withLock { $0 = value } }
}

private struct MeddlingEventStore: EventStoreWrapper {
    let store: any EventStore
    let isMeddling: Flag

    func append(_ appends: [StreamAppend]) async throws(EventStoreError) -> [AppendResult] {
        if isMeddling.value {
            for append in appends {
                let data = Array(#"{"tally":"a","by":1}"#.utf8)
                try await base.append([NewEvent(type: "tests.tallied", data: data)], to: append.stream, expecting: .any)
            }
        }
        return try await base.append(appends)
    }
}
