import FoundationEssentials
import Misas
import Testing

/// What every event store does with streams that are truncated, deleted and archived.
enum LifecycleConformance {
    static let scenarios = [
        StoreScenario("A truncated stream keeps its version and loses its oldest events", truncate),
        StoreScenario("A stream truncated beyond its end is empty and keeps its version", truncateAll),
        StoreScenario("To truncate what is truncated records nothing", truncateAgain),
        StoreScenario("A deleted stream can be neither read nor appended to", delete),
        StoreScenario("To delete checks what it expects", deleteExpecting),
        StoreScenario("An archived stream can be read and not appended to", archive),
        StoreScenario("What is not there can be neither truncated nor deleted nor archived", absent),
        StoreScenario("What was truncated, deleted and archived is recorded with who did it", recorded),
        StoreScenario("The holes of truncated and deleted streams do not stop a global reader", holes),
        StoreScenario("The id of a removed event may be used again", forgottenIDs),
        StoreScenario("To delete a stream deletes its snapshots, and none is kept of it later", snapshots),
    ]

    static func truncate(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append(StoreSamples.events(5), to: stream, expecting: .any)
        let info = try await stores.events.truncate(stream, before: 4)
        #expect(info.version == 5)
        #expect(info.firstVersion == 4)
        #expect(info.status == .open)
        #expect(try await stores.events.streamInfo(stream) == info)
        #expect(try await stores.events.read(stream).all().map(\.version) == [4, 5])
        #expect(try await stores.events.read(stream, from: 2).all().map(\.version) == [4, 5])
        #expect(try await stores.events.read(stream, direction: .backward).all().map(\.version) == [5, 4])
        #expect(try await stores.events.readAll().all().map(\.version) == [4, 5])
        #expect(
            try await stores.events.append([StoreSamples.event()], to: stream, expecting: .version(5)).lastVersion == 6
        )
    }

    static func truncateAll(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append(StoreSamples.events(3), to: stream, expecting: .any)
        let info = try await stores.events.truncate(stream, before: StreamVersion(.max))
        #expect(info.version == 3)
        #expect(info.firstVersion == 4)
        #expect(try await stores.events.read(stream).all().isEmpty)
        #expect(try await stores.events.exists(stream))
        await #expect(throws: EventStoreError.streamExists(stream, actual: 3)) {
            try await stores.events.append([StoreSamples.event()], to: stream, expecting: .noStream)
        }
        #expect(try await stores.events.append([StoreSamples.event()], to: stream, expecting: .exists).lastVersion == 4)
        #expect(try await stores.events.read(stream).all().map(\.version) == [4])
    }

    static func truncateAgain(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append(StoreSamples.events(5), to: stream, expecting: .any)
        for before: StreamVersion in [1, 0, -5, 3, 3, 2] { try await stores.events.truncate(stream, before: before) }
        #expect(try await stores.events.read(stream).all().map(\.version) == [3, 4, 5])
        #expect(try await stores.events.read(.systemStreams).all().count == 1)
    }

    static func delete(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append(StoreSamples.events(3), to: stream, expecting: .any)
        try await stores.events.delete(stream)
        #expect(try await stores.events.exists(stream) == false)
        #expect(try await stores.events.streamInfo(stream)?.status == .deleted)
        #expect(try await stores.events.streamInfo(stream)?.version == 3)
        for direction in [ReadDirection.forward, .backward] {
            await #expect(throws: EventStoreError.streamDeleted(stream)) {
                try await stores.events.read(stream, direction: direction).all()
            }
        }
        for expected: ExpectedVersion in [.any, .noStream, .exists, .version(3), .version(0)] {
            await #expect(throws: EventStoreError.streamDeleted(stream)) {
                try await stores.events.append([StoreSamples.event()], to: stream, expecting: expected)
            }
        }
        await #expect(throws: EventStoreError.streamDeleted(stream)) {
            try await stores.events.truncate(stream, before: 2)
        }
        await #expect(throws: EventStoreError.streamDeleted(stream)) { try await stores.events.archive(stream) }
        try await stores.events.delete(stream)
        #expect(try await stores.events.read(.systemStreams).all().count == 1)
    }

    static func deleteExpecting(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append(StoreSamples.events(3), to: stream, expecting: .any)
        await #expect(throws: EventStoreError.conflict(stream, expected: 2, actual: 3)) {
            try await stores.events.delete(stream, expecting: .version(2))
        }
        await #expect(throws: EventStoreError.conflict(stream, expected: 2, actual: 3)) {
            try await stores.events.archive(stream, expecting: .version(2))
        }
        try await stores.events.delete(stream, expecting: .version(3))
        #expect(try await stores.events.exists(stream) == false)
    }

    static func archive(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let events = StoreSamples.events(3)
        try await stores.events.append(events, to: stream, expecting: .any)
        try await stores.events.archive(stream)
        try await stores.events.archive(stream)
        await #expect(throws: EventStoreError.streamArchived(stream)) {
            try await stores.events.append([StoreSamples.event()], to: stream, expecting: .any)
        }
        #expect(try await stores.events.append(events, to: stream, expecting: .any).wasAlreadyStored)
        #expect(try await stores.events.read(stream).all().count == 3)
        #expect(try await stores.events.readAll().all().count == 3)
        #expect(try await stores.events.streamInfo(stream)?.status == .archived)
        #expect(try await stores.events.truncate(stream, before: 3).status == .archived)
        try await stores.events.delete(stream)
        #expect(try await stores.events.streamInfo(stream)?.status == .deleted)
    }

    static func absent(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        await #expect(throws: EventStoreError.streamNotFound(stream)) {
            try await stores.events.truncate(stream, before: 1)
        }
        await #expect(throws: EventStoreError.streamNotFound(stream)) { try await stores.events.delete(stream) }
        await #expect(throws: EventStoreError.streamNotFound(stream)) { try await stores.events.archive(stream) }
        for system in [StreamName.systemStreams] {
            await #expect(throws: EventStoreError.invalid(.systemStream(system))) {
                try await stores.events.delete(system)
            }
        }
        #expect(try await stores.events.lastPosition() == .start)
    }

    static func recorded(_ stores: any Stores) async throws {
        let stream = try StreamName("say \"\\\" 日本-1")
        let metadata = EventMetadata(user: "Ada")
        try await stores.events.append(StoreSamples.events(3), to: stream, expecting: .any)
        try await stores.events.truncate(stream, before: 2, metadata: metadata)
        try await stores.events.archive(stream, expecting: .any, metadata: metadata)
        try await stores.events.delete(stream, expecting: .any, metadata: metadata)
        let recorded = try await stores.events.read(.systemStreams).all()
        #expect(
            recorded.map(\.type)
                == [SystemEvent.streamTruncated, SystemEvent.streamArchived, SystemEvent.streamDeleted]
        )
        #expect(recorded.allSatisfy { $0.metadata == metadata })
        let name = JSONValue.string(stream.name)
        #expect(
            try recorded.map { try StoreSamples.tree($0.data) }
                == [
                    ["stream": name, "version": 3, "before": 2], ["stream": name, "version": 3],
                    ["stream": name, "version": 3],
                ]
        )
        #expect(try await stores.events.readAll().all().isEmpty)
        let all = try await stores.events.readAll(filter: EventFilter(includesSystemEvents: true)).all()
        #expect(all == recorded)
    }

    static func holes(_ stores: any Stores) async throws {
        let streams = try (0..<4).map { try StoreSamples.stream("account-\($0)") }
        for round in 0..<100 {
            try await stores.events.append([StoreSamples.event(round)], to: streams[round % 4], expecting: .any)
        }
        try await stores.events.delete(streams[0])
        try await stores.events.truncate(streams[1], before: 26)
        try await stores.events.truncate(streams[2], before: 13)
        let expected = (0..<100).filter { $0 % 4 == 3 || ($0 % 4 == 2 && $0 >= 48) }
        #expect(try await stores.events.readAll(pageSize: 4).all().map(StoreSamples.number) == expected)
        let backward = try await stores.events.readAll(direction: .backward, pageSize: 4).all()
        #expect(try backward.map(StoreSamples.number) == expected.reversed())
        var reader = stores.events.subscribe(after: .start, filter: .all, pageSize: 4).makeAsyncIterator()
        for number in expected { #expect(try await reader.next().map(StoreSamples.number) == number) }
    }

    static func forgottenIDs(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let events = StoreSamples.events(2)
        try await stores.events.append(events, to: stream, expecting: .any)
        try await stores.events.truncate(stream, before: 2)
        await #expect(throws: EventStoreError.self) {
            try await stores.events.append(events, to: stream, expecting: .any)
        }
        let result = try await stores.events.append([events[0]], to: stream, expecting: .any)
        #expect(!result.wasAlreadyStored)
        #expect(result.lastVersion == 3)
    }

    static func snapshots(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append(StoreSamples.events(3), to: stream, expecting: .any)
        let snapshot = Snapshot(stream: stream, schemaTag: "a", version: 3, data: StoreSamples.json("{}"))
        try await stores.snapshots.save(snapshot)
        try await stores.events.delete(stream)
        #expect(try await stores.snapshots.latest(of: stream, schemaTag: "a") == nil)
        try await stores.snapshots.save(snapshot)
        #expect(try await stores.snapshots.latest(of: stream, schemaTag: "a") == nil)
    }
}
