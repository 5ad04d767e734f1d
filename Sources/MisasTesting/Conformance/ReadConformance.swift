import Misas

/// What every event store does when events are read.
enum ReadConformance {
    static let scenarios: [StoreScenario] =
        [
            StoreScenario(
                "A stream that does not exist has no events, in either direction",
                covers: [22],
                unknownStream
            ),
            StoreScenario("A read gives exactly the slice that was asked for", covers: [23], slices),
            StoreScenario("A read is the same whatever its page size", covers: [24], pageSizes),
            StoreScenario("A read through a version gives the events up to it", covers: [25], throughVersion),
            StoreScenario("A read of some types gives these alone, with their versions", types),
            StoreScenario("A read on a cancelled task fails rather than end early", cancelledRead),
            StoreScenario("Two readings of one sequence start anew each", restarts),
        ] + global

    static func unknownStream(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        for direction in [ReadDirection.forward, .backward] {
            try await expectEmpty(stores.events.read(stream, direction: direction).all())
            try await expectEmpty(stores.events.readAll(direction: direction).all())
        }
        try await expectEmpty(stores.events.read(.systemStreams).all())
        try await expectEqual(stores.events.lastPosition(), .start)
    }

    static func slices(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append(StoreSamples.events(10), to: stream, expecting: .any)
        func versions(_ read: EventSequence) async throws -> [Int64] {
            try await read.all().map(\.version.rawValue)
        }
        let events = stores.events
        try await expectEqual(versions(events.read(stream, from: 4, limit: 3)), [4, 5, 6])
        try await expectEqual(versions(events.read(stream, from: 9, limit: 5)), [9, 10])
        try await expectEqual(versions(events.read(stream, from: 11)), [])
        try await expectEqual(versions(events.read(stream, from: StreamVersion(.max))), [])
        try await expectEqual(versions(events.read(stream, from: StreamVersion(.min), limit: 1)), [1])
        try await expectEqual(versions(events.read(stream, limit: 0)), [])
        try await expectEqual(versions(events.read(stream, from: 7, through: 5)), [])
        try await expectEqual(versions(events.read(stream, direction: .backward, limit: 3)), [10, 9, 8])
        try await expectEqual(versions(events.read(stream, from: 2, direction: .backward)), [2, 1])
        try await expectEqual(versions(events.read(stream, from: 99, direction: .backward, limit: 1)), [10])
        let end = StreamVersion(.max)
        try await expectEqual(versions(events.read(stream, from: end, direction: .backward, limit: 1)), [10])
        try await expectEqual(versions(events.read(stream, from: 0, direction: .backward)), [])
        try await expectEqual(versions(events.read(stream, through: 8, direction: .backward)), [10, 9, 8])
    }

    static func pageSizes(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let events = StoreSamples.events(1_500)
        try await stores.events.append(events, to: stream, expecting: .any)
        for size in [Int.min, 1, 2, 7, 1_000, Int.max] {
            let read = try await stores.events.read(stream, pageSize: size).all()
            try expectEqual(read.map(\.id), events.map(\.id), "a read with pages of \(size)")
            let backward = try await stores.events.read(stream, direction: .backward, pageSize: size).all()
            try expectEqual(backward.map(\.id), events.map(\.id).reversed(), "a backward read with pages of \(size)")
            let all = try await stores.events.readAll(pageSize: size).all()
            try expectEqual(all.map(\.id), events.map(\.id), "a read of all with pages of \(size)")
        }
    }

    static func throughVersion(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append(StoreSamples.events(10), to: stream, expecting: .any)
        let read = try await stores.events.read(stream, through: 6).all()
        try expectEqual(read.map(StoreSamples.number).reduce(0, +), 21)
        try await expectEmpty(stores.events.read(stream, through: 0).all())
    }

    static func types(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let events = (1...9).map { StoreSamples.event($0, type: $0.isMultiple(of: 3) ? "test.third" : "test.other") }
        try await stores.events.append(events, to: stream, expecting: .any)
        let read = try await stores.events.read(stream, types: ["test.third"], pageSize: 2).all()
        try expectEqual(read.map(\.version), [3, 6, 9])
        let limited = stores.events.read(stream, direction: .backward, limit: 2, types: ["test.third"])
        try await expectEqual(limited.all().map(\.version), [9, 6])
        let both = stores.events.read(stream, from: 2, limit: 3, types: ["test.third", "test.other", "test.none"])
        try await expectEqual(both.all().map(\.version), [2, 3, 4])
        try await expectEmpty(stores.events.read(stream, types: []).all())
    }

    static func cancelledRead(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append(StoreSamples.events(3), to: stream, expecting: .any)
        let read = await onCancelledTask { try await stores.events.read(stream).all() }
        try expectFailure(read, EventStoreError.cancelled)
        let readAll = await onCancelledTask { try await stores.events.readAll().all() }
        try expectFailure(readAll, EventStoreError.cancelled)
        let position = await onCancelledTask { try await stores.events.lastPosition() }
        try expectFailure(position, EventStoreError.cancelled)
    }

    static func restarts(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let sequence = stores.events.read(stream, pageSize: 1)
        try await expectEmpty(sequence.all())
        try await stores.events.append(StoreSamples.events(2), to: stream, expecting: .any)
        try await expectEqual(sequence.all().count, 2)
        try await expectEqual(sequence.all().count, 2)
    }
}
