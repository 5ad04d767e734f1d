import Misas

/// What every event store does for those who follow it.
enum SubscriptionConformance {
    static let scenarios: [StoreScenario] =
        [
            StoreScenario(
                "A subscription starts at the beginning, at the end, or behind a position",
                covers: [37],
                starts
            ),
            StoreScenario("What is recorded while a subscriber waits reaches it", live),
            StoreScenario(
                "Under constant writes nothing is missed and nothing doubled between old and new",
                covers: [38],
                seam
            ),
            StoreScenario("A slow reader gets everything and delays nobody", covers: [48], slowReader),
            StoreScenario(
                "Waiting subscribers of other types hear of the position and not of the events",
                covers: [28],
                otherTypes
            ),
            StoreScenario("A cancelled subscription ends, waiting or not", cancellation),
            StoreScenario("A hundred subscribers that wait all get what they want, once", manySubscribers),
        ] + order

    static func starts(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append(StoreSamples.events(4), to: stream, expecting: .any)
        let positions = try await stores.events.readAll().all().map(\.position)
        try expectEqual(positions.count, 4)
        var origin = stores.events.subscribe(after: .start).makeAsyncIterator()
        for number in 1...4 { try await expectEqual(origin.next().map(StoreSamples.number), number) }
        var behind = stores.events.subscribe(after: positions[1]).makeAsyncIterator()
        try await expectEqual(behind.next().map(StoreSamples.number), 3)
        var current = stores.events.subscribe(after: try await stores.events.lastPosition()).makeAsyncIterator()
        try await stores.events.append([StoreSamples.event(5)], to: stream, expecting: .any)
        try await expectEqual(current.next().map(StoreSamples.number), 5)
        try await expectEqual(origin.next().map(StoreSamples.number), 5)
    }

    static func live(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        async let read = stores.events.subscribe(after: .start).upToLast()
        for number in 1...50 {
            try await stores.events.append([StoreSamples.event(number)], to: stream, expecting: .any)
            if number.isMultiple(of: 7) { await Task.yield() }
        }
        try await stores.appendLast()
        try await expectEqual(read.map(StoreSamples.number), Array(1...50))
    }

    static func seam(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let total = 2_000
        let started = Gate(5)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for reader in 0..<4 {
                group.addTask {
                    await started.pass()
                    let events = stores.events.subscribe(after: .start, filter: .all, pageSize: 1 + reader * 50)
                    try await expectEqual(events.upToLast().map(StoreSamples.number), Array(1...total))
                }
            }
            group.addTask {
                await started.pass()
                for number in 1...total {
                    try await stores.events.append([StoreSamples.event(number)], to: stream, expecting: .any)
                    if number.isMultiple(of: 10) { await Task.yield() }
                }
                try await stores.appendLast()
            }
            // The first that fails ends the others.
            for try await _ in group {}
        }
    }

    static func slowReader(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        var slow = stores.events.subscribe(after: .start, filter: .all, pageSize: 10).makeAsyncIterator()
        for _ in 0..<10 { try await stores.events.append(StoreSamples.events(1_000), to: stream, expecting: .any) }
        // Nothing was fetched for the reader yet that it has not asked for; now it takes all, one by one.
        for version: Int64 in 1...10_000 { try await expectEqual(slow.next()?.version.rawValue, version) }
    }

    static func otherTypes(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        async let wanted = firstEvents(of: "test.wanted", in: stores)
        for number in 1...100 {
            try await stores.events.append([StoreSamples.event(number)], to: stream, expecting: .any)
        }
        try await stores.events.append([StoreSamples.event(7, type: "test.wanted")], to: stream, expecting: .any)
        try await expectEqual(wanted.map(\.type), ["test.wanted"])
    }

    /// The events of the first page that has some; the pages before must each go on.
    private static func firstEvents(
        of type: String,
        in stores: any Stores
    ) async throws -> [RecordedEvent] {
        var position = GlobalPosition.start
        for try await page in stores.events.subscribe(after: .start, filter: .types([type])).pages {
            try expectGreater(page.position, position)
            position = page.position
            if !page.events.isEmpty { return page.events }
        }
        return []
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
            try await expectEqual(reader.value, 0)
        }
    }

    static func manySubscribers(_ stores: any Stores) async throws {
        let streams = try (0..<10).map { try StoreSamples.stream("kind\($0)-1") }
        let started = Gate(101)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for reader in 0..<100 {
                let filter = EventFilter(
                    types: reader.isMultiple(of: 2) ? ["test.happened", EventSequence.lastType] : nil,
                    streams: .categories(["kind\(reader % 10)", "end"])
                )
                group.addTask {
                    await started.pass()
                    let read = try await stores.events.subscribe(after: .start, filter: filter).upToLast()
                    try expectEqual(read.map(StoreSamples.number), (0..<20).map { $0 * 10 + reader % 10 })
                }
            }
            group.addTask {
                await started.pass()
                for number in 0..<200 {
                    let event = StoreSamples.event(number)
                    try await stores.events.append([event], to: streams[number % 10], expecting: .any)
                }
                try await stores.appendLast()
            }
            for try await _ in group {}
        }
    }
}
