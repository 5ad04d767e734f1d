import Misas

extension AppendConformance {
    static let writers = 20

    static let races = [
        StoreScenario(
            "Of 20 writers that expect the same version one wins, and what is stored was acknowledged",
            covers: [6],
            raceExact
        ),
        StoreScenario("Of 20 writers that expect no stream one wins", covers: [6], raceNoStream),
        StoreScenario("20 writers that expect any version all win, with versions 1 to 20", covers: [7], raceAny),
        StoreScenario("20 writers that expect a stream all win, without a hole", covers: [7], raceExists),
        StoreScenario("Writers to the same streams in opposite order lose nothing", covers: [21], oppositeOrder),
    ]

    /// Lets writers race for one stream, and gives what each was answered.
    private static func race(
        for stream: StreamName,
        expecting expected: ExpectedVersion,
        in stores: any Stores
    ) async -> [Result<AppendResult, any Error>] {
        await MisasTesting.race(writers) { writer in
            await .of { try await stores.events.append([StoreSamples.event(writer)], to: stream, expecting: expected) }
        }
    }

    static func raceExact(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append(StoreSamples.events(3), to: stream, expecting: .noStream)
        let results = await race(for: stream, expecting: .version(3), in: stores)
        try expectOneSuccess(results, others: EventStoreError.conflict(stream, expected: 3, actual: 4))
        try await expectEqual(stores.events.read(stream).all().map(\.version), [1, 2, 3, 4])
    }

    static func raceNoStream(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let results = await race(for: stream, expecting: .noStream, in: stores)
        try expectOneSuccess(results, others: EventStoreError.streamExists(stream, actual: 1))
        try await expectEqual(stores.events.read(stream).all().count, 1)
    }

    static func raceAny(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let results = await race(for: stream, expecting: .any, in: stores)
        let versions = try results.map { try $0.get().lastVersion }.sorted()
        try expectEqual(versions, (1...Int64(writers)).map { StreamVersion($0) })
        try await expectEqual(stores.events.read(stream).all().map(\.version), versions)
    }

    static func raceExists(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append([StoreSamples.event()], to: stream, expecting: .noStream)
        let results = await race(for: stream, expecting: .exists, in: stores)
        let versions = try results.map { try $0.get().lastVersion }.sorted()
        try expectEqual(versions, (2...Int64(writers) + 1).map { StreamVersion($0) })
    }

    static func oppositeOrder(_ stores: any Stores) async throws {
        let (first, second) = (try StoreSamples.stream("account-1"), try StoreSamples.stream("account-2"))
        let rounds = 25
        let results = await MisasTesting.race(4) { writer in
            await Result.of {
                for round in 0..<rounds {
                    let appends = [first, second].map {
                        StreamAppend([StoreSamples.event(round, by: writer)], to: $0, expecting: .any)
                    }
                    _ = try await stores.events.append(writer.isMultiple(of: 2) ? appends : appends.reversed())
                }
            }
        }
        for result in results { try result.get() }
        for stream in [first, second] {
            let versions = try await stores.events.read(stream).all().map(\.version)
            try expectEqual(versions, (1...Int64(4 * rounds)).map { StreamVersion($0) })
        }
    }
}
