import FoundationEssentials
import Misas
import Testing

/// What every event store does when events are read.
enum ReadConformance {
    static let scenarios = [
        StoreScenario("A stream that does not exist has no events, in either direction", unknownStream),
        StoreScenario("A read gives exactly the slice that was asked for", slices),
        StoreScenario("A read is the same whatever its page size", pageSizes),
        StoreScenario("A read through a version gives the events up to it", throughVersion),
        StoreScenario("A read of some types gives these alone, with their versions", types),
        StoreScenario("All events stand in one order that keeps that of each stream", globalOrder),
        StoreScenario("All events can be read backward, from a position and up to one", globalSlices),
        StoreScenario("The global read filters by type, prefix and category", globalFilter),
        StoreScenario("A filter that matches nothing lets the position reach the end", matchesNothing),
        StoreScenario("A read on a cancelled task fails rather than end early", cancelledRead),
        StoreScenario("Two readings of one sequence start anew each", restarts),
    ]

    static func unknownStream(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        for direction in [ReadDirection.forward, .backward] {
            #expect(try await stores.events.read(stream, direction: direction).all().isEmpty)
        }
        #expect(try await stores.events.readAll().all().isEmpty)
        #expect(try await stores.events.readAll(direction: .backward).all().isEmpty)
    }

    static func slices(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append(StoreSamples.events(10), to: stream, expecting: .any)
        func versions(_ read: EventSequence) async throws -> [Int64] {
            try await read.all().map(\.version.rawValue)
        }
        let events = stores.events
        #expect(try await versions(events.read(stream, from: 4, limit: 3)) == [4, 5, 6])
        #expect(try await versions(events.read(stream, from: 9, limit: 5)) == [9, 10])
        #expect(try await versions(events.read(stream, from: 11)) == [])
        #expect(try await versions(events.read(stream, from: StreamVersion(.max))) == [])
        #expect(try await versions(events.read(stream, from: StreamVersion(.min), limit: 1)) == [1])
        #expect(try await versions(events.read(stream, limit: 0)) == [])
        #expect(try await versions(events.read(stream, direction: .backward, limit: 3)) == [10, 9, 8])
        #expect(try await versions(events.read(stream, from: 2, direction: .backward)) == [2, 1])
        #expect(try await versions(events.read(stream, from: 99, direction: .backward, limit: 1)) == [10])
        #expect(
            try await versions(events.read(stream, from: StreamVersion(.max), direction: .backward, limit: 1)) == [10]
        )
        #expect(try await versions(events.read(stream, from: 0, direction: .backward)) == [])
        #expect(try await versions(events.read(stream, through: 8, direction: .backward)) == [10, 9, 8])
    }

    static func pageSizes(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let events = StoreSamples.events(1_500)
        try await stores.events.append(events, to: stream, expecting: .any)
        for size in [Int.min, 1, 2, 7, 1_000, Int.max] {
            let read = try await stores.events.read(stream, pageSize: size).all()
            #expect(read.map(\.id) == events.map(\.id))
            let backward = try await stores.events.read(stream, direction: .backward, pageSize: size).all()
            #expect(backward.map(\.id) == events.map(\.id).reversed())
            let all = try await stores.events.readAll(pageSize: size).all()
            #expect(all.map(\.id) == events.map(\.id))
        }
    }

    static func throughVersion(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append(StoreSamples.events(10), to: stream, expecting: .any)
        let read = try await stores.events.read(stream, through: 6).all()
        #expect(try read.map(StoreSamples.number).reduce(0, +) == 21)
        #expect(try await stores.events.read(stream, through: 0).all().isEmpty)
    }

    static func types(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let events = (1...9).map { StoreSamples.event($0, type: $0.isMultiple(of: 3) ? "test.third" : "test.other") }
        try await stores.events.append(events, to: stream, expecting: .any)
        let read = try await stores.events.read(stream, types: ["test.third"], pageSize: 2).all()
        #expect(read.map(\.version) == [3, 6, 9])
        let limited = stores.events.read(stream, direction: .backward, limit: 2, types: ["test.third"])
        #expect(try await limited.all().map(\.version) == [9, 6])
        #expect(try await stores.events.read(stream, types: []).all().isEmpty)
    }

    static func globalOrder(_ stores: any Stores) async throws {
        let streams = try (0..<5).map { try StoreSamples.stream("account-\($0)") }
        for round in 0..<40 {
            try await stores.events.append([StoreSamples.event(round)], to: streams[round * 7 % 5], expecting: .any)
        }
        let all = try await stores.events.readAll(pageSize: 3).all()
        #expect(all.count == 40)
        #expect(zip(all, all.dropFirst()).allSatisfy { $0.position < $1.position })
        #expect(try all.map(StoreSamples.number) == Array(0..<40))
        for stream in streams {
            let own = all.filter { $0.stream == stream }.map(\.version.rawValue)
            #expect(own == Array(1...8))
        }
    }

    static func globalSlices(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append(StoreSamples.events(6), to: stream, expecting: .any)
        let positions = try await stores.events.readAll().all().map(\.position)
        let events = stores.events
        #expect(
            try await events.readAll(after: positions[1], limit: 2).all().map(\.position) == Array(positions[2...3])
        )
        #expect(try await events.readAll(through: positions[1]).all().map(\.position) == Array(positions[0...1]))
        #expect(try await events.readAll(after: positions[5]).all().isEmpty)
        #expect(try await events.readAll(after: .pending).all().isEmpty)
        #expect(try await events.readAll(direction: .backward).all().map(\.position) == positions.reversed())
        let backward = events.readAll(after: positions[3], through: positions[1], direction: .backward)
        #expect(try await backward.all().map(\.position) == positions[1...2].reversed())
        #expect(try await events.readAll(after: .start, direction: .backward).all().isEmpty)
    }

    static func globalFilter(_ stores: any Stores) async throws {
        for name in ["account-1", "account-2", "accounting-1", "account", "customer-1"] {
            let events = [StoreSamples.event(1, type: "test.a"), StoreSamples.event(2, type: "test.b")]
            try await stores.events.append(events, to: try StoreSamples.stream(name), expecting: .any)
        }
        func streams(_ filter: EventFilter) async throws -> [String] {
            try await stores.events.readAll(filter: filter).all().map(\.stream.name)
        }
        let types: Set = ["test.a"]
        #expect(
            try await streams(EventFilter(types: types, streams: .prefix("account-"))) == ["account-1", "account-2"]
        )
        #expect(
            try await streams(EventFilter(types: types, streams: .categories(["account", "customer"])))
                == ["account-1", "account-2", "account", "customer-1"]
        )
        #expect(try await streams(.types(types)).count == 5)
        #expect(try await streams(.types(["test.c"])).isEmpty)
        #expect(try await streams(.all).count == 10)
    }

    static func matchesNothing(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        for _ in 0..<2 { try await stores.events.append(StoreSamples.events(5_000), to: stream, expecting: .any) }
        let head = try await stores.events.lastPosition()
        var last: GlobalPosition?
        for try await page in stores.events.readAll(filter: .types(["test.none"])).pages {
            #expect(page.events.isEmpty)
            last = page.position
        }
        #expect(last == head)
        var pages = stores.events.subscribe(after: .start, filter: .types(["test.none"])).pages.makeAsyncIterator()
        var reached = GlobalPosition.start
        while reached < head { reached = try #require(try await pages.next()).position }
        #expect(reached == head)
        // The tail is idle for this filter; a page must still come for what others append.
        try await stores.events.append([StoreSamples.event()], to: stream, expecting: .any)
        let next = try #require(try await pages.next())
        #expect(next.events.isEmpty)
        #expect(next.position > head)
    }

    static func cancelledRead(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append(StoreSamples.events(3), to: stream, expecting: .any)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await Result.of { try await stores.events.read(stream).all() }
        }
        let result = await task.value
        #expect(throws: EventStoreError.cancelled) { try result.get() }
    }

    static func restarts(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let sequence = stores.events.read(stream, pageSize: 1)
        #expect(try await sequence.all().isEmpty)
        try await stores.events.append(StoreSamples.events(2), to: stream, expecting: .any)
        #expect(try await sequence.all().count == 2)
        #expect(try await sequence.all().count == 2)
    }
}
