import Misas

extension TransactionConformance {
    static func goesOn(_ stores: any Stores) async throws {
        let (stream, other) = (try StoreSamples.stream(), try StoreSamples.stream("account-2"))
        try await stores.transaction { transaction in
            try await transaction.events.append([StoreSamples.event(1)], to: stream, expecting: .any)
            try await expectThrows(EventStoreError.conflict(other, expected: 1, actual: 0)) {
                try await transaction.events.append([
                    StreamAppend([StoreSamples.event(2)], to: stream, expecting: .any),
                    StreamAppend([StoreSamples.event(3)], to: other, expecting: .version(1)),
                ])
            }
            try await expectThrows(DocumentStoreError.notFound(document)) {
                try await transaction.documents.update(StoreSamples.json("{}"), as: document, expecting: 1)
            }
            try await expectThrows(CheckpointError.conflict("p", expected: 1, actual: .start)) {
                try await transaction.checkpoints.save(2, for: "p", expecting: 1, fence: 0)
            }
            try await transaction.events.append([StoreSamples.event(4)], to: stream, expecting: .version(1))
        }
        try await expectEqual(stores.events.readAll().all().map(StoreSamples.number), [1, 4])
        try await expectEqual(stores.documents.get(document), nil)
        try await expectEqual(stores.checkpoints.load("p"), nil)
    }

    static func commitTellsPositions(_ stores: any Stores) async throws {
        let (stream, other) = (try StoreSamples.stream(), try StoreSamples.stream("account-2"))
        let old = StoreSamples.event()
        try await stores.events.append([old], to: stream, expecting: .any)
        let committed = try await stores.commit { transaction in
            try await transaction.events.append(StoreSamples.events(2), to: other, expecting: .any)
            try await transaction.events.append([old], to: stream, expecting: .any)
            try await transaction.events.append([], to: stream, expecting: .any)
            try await transaction.events.append([StoreSamples.event()], to: stream, expecting: .any)
            return "done"
        }
        try expectEqual(committed.value, "done")
        try expectEqual(committed.appends.map(\.stream), [other, stream])
        try expectEqual(committed.appends.map(\.lastVersion), [2, 2])
        try expectEqual(committed.appends.map(\.count), [2, 1])
        let all = try await stores.events.readAll().all()
        try expectEqual(all.count, 4)
        try expectEqual(committed.lastPosition, all.last?.position)
        try expectEqual(committed.appends.first?.firstPosition, all.dropFirst().first?.position)
        let nothing = try await stores.commit { _ in 7 }
        try expectEqual(nothing.value, 7)
        try expectEqual(nothing.lastPosition, nil)
    }

    static func idempotence(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let events = StoreSamples.events(2)
        let first = try await stores.events.append(events, to: stream, expecting: .noStream)
        let more = StoreSamples.events(2)
        let committed = try await stores.commit { transaction in
            let again = try await transaction.events.append(events, to: stream, expecting: .noStream)
            try expectEqual(again.wasAlreadyStored, true)
            try expectEqual(again.positions, first.positions)
            let next = try await transaction.events.append(more, to: stream, expecting: .version(2))
            try expectEqual(next.lastVersion, 4)
            let repeated = try await transaction.events.append(more, to: stream, expecting: .version(2))
            try expectEqual(repeated.wasAlreadyStored, true)
            try expectEqual(repeated.lastVersion, 4)
            let new = StoreSamples.event()
            try await expectThrows(EventStoreError.batchPartlyKnown(stream, known: more[1].id, unknown: new.id)) {
                try await transaction.events.append([more[1], new], to: stream, expecting: .any)
            }
        }
        try expectEqual(committed.appends.count, 1)
        try await expectEqual(stores.events.read(stream).all().map(\.id), (events + more).map(\.id))
    }

    static func lifecycle(_ stores: any Stores) async throws {
        let streams = try (0..<3).map { try StoreSamples.stream("account-\($0)") }
        for stream in streams { try await stores.events.append(StoreSamples.events(4), to: stream, expecting: .any) }
        let snapshot = Snapshot(stream: streams[2], schemaTag: "a", version: 4, data: StoreSamples.json("{}"))
        try await stores.snapshots.save(snapshot)
        func act(_ transaction: any StoreTransaction) async throws {
            try await transaction.events.append([StoreSamples.event(5)], to: streams[0], expecting: .version(4))
            try await transaction.events.truncate(streams[0], before: 4)
            try await expectEqual(transaction.events.read(streams[0]).all().map(\.version), [4, 5])
            try await transaction.events.archive(streams[1])
            try await expectThrows(EventStoreError.streamArchived(streams[1])) {
                try await transaction.events.append([StoreSamples.event()], to: streams[1], expecting: .any)
            }
            try await transaction.events.delete(streams[2])
            try await expectThrows(EventStoreError.streamDeleted(streams[2])) {
                try await transaction.events.read(streams[2]).all()
            }
            try await expectEqual(transaction.snapshots.latest(of: streams[2], schemaTag: "a"), nil)
            try await expectEqual(transaction.events.read(.systemStreams).all().count, 3)
        }
        try await expectThrows(Abandoned.self) {
            try await stores.transaction { transaction in
                try await act(transaction)
                throw Abandoned()
            }
        }
        try await expectEqual(stores.events.readAll().all().count, 12)
        try await expectEqual(stores.snapshots.latest(of: streams[2], schemaTag: "a")?.version, 4)
        try await stores.transaction(act)
        try await expectEqual(stores.events.read(streams[0]).all().map(\.version), [4, 5])
        try await expectEqual(stores.events.streamInfo(streams[1])?.status, .archived)
        try await expectEqual(stores.events.streamInfo(streams[2])?.status, .deleted)
        try await expectEqual(stores.snapshots.latest(of: streams[2], schemaTag: "a"), nil)
        try await expectEqual(stores.events.readAll().all().count, 6)
        try await expectEqual(stores.events.read(.systemStreams).all().count, 3)
    }

    static func ended(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let (transaction, sequence) = try await stores.transaction { ($0, $0.events.read(stream)) }
        try await expectThrows(EventStoreError.invalid(.transactionEnded)) {
            try await transaction.events.append([StoreSamples.event()], to: stream, expecting: .any)
        }
        try await expectThrows(EventStoreError.invalid(.transactionEnded)) { try await sequence.all() }
        try await expectThrows(DocumentStoreError.invalid(.transactionEnded)) {
            try await transaction.documents.get(document)
        }
        try await expectThrows(CheckpointError.invalid(.transactionEnded)) {
            try await transaction.checkpoints.save(1, for: "p", expecting: .start, fence: 0)
        }
        try await expectThrows(PredictionStoreError.invalid(.transactionEnded)) {
            try await transaction.predictions.cancel(PredictionIdentity(type: "t", key: "k"))
        }
        try await expectThrows(StoreError.invalid(.transactionEnded)) {
            try await transaction.snapshots.deleteAll(of: stream)
        }
        try await expectThrows(ReplyStoreError.invalid(.transactionEnded)) {
            try await transaction.replies.record(StoreSamples.json("1"), as: "c", fingerprint: "", retention: hour)
        }
        try await expectEqual(stores.events.lastPosition(), .start)
        try await expectEqual(stores.checkpoints.load("p"), nil)
        try await expectEqual(stores.replies.reply(to: "c"), nil)
    }
}
