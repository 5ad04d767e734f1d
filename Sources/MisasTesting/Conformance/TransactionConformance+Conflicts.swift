import Misas

extension TransactionConformance {
    static let conflicting = [
        StoreScenario(
            "Another writer on a stream that was relied on makes a conflict, and nothing is written",
            conflicts
        ),
        StoreScenario("Another writer on a document that was relied on makes a conflict", documentConflicts),
        StoreScenario("Another writer of a checkpoint makes a conflict, and nothing is written", checkpointConflicts),
        StoreScenario("A zombie's checkpoint refuses its whole transaction", covers: [45], zombie),
        StoreScenario("20 transactions that append, whatever the version, all commit", covers: [7], raceAny),
        StoreScenario("Of 20 transactions that expect the same version one commits", covers: [6], raceExact),
        StoreScenario("To empty a collection takes along what others add until the commit", deleteAll),
    ]

    static func conflicts(_ stores: any Stores) async throws {
        let (stream, other) = (try StoreSamples.stream(), try StoreSamples.stream("account-2"))
        try await stores.events.append([StoreSamples.event()], to: stream, expecting: .any)
        // A store may hold the other writer back rather than let the transaction fail: one of both must lose.
        let (started, appended) = (Gate(2), Flag())
        async let rival = Result<Void, any Error>.of {
            await started.pass()
            defer { appended.raise() }
            try await stores.events.append([StoreSamples.event(7)], to: stream, expecting: .version(1))
        }
        let result = await Result<Void, any Error>.of {
            try await stores.transaction { transaction in
                try await transaction.events.append([StoreSamples.event(8)], to: other, expecting: .any)
                try await transaction.events.append([StoreSamples.event(8)], to: stream, expecting: .version(1))
                await started.pass()
                try await giveTurns(during: transaction, until: appended)
            }
        }
        started.open()
        let conflict = EventStoreError.conflict(stream, expected: 1, actual: 2)
        try await expectOneSuccess([result, rival], others: conflict)
        try await expectEqual(stores.events.exists(other), result.isSuccess)
        try await expectEqual(stores.events.read(stream).all().count, 2)
    }

    static func documentConflicts(_ stores: any Stores) async throws {
        try await stores.documents.put(StoreSamples.json("0"), as: document)
        let results = await race(2) { writer in
            await Result<Void, any Error>.of {
                try await stores.transaction { transaction in
                    let read = try unwrap(try await transaction.documents.get(document))
                    for _ in 0..<20 { await Task.yield() }
                    try await transaction.documents.update(
                        StoreSamples.json("\(writer)"),
                        as: document,
                        expecting: read.version
                    )
                    for _ in 0..<20 { await Task.yield() }
                }
            }
        }
        let wins = results.count { $0.isSuccess }
        try expectAtLeast(wins, 1)
        for result in results where !result.isSuccess {
            try expectFailure(result, DocumentStoreError.conflict(document, expected: 1, actual: 2))
        }
        try await expectEqual(stores.documents.get(document)?.version, 1 + Int64(wins))
    }

    static func checkpointConflicts(_ stores: any Stores) async throws {
        let (started, saved) = (Gate(2), Flag())
        async let rival = Result<Void, any Error>.of {
            await started.pass()
            defer { saved.raise() }
            try await stores.checkpoints.save(7, for: "p", expecting: .start, fence: 0)
        }
        let result = await Result<Void, any Error>.of {
            try await stores.transaction { transaction in
                try await transaction.documents.put(StoreSamples.json("{}"), as: document)
                try await transaction.checkpoints.save(7, for: "p", expecting: .start, fence: 0)
                await started.pass()
                try await giveTurns(during: transaction, until: saved)
            }
        }
        started.open()
        let conflict = CheckpointError.conflict("p", expected: .start, actual: 7)
        try await expectOneSuccess([result, rival], others: conflict)
        try await expectEqual(stores.documents.get(document) != nil, result.isSuccess)
        try await expectEqual(stores.checkpoints.load("p")?.position, 7)
    }

    static func zombie(_ stores: any Stores) async throws {
        let old = try await stores.checkpoints.claim("p", by: "a", for: .zero)
        let new = try await stores.checkpoints.claim("p", by: "b", for: hour)
        try await expectThrows(CheckpointError.fenced("p", fence: old.fence, current: new.fence)) {
            try await stores.transaction { transaction in
                try await transaction.documents.put(StoreSamples.json("{}"), as: document)
                try await transaction.checkpoints.save(5, for: "p", expecting: .start, fence: old.fence)
            }
        }
        try await expectEqual(stores.documents.get(document), nil)
        try await stores.transaction { transaction in
            try await transaction.checkpoints.save(5, for: "p", expecting: .start, fence: new.fence)
        }
        try await expectEqual(stores.checkpoints.load("p")?.position, 5)
    }

    static func raceAny(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let results = await race(20) { writer in
            await Result.of {
                try await stores.commit { transaction in
                    try await transaction.events.append([StoreSamples.event(writer)], to: stream, expecting: .any)
                    await Task.yield()
                    try await transaction.documents.put(StoreSamples.json("\(writer)"), as: document)
                    await Task.yield()
                }
            }
        }
        let versions = try results.flatMap { try $0.get().appends.map(\.lastVersion.rawValue) }.sorted()
        try expectEqual(versions, Array(1...20))
        try await expectEqual(stores.documents.get(document)?.version, 20)
    }

    static func raceExact(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let results = await race(20) { writer in
            await Result<Void, any Error>.of {
                try await stores.transaction { transaction in
                    try await transaction.events.append([StoreSamples.event(writer)], to: stream, expecting: .noStream)
                    await Task.yield()
                }
            }
        }
        try expectOneSuccess(results, others: EventStoreError.streamExists(stream, actual: 1))
        try await expectEqual(stores.events.read(stream).all().count, 1)
    }

    static func deleteAll(_ stores: any Stores) async throws {
        func key(_ id: String) -> DocumentKey { DocumentKey(id, in: document.collection) }
        try await stores.documents.put(StoreSamples.json("{}"), as: key("before"))
        let (started, added) = (Gate(2), Flag())
        async let adding: Void = {
            await started.pass()
            try await stores.documents.put(StoreSamples.json("{}"), as: DocumentKey("meanwhile", in: "documents"))
            added.raise()
        }()
        defer { started.open() }
        let wasAddedBefore = try await stores.transaction { transaction in
            try await transaction.documents.deleteAll(in: document.collection)
            try await transaction.documents.insert(StoreSamples.json("{}"), as: key("own"))
            await started.pass()
            try await giveTurns(during: transaction, until: added)
            return added.isRaised
        }
        try await adding
        // A store may hold the other writer back until the commit; then the document is there after it.
        let ids = try await stores.documents.find(DocumentQuery(), in: document.collection).map(\.key.id)
        try expectEqual(ids.filter { $0 != "meanwhile" }, ["own"])
        if wasAddedBefore { try expectEqual(ids, ["own"]) }
    }
}
