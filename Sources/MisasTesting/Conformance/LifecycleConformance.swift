import Misas

/// What every event store does with streams that are truncated, deleted and archived.
enum LifecycleConformance {
    static let scenarios: [StoreScenario] =
        [
            StoreScenario("A truncated stream keeps its version and loses its oldest events", truncate),
            StoreScenario("A stream truncated beyond its end is empty and keeps its version", truncateAll),
            StoreScenario("To truncate what is truncated records nothing", truncateAgain),
            StoreScenario("A deleted stream can be neither read nor appended to", covers: [69], delete),
            StoreScenario("To delete checks what it expects", deleteExpecting),
            StoreScenario("An archived stream can be read and not appended to", covers: [69], archive),
            StoreScenario("What is not there can be neither truncated nor deleted nor archived", absent),
            StoreScenario("To end a stream on a cancelled task does nothing", cancelled),
        ] + consequences

    static func truncate(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append(StoreSamples.events(5), to: stream, expecting: .any)
        let info = try await stores.events.truncate(stream, before: 4)
        try expectEqual(info.version, 5)
        try expectEqual(info.firstVersion, 4)
        try expectEqual(info.status, .open)
        try await expectEqual(stores.events.streamInfo(stream), info)
        try await expectEqual(stores.events.read(stream).all().map(\.version), [4, 5])
        try await expectEqual(stores.events.read(stream, from: 2).all().map(\.version), [4, 5])
        try await expectEqual(stores.events.read(stream, direction: .backward).all().map(\.version), [5, 4])
        try await expectEqual(stores.events.readAll().all().map(\.version), [4, 5])
        let next = try await stores.events.append([StoreSamples.event()], to: stream, expecting: .version(5))
        try expectEqual(next.lastVersion, 6)
    }

    static func truncateAll(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append(StoreSamples.events(3), to: stream, expecting: .any)
        let info = try await stores.events.truncate(stream, before: StreamVersion(.max))
        try expectEqual(info.version, 3)
        try expectEqual(info.firstVersion, 4)
        try await expectEmpty(stores.events.read(stream).all())
        try await expectEqual(stores.events.exists(stream), true)
        try await expectThrows(EventStoreError.streamExists(stream, actual: 3)) {
            try await stores.events.append([StoreSamples.event()], to: stream, expecting: .noStream)
        }
        let next = try await stores.events.append([StoreSamples.event()], to: stream, expecting: .exists)
        try expectEqual(next.lastVersion, 4)
        try await expectEqual(stores.events.read(stream).all().map(\.version), [4])
    }

    static func truncateAgain(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append(StoreSamples.events(5), to: stream, expecting: .any)
        for before: StreamVersion in [1, 0, -5, 3, 3, 2] { try await stores.events.truncate(stream, before: before) }
        try await expectEqual(stores.events.read(stream).all().map(\.version), [3, 4, 5])
        try await expectEqual(stores.events.read(.systemStreams).all().count, 1)
    }

    static func delete(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append(StoreSamples.events(3), to: stream, expecting: .any)
        try await stores.events.delete(stream)
        try await expectEqual(stores.events.exists(stream), false)
        let info = try unwrap(try await stores.events.streamInfo(stream))
        try expectEqual(info.status, .deleted)
        try expectEqual(info.version, 3)
        for direction in [ReadDirection.forward, .backward] {
            try await expectThrows(EventStoreError.streamDeleted(stream)) {
                try await stores.events.read(stream, direction: direction).all()
            }
        }
        try await expectEmpty(stores.events.readAll().all())
        for expected: ExpectedVersion in [.any, .noStream, .exists, .version(3), .version(0)] {
            try await expectThrows(EventStoreError.streamDeleted(stream)) {
                try await stores.events.append([StoreSamples.event()], to: stream, expecting: expected)
            }
        }
        try await expectThrows(EventStoreError.streamDeleted(stream)) {
            try await stores.events.truncate(stream, before: 2)
        }
        try await expectThrows(EventStoreError.streamDeleted(stream)) { try await stores.events.archive(stream) }
        try await stores.events.delete(stream)
        try await expectEqual(stores.events.read(.systemStreams).all().count, 1)
    }

    static func deleteExpecting(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append(StoreSamples.events(3), to: stream, expecting: .any)
        try await expectThrows(EventStoreError.conflict(stream, expected: 2, actual: 3)) {
            try await stores.events.delete(stream, expecting: .version(2))
        }
        try await expectThrows(EventStoreError.conflict(stream, expected: 2, actual: 3)) {
            try await stores.events.archive(stream, expecting: .version(2))
        }
        try await expectThrows(EventStoreError.streamExists(stream, actual: 3)) {
            try await stores.events.delete(stream, expecting: .noStream)
        }
        try await expectEmpty(stores.events.read(.systemStreams).all())
        try await stores.events.delete(stream, expecting: .version(3))
        try await expectEqual(stores.events.exists(stream), false)
    }

    static func archive(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let events = StoreSamples.events(3)
        try await stores.events.append(events, to: stream, expecting: .any)
        try await stores.events.archive(stream)
        try await stores.events.archive(stream)
        try await expectThrows(EventStoreError.streamArchived(stream)) {
            try await stores.events.append([StoreSamples.event()], to: stream, expecting: .any)
        }
        let again = try await stores.events.append(events, to: stream, expecting: .any)
        try expectEqual(again.wasAlreadyStored, true)
        try await expectEqual(stores.events.read(stream).all().count, 3)
        try await expectEqual(stores.events.readAll().all().count, 3)
        try await expectEqual(stores.events.exists(stream), true)
        try await expectEqual(stores.events.streamInfo(stream)?.status, .archived)
        try await expectEqual(stores.events.truncate(stream, before: 3).status, .archived)
        try await stores.events.delete(stream)
        try await expectEqual(stores.events.streamInfo(stream)?.status, .deleted)
    }

    static func absent(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await expectThrows(EventStoreError.streamNotFound(stream)) {
            try await stores.events.truncate(stream, before: 1)
        }
        try await expectThrows(EventStoreError.streamNotFound(stream)) { try await stores.events.delete(stream) }
        try await expectThrows(EventStoreError.streamNotFound(stream)) { try await stores.events.archive(stream) }
        let refused = EventStoreError.invalid(.systemStream(.systemStreams))
        try await expectThrows(refused) { try await stores.events.delete(.systemStreams) }
        try await expectThrows(refused) { try await stores.events.archive(.systemStreams) }
        try await expectThrows(refused) { try await stores.events.truncate(.systemStreams, before: 2) }
        try await expectEqual(stores.events.lastPosition(), .start)
    }

    static func cancelled(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append(StoreSamples.events(3), to: stream, expecting: .any)
        let truncated = await onCancelledTask { try await stores.events.truncate(stream, before: 2) }
        try expectFailure(truncated, EventStoreError.cancelled)
        let archived = await onCancelledTask { try await stores.events.archive(stream) }
        try expectFailure(archived, EventStoreError.cancelled)
        let deleted = await onCancelledTask { try await stores.events.delete(stream) }
        try expectFailure(deleted, EventStoreError.cancelled)
        try await expectEqual(stores.events.read(stream).all().count, 3)
        try await expectEqual(stores.events.streamInfo(stream)?.status, .open)
        try await expectEmpty(stores.events.read(.systemStreams).all())
    }
}
