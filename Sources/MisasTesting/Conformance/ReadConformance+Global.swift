import Misas

extension ReadConformance {
    static let global = [
        StoreScenario("All events stand in one order that keeps that of each stream", globalOrder),
        StoreScenario("All events can be read backward, from a position and up to one", covers: [23], globalSlices),
        StoreScenario("The global read filters by type, prefix and category", globalFilter),
        StoreScenario("A filter takes every character of a prefix or category as itself", literalFilter),
        StoreScenario(
            "A filter that matches nothing lets the position reach the end",
            covers: [28],
            matchesNothing
        ),
    ]

    static func globalOrder(_ stores: any Stores) async throws {
        let streams = try (0..<5).map { try StoreSamples.stream("account-\($0)") }
        for round in 0..<40 {
            try await stores.events.append([StoreSamples.event(round)], to: streams[round * 7 % 5], expecting: .any)
        }
        let all = try await stores.events.readAll(pageSize: 3).all()
        try expectEqual(all.map(StoreSamples.number), Array(0..<40))
        try expectOrder(all)
        for stream in streams {
            let own = all.filter { $0.stream == stream }.map(\.version.rawValue)
            try expectEqual(own, Array(1...8))
        }
    }

    static func globalSlices(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append(StoreSamples.events(6), to: stream, expecting: .any)
        let positions = try await stores.events.readAll().all().map(\.position)
        try expectEqual(positions.count, 6)
        func read(_ read: EventSequence) async throws -> [GlobalPosition] { try await read.all().map(\.position) }
        let events = stores.events
        try await expectEqual(read(events.readAll(after: positions[1], limit: 2)), Array(positions[2...3]))
        try await expectEqual(read(events.readAll(through: positions[1])), Array(positions[0...1]))
        try await expectEmpty(read(events.readAll(after: positions[5])))
        try await expectEmpty(read(events.readAll(after: .pending)))
        try await expectEmpty(read(events.readAll(after: positions[3], through: positions[1])))
        try await expectEqual(read(events.readAll(direction: .backward)), positions.reversed())
        try await expectEqual(read(events.readAll(direction: .backward, limit: 2)), [positions[5], positions[4]])
        let backward = events.readAll(after: positions[3], through: positions[1], direction: .backward)
        try await expectEqual(read(backward), positions[1...2].reversed())
        try await expectEmpty(read(events.readAll(after: .start, direction: .backward)))
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
        let byPrefix = EventFilter(types: types, streams: .prefix("account-"))
        try await expectEqual(streams(byPrefix), ["account-1", "account-2"])
        let byCategory = EventFilter(types: types, streams: .categories(["account", "customer"]))
        try await expectEqual(streams(byCategory), ["account-1", "account-2", "account", "customer-1"])
        try await expectEqual(streams(EventFilter(types: types, streams: .prefix(""))).count, 5)
        try await expectEmpty(streams(EventFilter(types: types, streams: .categories([]))))
        try await expectEqual(streams(.types(types)).count, 5)
        try await expectEmpty(streams(.types(["test.c"])))
        try await expectEmpty(streams(.types([])))
        try await expectEqual(streams(.all).count, 10)
    }

    static func literalFilter(_ stores: any Stores) async throws {
        let names = ["a_%-1", "aXY-1", #"a\b-1"#, "a\\\\b-1", "A_%-1", "'; drop-1", "-1"]
        for name in names {
            try await stores.events.append([StoreSamples.event()], to: try StoreSamples.stream(name), expecting: .any)
        }
        func streams(_ wanted: EventFilter.Streams) async throws -> [String] {
            try await stores.events.readAll(filter: EventFilter(streams: wanted)).all().map(\.stream.name)
        }
        try await expectEqual(streams(.prefix("a_")), ["a_%-1"])
        try await expectEqual(streams(.prefix("a_%")), ["a_%-1"])
        try await expectEqual(streams(.prefix("%")), [])
        try await expectEqual(streams(.prefix(#"a\b"#)), [#"a\b-1"#])
        try await expectEqual(streams(.prefix(#"a\"#)), [#"a\b-1"#, "a\\\\b-1"])
        try await expectEqual(streams(.prefix("';")), ["'; drop-1"])
        try await expectEqual(streams(.categories(["a_%", "'; drop"])), ["a_%-1", "'; drop-1"])
        try await expectEqual(streams(.categories([#"a\b"#])), [#"a\b-1"#])
        try await expectEqual(streams(.categories([""])), ["-1"])
    }

    static func matchesNothing(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        for _ in 0..<2 { try await stores.events.append(StoreSamples.events(5_000), to: stream, expecting: .any) }
        let head = try await stores.events.lastPosition()
        var last: GlobalPosition?
        for try await page in stores.events.readAll(filter: .types(["test.none"])).pages {
            try expectEmpty(page.events)
            last = page.position
        }
        try expectEqual(last, head)
        var pages = stores.events.subscribe(after: .start, filter: .types(["test.none"])).pages.makeAsyncIterator()
        var reached = GlobalPosition.start
        while reached < head { reached = try unwrap(try await pages.next()).position }
        try expectEqual(reached, head)
        // The tail is idle for this filter; a page must still come for what others append.
        try await stores.events.append([StoreSamples.event()], to: stream, expecting: .any)
        let next = try unwrap(try await pages.next())
        try expectEmpty(next.events)
        try expectGreater(next.position, head)
    }
}
