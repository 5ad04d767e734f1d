import Misas

/// What every event store does when events are appended.
enum AppendConformance {
    static let scenarios: [StoreScenario] =
        expectations + repetitions + races + [
            StoreScenario("An append to several streams writes all or nothing", severalStreams),
            StoreScenario("A repeated append to several streams gives the first answers", severalStreamsRepeated),
            StoreScenario(
                "A lost race leaves nothing that a reader would wait for",
                covers: [13],
                loserLeavesNoHole
            ),
            StoreScenario("An append on a cancelled task writes nothing", cancelled),
        ] + contents

    private static let expectations = [
        StoreScenario(
            "Three events appended to a new stream have versions 1 to 3 and growing positions",
            covers: [1],
            newStream
        ),
        StoreScenario("An append that expects the version that is there comes next", covers: [2], exactVersion),
        StoreScenario(
            "A conflict names the expected and the actual version, and writes nothing",
            covers: [3],
            conflict
        ),
        StoreScenario("An append that expects no stream is refused by an existing one", covers: [4], noStream),
        StoreScenario(
            "An append that expects a stream is refused where there is none, and leaves none",
            covers: [5],
            exists
        ),
        StoreScenario("An append of no events writes nothing and still checks what it expects", covers: [8], empty),
        StoreScenario("Five thousand events are appended in one call, or none of them", covers: [9], large),
        StoreScenario("The store's own streams cannot be appended to", covers: [16], systemStream),
    ]

    static func newStream(_ stores: any Stores) async throws {
        for (index, expected) in [ExpectedVersion.any, .noStream, .version(.none)].enumerated() {
            let stream = try StoreSamples.stream("account-\(index)")
            let before = try await stores.events.lastPosition()
            let result = try await stores.events.append(StoreSamples.events(3), to: stream, expecting: expected)
            try expectEqual(result.stream, stream)
            try expectEqual(result.count, 3)
            try expectEqual(result.firstVersion, 1)
            try expectEqual(result.lastVersion, 3)
            try expectEqual(result.wasAlreadyStored, false)
            let positions = try unwrap(result.positions)
            try expectGreater(positions.lowerBound, before)
            try expectGreater(positions.lowerBound, .start)
            let read = try await stores.events.read(stream).all()
            try expectEqual(read.map(\.version), [1, 2, 3])
            try expectEqual(read.first?.position, positions.lowerBound)
            try expectEqual(read.last?.position, positions.upperBound)
            try expectOrder(read)
            try await expectEqual(stores.events.lastPosition(), positions.upperBound)
        }
    }

    static func exactVersion(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append(StoreSamples.events(3), to: stream, expecting: .any)
        let result = try await stores.events.append([StoreSamples.event()], to: stream, expecting: .version(3))
        try expectEqual(result.firstVersion, 4)
        try expectEqual(result.lastVersion, 4)
    }

    static func conflict(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append(StoreSamples.events(3), to: stream, expecting: .any)
        for expected: StreamVersion in [0, 2, 4, -1, StreamVersion(.max), StreamVersion(.min)] {
            try await expectThrows(EventStoreError.conflict(stream, expected: expected, actual: 3)) {
                try await stores.events.append([StoreSamples.event()], to: stream, expecting: .version(expected))
            }
        }
        try await expectEqual(stores.events.read(stream).all().count, 3)
    }

    static func noStream(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append([StoreSamples.event()], to: stream, expecting: .noStream)
        try await expectThrows(EventStoreError.streamExists(stream, actual: 1)) {
            try await stores.events.append([StoreSamples.event()], to: stream, expecting: .noStream)
        }
    }

    static func exists(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await expectThrows(EventStoreError.streamNotFound(stream)) {
            try await stores.events.append([StoreSamples.event()], to: stream, expecting: .exists)
        }
        try await expectEqual(stores.events.streamInfo(stream), nil)
        try await expectEqual(stores.events.exists(stream), false)
        try await stores.events.append([StoreSamples.event()], to: stream, expecting: .noStream)
        let next = try await stores.events.append([StoreSamples.event()], to: stream, expecting: .exists)
        try expectEqual(next.lastVersion, 2)
    }

    static func empty(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let onNone = try await stores.events.append([], to: stream, expecting: .any)
        try expectEqual(onNone.count, 0)
        try expectEqual(onNone.lastVersion, 0)
        try expectEqual(onNone.firstVersion, 1)
        try expectEqual(onNone.positions, nil)
        try await expectThrows(EventStoreError.streamNotFound(stream)) {
            try await stores.events.append([], to: stream, expecting: .exists)
        }
        try await expectEqual(stores.events.streamInfo(stream), nil)
        let last = try await stores.events.append(StoreSamples.events(2), to: stream, expecting: .any).lastPosition
        let onSome = try await stores.events.append([], to: stream, expecting: .version(2))
        try expectEqual(onSome.lastVersion, 2)
        try expectEqual(onSome.wasAlreadyStored, false)
        try await expectThrows(EventStoreError.conflict(stream, expected: 1, actual: 2)) {
            try await stores.events.append([], to: stream, expecting: .version(1))
        }
        try await expectEmpty(stores.events.append([]))
        try await expectEqual(stores.events.lastPosition(), last)
    }

    static func large(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let other = try StoreSamples.stream("account-2")
        var events = StoreSamples.events(5_000)
        let result = try await stores.events.append(events, to: stream, expecting: .noStream)
        try expectEqual(result.lastVersion, 5_000)
        try await expectEqual(stores.events.read(stream).all().map(\.id), events.map(\.id))
        events = StoreSamples.events(4_999) + [NewEvent(type: "test.happened", data: StoreSamples.json("{"))]
        try await expectThrows(EventStoreError.invalid(.json(JSONTextProblem(.unexpectedEnd, at: 1)))) {
            try await stores.events.append(events, to: other, expecting: .any)
        }
        try await expectEqual(stores.events.streamInfo(other), nil)
        let tooMany = StoreSamples.events(StoreLimits.eventsPerAppend + 1)
        try await expectThrows(EventStoreError.invalid(.tooManyEvents(tooMany.count))) {
            try await stores.events.append(tooMany, to: other, expecting: .any)
        }
        let most = try await stores.events.append(Array(tooMany.dropLast()), to: other, expecting: .any)
        try expectEqual(most.lastVersion, StreamVersion(Int64(StoreLimits.eventsPerAppend)))
    }

    static func systemStream(_ stores: any Stores) async throws {
        try await expectThrows(EventStoreError.invalid(.systemStream(.systemStreams))) {
            try await stores.events.append([StoreSamples.event()], to: .systemStreams, expecting: .any)
        }
        try await expectThrows(NameProblem.reserved) { try StreamName("$all") }
    }

    static func severalStreams(_ stores: any Stores) async throws {
        let (first, second) = (try StoreSamples.stream("account-1"), try StoreSamples.stream("account-2"))
        let results = try await stores.events.append([
            StreamAppend(StoreSamples.events(2), to: second, expecting: .noStream),
            StreamAppend([], to: try StoreSamples.stream("account-3"), expecting: .any),
            StreamAppend([StoreSamples.event()], to: first, expecting: .any),
        ])
        try expectEqual(results.map(\.stream.name), ["account-2", "account-3", "account-1"])
        try expectEqual(results.map(\.lastVersion), [2, 0, 1])
        try expectEqual(results.map { $0.positions == nil }, [false, true, false])
        try await expectThrows(EventStoreError.conflict(second, expected: 1, actual: 2)) {
            try await stores.events.append([
                StreamAppend([StoreSamples.event()], to: first, expecting: .version(1)),
                StreamAppend([StoreSamples.event()], to: second, expecting: .version(1)),
            ])
        }
        try await expectEqual(stores.events.read(first).all().count, 1)
        try await expectThrows(EventStoreError.invalid(.repeatedStream(first))) {
            try await stores.events.append([
                StreamAppend([StoreSamples.event()], to: first, expecting: .any),
                StreamAppend([StoreSamples.event()], to: first, expecting: .any),
            ])
        }
    }

    static func severalStreamsRepeated(_ stores: any Stores) async throws {
        let (first, second) = (try StoreSamples.stream("account-1"), try StoreSamples.stream("account-2"))
        let appends = [
            StreamAppend(StoreSamples.events(2), to: first, expecting: .noStream),
            StreamAppend(StoreSamples.events(1), to: second, expecting: .noStream),
        ]
        let once = try await stores.events.append(appends)
        let twice = try await stores.events.append(appends)
        try expectEqual(twice.map(\.wasAlreadyStored), [true, true])
        try expectEqual(twice.map(\.lastVersion), once.map(\.lastVersion))
        try expectEqual(twice.map(\.positions), once.map(\.positions))
        let new = StoreSamples.event()
        try await expectThrows(
            EventStoreError.self,
            "that event \(new.id) is not known and others are",
            where: { error in
                guard case .batchPartlyKnown(_, _, new.id) = error else { return false }
                return true
            },
            { try await stores.events.append([appends[0], StreamAppend([new], to: second, expecting: .any)]) }
        )
        try await expectEqual(stores.events.read(second).all().count, 1)
    }

    static func loserLeavesNoHole(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append([StoreSamples.event(1)], to: stream, expecting: .noStream)
        try await expectThrows(EventStoreError.streamExists(stream, actual: 1)) {
            try await stores.events.append([StoreSamples.event(2)], to: stream, expecting: .noStream)
        }
        try await stores.events.append([StoreSamples.event(3)], to: stream, expecting: .version(1))
        var reader = stores.events.subscribe(after: .start).makeAsyncIterator()
        let read = [try await reader.next(), try await reader.next()].compactMap { $0 }
        try expectEqual(read.map(StoreSamples.number), [1, 3])
    }

    static func cancelled(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let result = await onCancelledTask {
            try await stores.events.append([StoreSamples.event()], to: stream, expecting: .any)
        }
        try expectFailure(result, EventStoreError.cancelled)
        try await expectEqual(stores.events.streamInfo(stream), nil)
    }
}
