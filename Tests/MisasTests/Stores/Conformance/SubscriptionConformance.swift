import FoundationEssentials
import Misas
import Synchronization
import Testing

/// What every event store does for those who follow it.
enum SubscriptionConformance {
    static let scenarios = [
        StoreScenario("A subscription starts at the beginning, at the end, or behind a position", starts),
        StoreScenario("What is recorded while a subscriber waits reaches it", live),
        StoreScenario("Under constant writes nothing is missed and nothing doubled between old and new", seam),
        StoreScenario("A slow reader gets everything and delays nobody", slowReader),
        StoreScenario("Waiting subscribers of other types hear of the position and not of the events", otherTypes),
        StoreScenario("A cancelled subscription ends, waiting or not", cancellation),
        StoreScenario("A hundred subscribers that wait all get what they want, once", manySubscribers),
        StoreScenario("24 writers and 3 tailing readers: none missed, none doubled, none out of order", storm),
    ]

    static func starts(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append(StoreSamples.events(4), to: stream, expecting: .any)
        let positions = try await stores.events.readAll().all().map(\.position)
        var origin = stores.events.subscribe(after: .start).makeAsyncIterator()
        for number in 1...4 { #expect(try await origin.next().map(StoreSamples.number) == number) }
        var behind = stores.events.subscribe(after: positions[1]).makeAsyncIterator()
        #expect(try await behind.next().map(StoreSamples.number) == 3)
        var current = stores.events.subscribe(after: try await stores.events.lastPosition()).makeAsyncIterator()
        try await stores.events.append([StoreSamples.event(5)], to: stream, expecting: .any)
        #expect(try await current.next().map(StoreSamples.number) == 5)
    }

    static func live(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let reader = Task {
            var numbers: [Int] = []
            for try await event in stores.events.subscribe(after: .start) {
                numbers.append(try StoreSamples.number(event))
                if numbers.count == 50 { break }
            }
            return numbers
        }
        for number in 1...50 {
            try await stores.events.append([StoreSamples.event(number)], to: stream, expecting: .any)
            if number.isMultiple(of: 7) { await Task.yield() }
        }
        #expect(try await reader.value == Array(1...50))
    }

    static func seam(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let total = 2_000
        let writer = Task {
            for number in 1...total {
                try await stores.events.append([StoreSamples.event(number)], to: stream, expecting: .any)
                if number.isMultiple(of: 10) { await Task.yield() }
            }
        }
        let results = await race(4) { reader in
            await Result.of {
                var numbers: [Int] = []
                let events = stores.events.subscribe(after: .start, filter: .all, pageSize: 1 + reader * 50)
                for try await event in events {
                    numbers.append(try StoreSamples.number(event))
                    if numbers.count == total { break }
                }
                return numbers
            }
        }
        try await writer.value
        for result in results { #expect(try result.get() == Array(1...total)) }
    }

    static func slowReader(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        var slow = stores.events.subscribe(after: .start, filter: .all, pageSize: 10).makeAsyncIterator()
        for _ in 0..<10 { try await stores.events.append(StoreSamples.events(1_000), to: stream, expecting: .any) }
        // Nothing was fetched for the reader yet that it has not asked for; now it takes all, one by one.
        for version: Int64 in 1...10_000 {
            #expect(try await slow.next()?.version.rawValue == version)
        }
    }

    static func otherTypes(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let reader = Task {
            var pages = stores.events.subscribe(after: .start, filter: .types(["test.wanted"])).pages
                .makeAsyncIterator()
            var position = GlobalPosition.start
            var events: [RecordedEvent] = []
            while events.isEmpty {
                let page = try #require(try await pages.next())
                #expect(page.position > position)
                position = page.position
                events += page.events
            }
            return events
        }
        for number in 1...100 {
            try await stores.events.append([StoreSamples.event(number)], to: stream, expecting: .any)
        }
        try await stores.events.append([StoreSamples.event(7, type: "test.wanted")], to: stream, expecting: .any)
        #expect(try await reader.value.map(\.type) == ["test.wanted"])
    }

    static func cancellation(_ stores: any Stores) async throws {
        for delay in [0, 1, 3] {
            let reader = Task {
                var count = 0
                for try await _ in stores.events.subscribe(after: .start) { count += 1 }
                return count
            }
            for _ in 0..<delay { await Task.yield() }
            reader.cancel()
            #expect(try await reader.value == 0)
        }
    }

    static func manySubscribers(_ stores: any Stores) async throws {
        let streams = try (0..<10).map { try StoreSamples.stream("kind\($0)-1") }
        let started = Gate(101)
        let readers = (0..<100).map { reader in
            Task {
                let filter = EventFilter(
                    types: reader.isMultiple(of: 2) ? ["test.happened"] : nil,
                    streams: .categories(["kind\(reader % 10)"])
                )
                await started.pass()
                var numbers: [Int] = []
                for try await event in stores.events.subscribe(after: .start, filter: filter) {
                    numbers.append(try StoreSamples.number(event))
                    if numbers.count == 20 { break }
                }
                return numbers
            }
        }
        await started.pass()
        for number in 0..<200 {
            try await stores.events.append([StoreSamples.event(number)], to: streams[number % 10], expecting: .any)
        }
        for (index, reader) in readers.enumerated() {
            #expect(try await reader.value == (0..<20).map { $0 * 10 + index % 10 })
        }
    }

    static func storm(_ stores: any Stores) async throws {
        let (writers, rounds) = (24, 100)
        let streams = try (0..<40).map { try StoreSamples.stream("storm-\($0)") }
        let stored = writers * rounds
        let readers = (0..<3).map { reader in
            Task {
                var events: [RecordedEvent] = []
                for try await event in stores.events.subscribe(after: .start, filter: .all, pageSize: 1 << (reader * 4))
                {
                    events.append(event)
                    if events.count == stored { break }
                }
                return events
            }
        }
        let results = await race(writers) { writer in
            await Result.of { try await write(rounds, as: writer, to: streams, in: stores) }
        }
        let acknowledged = try results.flatMap { try $0.get() }
        for reader in readers {
            let events = try await reader.value
            #expect(events.count == stored)
            #expect(Set(events.map(\.id)) == Set(acknowledged))
            #expect(zip(events, events.dropFirst()).allSatisfy { $0.position < $1.position })
            for (_, own) in Dictionary(grouping: events, by: \.stream) {
                #expect(own.map(\.version.rawValue) == Array(1...Int64(own.count)))
            }
        }
    }

    /// Appends by and by: alone, in transactions that do something else before and after, and in ones that fail.
    private static func write(
        _ rounds: Int,
        as writer: Int,
        to streams: [StreamName],
        in stores: any Stores
    ) async throws -> [UUID] {
        struct Abandoned: Error {}
        var acknowledged: [UUID] = []
        for round in 0..<rounds {
            let event = StoreSamples.event(round, by: writer)
            let stream = streams[(writer * 31 + round * 17) % streams.count]
            switch (writer + round) % 4 {
            case 0:
                try await stores.transaction { transaction in
                    try await transaction.documents.put(
                        StoreSamples.json("{}"),
                        as: DocumentKey("\(writer)-\(round)", in: "storm")
                    )
                    await Task.yield()
                    try await transaction.events.append([event], to: stream, expecting: .any)
                    await Task.yield()
                }
            case 1:
                await #expect(throws: Abandoned.self) {
                    try await stores.transaction { transaction in
                        try await transaction.events.append([StoreSamples.event()], to: stream, expecting: .any)
                        throw Abandoned()
                    }
                }
                try await stores.events.append([event], to: stream, expecting: .any)
            default: try await stores.events.append([event], to: stream, expecting: .any)
            }
            acknowledged.append(event.id)
        }
        return acknowledged
    }
}
