import FoundationEssentials
import Misas
import MisasTesting
import Testing

@Suite("Subscribers of the event store in memory", .timeLimit(.minutes(5)))
struct SubscriberTests {
    /// Lets tasks run until something holds.
    ///
    /// Fails by the suite's time limit.
    private func until(_ condition: () -> Bool) async {
        while !condition() { await Task.yield() }
    }

    @Test("Nothing is left of a thousand subscribers that were cancelled while they waited")
    func leak() async throws {
        let stores = InMemoryStores()
        let readers = (0..<1_000).map { index in
            Task {
                let filter = index.isMultiple(of: 2) ? EventFilter.all : .types(["test.\(index)"])
                for try await _ in stores.events.subscribe(after: .start, filter: filter) {}
            }
        }
        await until { stores.waitingTasks == 1_000 }
        for reader in readers { reader.cancel() }
        for reader in readers { try await reader.value }
        #expect(stores.waitingTasks == 0)
    }

    @Test("A subscriber that is dropped between two events leaves nothing")
    func dropped() async throws {
        let stores = InMemoryStores()
        try await stores.events.append(StoreSamples.events(3), to: try StoreSamples.stream(), expecting: .any)
        for try await _ in stores.events.subscribe(after: .start) { break }
        #expect(stores.waitingTasks == 0)
    }

    @Test("Cancelling while events arrive never hangs, loses or doubles")
    func cancelledUnderWrites() async throws {
        let stores = InMemoryStores()
        let stream = try StoreSamples.stream()
        let writer = Task {
            var number = 0
            while !Task.isCancelled {
                number += 1
                try await stores.events.append([StoreSamples.event(number)], to: stream, expecting: .any)
                await Task.yield()
            }
        }
        for round in 0..<200 {
            let reader = Task {
                var versions: [Int64] = []
                for try await event in stores.events.subscribe(after: .start, filter: .all, pageSize: 3) {
                    versions.append(event.version.rawValue)
                }
                return versions
            }
            for _ in 0..<(round % 17) { await Task.yield() }
            reader.cancel()
            let versions = try await reader.value
            #expect(versions == Array(1...Int64(max(1, versions.count))).prefix(versions.count).map { $0 })
        }
        writer.cancel()
        _ = await writer.result
        #expect(stores.waitingTasks == 0)
    }

    @Test("Drivers of predictions that wait are let go when they are cancelled")
    func drivers() async throws {
        let stores = InMemoryStores()
        let drivers = (0..<50).map { _ in
            Task { try await stores.predictions.waitUntilScheduled(before: nil, types: nil) }
        }
        await until { stores.waitingTasks == 50 }
        for driver in drivers { driver.cancel() }
        for driver in drivers {
            await #expect(throws: PredictionStoreError.cancelled) { try await driver.value }
        }
        #expect(stores.waitingTasks == 0)
    }
}
