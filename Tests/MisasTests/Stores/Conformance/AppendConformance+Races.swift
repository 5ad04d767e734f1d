import FoundationEssentials
import Misas
import Testing

extension AppendConformance {
    private static let writers = 20

    /// Lets writers race for one stream, and gives what each was answered.
    private static func race(
        for stream: StreamName,
        expecting expected: ExpectedVersion,
        in stores: any Stores
    ) async -> [Result<AppendResult, any Error>] {
        await MisasTests.race(writers) { writer in
            await .of { try await stores.events.append([StoreSamples.event(writer)], to: stream, expecting: expected) }
        }
    }

    static func raceExact(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append(StoreSamples.events(3), to: stream, expecting: .noStream)
        let results = await race(for: stream, expecting: .version(3), in: stores)
        #expect(results.count { $0.isSuccess } == 1)
        for case .failure(let error) in results {
            #expect(error as? EventStoreError == .conflict(stream, expected: 3, actual: 4))
        }
        #expect(try await stores.events.read(stream).all().map(\.version) == [1, 2, 3, 4])
    }

    static func raceNoStream(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let results = await race(for: stream, expecting: .noStream, in: stores)
        #expect(results.count { $0.isSuccess } == 1)
        for case .failure(let error) in results {
            #expect(error as? EventStoreError == .streamExists(stream, actual: 1))
        }
        #expect(try await stores.events.read(stream).all().count == 1)
    }

    static func raceAny(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let results = await race(for: stream, expecting: .any, in: stores)
        let versions = try results.map { try $0.get().lastVersion }.sorted()
        #expect(versions == (1...Int64(writers)).map { StreamVersion($0) })
        #expect(try await stores.events.read(stream).all().map(\.version) == versions)
    }

    static func raceExists(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append([StoreSamples.event()], to: stream, expecting: .noStream)
        let results = await race(for: stream, expecting: .exists, in: stores)
        let versions = try results.map { try $0.get().lastVersion }.sorted()
        #expect(versions == (2...Int64(writers) + 1).map { StreamVersion($0) })
    }

    static func raceRepeated(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let events = StoreSamples.events(3)
        let results = await MisasTests.race(writers) { _ in
            await Result.of { try await stores.events.append(events, to: stream, expecting: .noStream) }
        }
        let answers = try results.map { try $0.get() }
        #expect(answers.count { !$0.wasAlreadyStored } == 1)
        #expect(Set(answers.map(\.positions)).count == 1)
        #expect(try await stores.events.read(stream).all().map(\.id) == events.map(\.id))
    }

    static func severalStreams(_ stores: any Stores) async throws {
        let (first, second) = (try StoreSamples.stream("account-1"), try StoreSamples.stream("account-2"))
        let results = try await stores.events.append([
            StreamAppend(StoreSamples.events(2), to: second, expecting: .noStream),
            StreamAppend([], to: try StoreSamples.stream("account-3"), expecting: .any),
            StreamAppend([StoreSamples.event()], to: first, expecting: .any),
        ])
        #expect(results.map(\.stream.name) == ["account-2", "account-3", "account-1"])
        #expect(results.map(\.lastVersion) == [2, 0, 1])
        #expect(results.map { $0.positions == nil } == [false, true, false])
        await #expect(throws: EventStoreError.conflict(second, expected: 1, actual: 2)) {
            try await stores.events.append([
                StreamAppend([StoreSamples.event()], to: first, expecting: .version(1)),
                StreamAppend([StoreSamples.event()], to: second, expecting: .version(1)),
            ])
        }
        #expect(try await stores.events.read(first).all().count == 1)
        await #expect(throws: EventStoreError.invalid(.repeatedStream(first))) {
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
        #expect(twice.allSatisfy { $0.wasAlreadyStored })
        #expect(twice.map(\.positions) == once.map(\.positions))
        await #expect(throws: EventStoreError.self) {
            try await stores.events.append([
                appends[0], StreamAppend([StoreSamples.event()], to: second, expecting: .any),
            ])
        }
        #expect(try await stores.events.read(second).all().count == 1)
    }

    static func oppositeOrder(_ stores: any Stores) async throws {
        let (first, second) = (try StoreSamples.stream("account-1"), try StoreSamples.stream("account-2"))
        let rounds = 25
        let results = await MisasTests.race(4) { writer in
            await Result.of {
                for round in 0..<rounds {
                    let appends = [first, second].map {
                        StreamAppend([StoreSamples.event(round, by: writer)], to: $0, expecting: .any)
                    }
                    _ = try await stores.events.append(writer.isMultiple(of: 2) ? appends : appends.reversed())
                }
            }
        }
        #expect(results.allSatisfy { $0.isSuccess })
        for stream in [first, second] {
            let versions = try await stores.events.read(stream).all().map(\.version)
            #expect(versions == (1...Int64(4 * rounds)).map { StreamVersion($0) })
        }
    }
}
