import Misas

extension LifecycleConformance {
    static let consequences = [
        StoreScenario("What was truncated, deleted and archived is recorded with who did it", covers: [69], recorded),
        StoreScenario("Who did it cannot be told by what no store can hold", refusedMetadata),
        StoreScenario(
            "The holes of truncated and deleted streams do not stop a global reader",
            covers: [26],
            holes
        ),
        StoreScenario("The id of a removed event may be used again", forgottenIDs),
        StoreScenario("To delete a stream deletes its snapshots, and none is kept of it later", snapshots),
        StoreScenario(
            "20 writers and one that deletes: each append is in what was deleted, or refused",
            covers: [69],
            raceWithDeletion
        ),
        StoreScenario(
            "20 writers and one that archives: each append is in the archive, or refused",
            covers: [69],
            raceWithArchiving
        ),
    ]

    static func recorded(_ stores: any Stores) async throws {
        let stream = try StreamName("say \"\\\" 日本-1")
        let metadata = EventMetadata(user: "Ada")
        try await stores.events.append(StoreSamples.events(3), to: stream, expecting: .any)
        try await stores.events.truncate(stream, before: 2, metadata: metadata)
        try await stores.events.archive(stream, expecting: .any, metadata: metadata)
        try await stores.events.delete(stream, expecting: .any, metadata: metadata)
        let recorded = try await stores.events.read(.systemStreams).all()
        try expectEqual(
            recorded.map(\.type),
            [SystemEvent.streamTruncated, SystemEvent.streamArchived, SystemEvent.streamDeleted]
        )
        try expectEqual(recorded.map(\.metadata), [metadata, metadata, metadata])
        let name = JSONValue.string(stream.name)
        let told: [JSONValue] = [
            ["stream": name, "version": 3, "before": 2], ["stream": name, "version": 3],
            ["stream": name, "version": 3],
        ]
        try expectEqual(recorded.map { try StoreSamples.tree($0.data) }, told)
        try await expectEmpty(stores.events.readAll().all())
        let all = try await stores.events.readAll(filter: EventFilter(includesSystemEvents: true)).all()
        try expectEqual(all, recorded)
        try expectOrder(all)
        let deletions = EventFilter(types: [SystemEvent.streamDeleted], includesSystemEvents: true)
        try await expectEqual(stores.events.readAll(filter: deletions).all().map(\.id), [recorded[2].id])
        var follower = stores.events.subscribe(after: .start, filter: deletions).makeAsyncIterator()
        try await expectEqual(follower.next()?.id, recorded[2].id)
    }

    static func refusedMetadata(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append(StoreSamples.events(3), to: stream, expecting: .any)
        let nul = EventMetadata(tenant: "\0")
        let refused = EventStoreError.invalid(.metadataWithNUL(member: "tenant"))
        try await expectThrows(refused) { try await stores.events.truncate(stream, before: 2, metadata: nul) }
        try await expectThrows(refused) {
            try await stores.events.archive(stream, expecting: .any, metadata: nul)
        }
        try await expectThrows(refused) { try await stores.events.delete(stream, expecting: .any, metadata: nul) }
        try await expectEqual(stores.events.read(stream).all().count, 3)
        try await expectEmpty(stores.events.read(.systemStreams).all())
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
        try await expectEqual(stores.events.readAll(pageSize: 4).all().map(StoreSamples.number), expected)
        let backward = try await stores.events.readAll(direction: .backward, pageSize: 4).all()
        try expectEqual(backward.map(StoreSamples.number), expected.reversed())
        var reader = stores.events.subscribe(after: .start, filter: .all, pageSize: 4).makeAsyncIterator()
        for number in expected { try await expectEqual(reader.next().map(StoreSamples.number), number) }
    }

    static func forgottenIDs(_ stores: any Stores) async throws {
        let (stream, other) = (try StoreSamples.stream(), try StoreSamples.stream("account-2"))
        let events = StoreSamples.events(2)
        try await stores.events.append(events, to: stream, expecting: .any)
        try await stores.events.truncate(stream, before: 2)
        let partlyKnown = EventStoreError.batchPartlyKnown(stream, known: events[1].id, unknown: events[0].id)
        try await expectThrows(partlyKnown) {
            try await stores.events.append(events, to: stream, expecting: .any)
        }
        let result = try await stores.events.append([events[0]], to: stream, expecting: .any)
        try expectEqual(result.wasAlreadyStored, false)
        try expectEqual(result.lastVersion, 3)
        try await stores.events.delete(stream)
        let elsewhere = try await stores.events.append(events, to: other, expecting: .noStream)
        try expectEqual(elsewhere.wasAlreadyStored, false)
        try await expectEqual(stores.events.readAll().all().map(\.id), events.map(\.id))
    }

    static func snapshots(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append(StoreSamples.events(3), to: stream, expecting: .any)
        let snapshot = Snapshot(stream: stream, schemaTag: "a", version: 3, data: StoreSamples.json("{}"))
        try await stores.snapshots.save(snapshot)
        try await stores.events.delete(stream)
        try await expectEqual(stores.snapshots.latest(of: stream, schemaTag: "a"), nil)
        try await stores.snapshots.save(snapshot)
        try await expectEqual(stores.snapshots.latest(of: stream, schemaTag: "a"), nil)
    }

    /// Lets writers race with something that closes the stream, and gives how many of them wrote.
    private static func raceWriters(
        for stream: StreamName,
        with closing: @escaping @Sendable () async throws -> Void,
        refusedBy refusal: EventStoreError,
        in stores: any Stores
    ) async throws -> Int {
        try await stores.events.append([StoreSamples.event()], to: stream, expecting: .noStream)
        let results = await race(21) { writer in
            await Result.of {
                guard writer > 0 else { return try await closing() }
                try await stores.events.append([StoreSamples.event(writer)], to: stream, expecting: .any)
            }
        }
        for result in results where !result.isSuccess { try expectFailure(result, refusal) }
        return results.count { $0.isSuccess } - 1
    }

    static func raceWithDeletion(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let written = try await raceWriters(
            for: stream,
            with: { try await stores.events.delete(stream) },
            refusedBy: .streamDeleted(stream),
            in: stores
        )
        try await expectEqual(stores.events.streamInfo(stream)?.version, StreamVersion(1 + Int64(written)))
        let recorded = try unwrap(try await stores.events.read(.systemStreams).all().first)
        try expectEqual(try StoreSamples.tree(recorded.data)["version"]?.intValue, 1 + written)
        try await expectEmpty(stores.events.readAll().all())
    }

    static func raceWithArchiving(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let written = try await raceWriters(
            for: stream,
            with: { try await stores.events.archive(stream) },
            refusedBy: .streamArchived(stream),
            in: stores
        )
        try await expectEqual(stores.events.read(stream).all().count, 1 + written)
        let recorded = try unwrap(try await stores.events.read(.systemStreams).all().first)
        try expectEqual(try StoreSamples.tree(recorded.data)["version"]?.intValue, 1 + written)
    }
}
