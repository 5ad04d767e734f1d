import Misas
import MisasTesting

/// Event stores that break the promises of an append.
enum AppendFaults {
    static let all = [
        StoreFault(
            "An event store that ignores what an append expects",
            in: "A conflict names the expected and the actual version, and writes nothing",
            expected: "stream account-1 was expected at version 0, and is at 3",
            found: "AppendResult"
        ) { PatchedStores { $0.events = IgnoresExpectations(store: $0.events) } },
        StoreFault(
            "An event store that checks what an append expects, and appends later",
            in: "Of 20 writers that expect the same version one wins, and what is stored was acknowledged",
            expected: "1 as the number of winners",
            found: "20"
        ) { PatchedStores { $0.events = ChecksBefore(store: $0.events) } },
        StoreFault(
            "An event store that forgets which events it has",
            in: "The same append again gives the first answer and writes nothing",
            expected: "true",
            found: "false"
        ) { PatchedStores { $0.events = ForgetsIDs(store: $0.events) } },
        StoreFault(
            "An event store that keeps what came before the event that it refused",
            in: "Five thousand events are appended in one call, or none of them",
            expected: "nil",
            found: "StreamInfo"
        ) { PatchedStores { $0.events = KeepsHalves(store: $0.events) } },
        unreachable,
    ]

    static let unreachable = StoreFault(
        "An event store that cannot be reached",
        in: "An append that expects the version that is there comes next",
        expected: "no error",
        found: "EventStoreError: the event store is unavailable: gone"
    ) { PatchedStores { $0.events = Unreachable(store: $0.events) } }

    private struct IgnoresExpectations: EventStoreWrapper {
        let store: any EventStore

        func append(_ appends: [StreamAppend]) async throws(EventStoreError) -> [AppendResult] {
            try await store.append(appends.map { StreamAppend($0.events, to: $0.stream, expecting: .any) })
        }
    }

    private struct ChecksBefore: EventStoreWrapper {
        let store: any EventStore
        private let allHaveChecked = Gate(20)

        init(store: any EventStore) {
            self.store = store
        }

        func append(_ appends: [StreamAppend]) async throws(EventStoreError) -> [AppendResult] {
            guard let append = appends.first, case .version(let expected) = append.expecting else {
                return try await store.append(appends)
            }
            let actual = try await store.streamInfo(append.stream)?.version ?? .none
            guard actual == expected else { throw .conflict(append.stream, expected: expected, actual: actual) }
            await allHaveChecked.pass()
            return try await store.append([StreamAppend(append.events, to: append.stream, expecting: .any)])
        }
    }

    private struct ForgetsIDs: EventStoreWrapper {
        let store: any EventStore

        func append(_ appends: [StreamAppend]) async throws(EventStoreError) -> [AppendResult] {
            try await store.append(
                appends.map { append in
                    let events = append.events.map { NewEvent(type: $0.type, data: $0.data) }
                    return StreamAppend(events, to: append.stream, expecting: .any)
                }
            )
        }
    }

    private struct KeepsHalves: EventStoreWrapper {
        let store: any EventStore

        func append(_ appends: [StreamAppend]) async throws(EventStoreError) -> [AppendResult] {
            do {
                return try await store.append(appends)
            } catch {
                let halves = appends.map { append in
                    StreamAppend(Array(append.events.dropLast()), to: append.stream, expecting: append.expecting)
                }
                _ = try await store.append(halves)
                throw error
            }
        }
    }

    private struct Unreachable: EventStoreWrapper {
        let store: any EventStore

        func append(_ appends: [StreamAppend]) async throws(EventStoreError) -> [AppendResult] {
            throw .unavailable(StoreUnavailable("gone"))
        }
    }
}
