import Misas

extension TransactionConformance {
    static let nesting = [
        StoreScenario("A part of a transaction that throws is undone in every store, and the rest goes on", undoes),
        StoreScenario("A part of a transaction that returns is kept, and undone with what it is part of", keeps),
        StoreScenario("What a part wrote over is there again when it is undone", restores),
        StoreScenario("Claims that a part ended or cancelled are valid again when it is undone", restoresClaims),
        StoreScenario("What a part cancelled and kept can be ended by the rest", keepsClaims),
        StoreScenario("A part in which a write was refused can be kept or undone", refusedInPart),
        StoreScenario("A checkpoint that only an undone part held is nobody's", undoesHold),
        StoreScenario("A part whose task is cancelled is undone with the whole", cancelledPart),
        StoreScenario("A part of a transaction that has ended can do nothing", partEnded),
    ]

    /// Runs a part of a transaction that does something and throws.
    private static func abandon(
        _ transaction: any StoreTransaction,
        _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> Void
    ) async throws {
        try await expectThrows(Abandoned.self) {
            try await transaction.nested { part in
                try await body(part)
                throw Abandoned()
            }
        }
    }

    static func undoes(_ stores: any Stores) async throws {
        let other = try StoreSamples.stream("account-2")
        let event = StoreSamples.event()
        let committed = try await stores.commit { transaction in
            try await transaction.events.append([event], to: other, expecting: .noStream)
            try await abandon(transaction) { part in
                try await writeEverywhere(part)
                try await part.events.append([StoreSamples.event(2)], to: other, expecting: .version(1))
            }
            let seen = [
                try await transaction.events.exists(StoreSamples.stream()),
                try await transaction.documents.get(document) != nil,
                try await transaction.checkpoints.load("p") != nil,
                try await transaction.predictions.find(timer) != nil,
                try await transaction.snapshots.latest(of: StoreSamples.stream(), schemaTag: "a") != nil,
                try await transaction.replies.reply(to: "c") != nil,
            ]
            try expectEqual(zip(everywhere, seen).filter(\.1).map(\.0), [])
            // Once more: nothing of it is known.
            try await abandon(transaction, writeEverywhere)
            try await transaction.events.append([StoreSamples.event(3)], to: other, expecting: .version(1))
        }
        try expectEqual(committed.appends.map(\.stream), [other, other])
        try expectEqual(committed.appends.map(\.lastVersion), [1, 2])
        try await expectEqual(visible(stores), [])
        let all = try await stores.events.readAll(filter: EventFilter(includesSystemEvents: true)).all()
        try expectEqual(all.map(StoreSamples.number), [1, 3])
        try await stores.transaction { transaction in
            try await abandon(transaction, writeEverywhere)
            try await writeEverywhere(transaction)
        }
        try await expectEqual(visible(stores), everywhere)
    }

    static func keeps(_ stores: any Stores) async throws {
        func put(_ id: String, _ transaction: any StoreTransaction) async throws {
            try await transaction.documents.put(StoreSamples.json("{}"), as: DocumentKey(id, in: "documents"))
            try await transaction.events.append(
                [StoreSamples.event()],
                to: StoreSamples.stream("a-\(id)"),
                expecting: .any
            )
        }
        let committed = try await stores.commit { transaction in
            let value = try await transaction.nested { part in
                try await put("1", part)
                try await abandon(part) { try await put("2", $0) }
                try await part.nested { try await put("3", $0) }
                return 7
            }
            try expectEqual(value, 7)
            try await abandon(transaction) { part in
                try await part.nested { try await put("4", $0) }
                try await put("5", part)
            }
            try await put("6", transaction)
            return value
        }
        try expectEqual(committed.value, 7)
        try expectEqual(committed.appends.map(\.stream.name), ["a-1", "a-3", "a-6"])
        let kept = try await stores.documents.find(DocumentQuery(), in: "documents")
        try expectEqual(kept.map(\.key.id), ["1", "3", "6"])
        try await expectEqual(stores.events.readAll().all().map(\.stream.name), ["a-1", "a-3", "a-6"])
    }

    static func restores(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let known = StoreSamples.event(9)
        try await stores.documents.put(StoreSamples.json("1"), as: document)
        try await stores.transaction { transaction in
            try await transaction.documents.put(StoreSamples.json("2"), as: document)
            try await transaction.checkpoints.save(3, for: "p", expecting: .start, fence: 0)
            try await transaction.events.append(StoreSamples.events(2), to: stream, expecting: .noStream)
            let scheduled = prediction()
            try await transaction.predictions.schedule(scheduled)
            try await transaction.snapshots.save(snapshot())
            try await abandon(transaction) { part in
                try await part.documents.deleteAll(in: document.collection)
                try await part.documents.put(StoreSamples.json("3"), as: document)
                try await part.checkpoints.save(4, for: "p", expecting: 3, fence: 0)
                try await part.events.append([known], to: stream, expecting: .version(2))
                try await part.events.truncate(stream, before: 2)
                try await part.predictions.cancel(timer)
                try await part.snapshots.deleteAll(of: stream)
            }
            try await expectEqual(transaction.documents.get(document)?.version, 2)
            try await expectEqual(transaction.checkpoints.load("p")?.position, 3)
            try await expectEqual(transaction.events.read(stream).all().map(\.version), [1, 2])
            try await expectEqual(transaction.predictions.find(timer)?.prediction.id, scheduled.id)
            // What was appended in vain can be appended again.
            let result = try await transaction.events.append([known], to: stream, expecting: .version(2))
            try expectEqual(result.wasAlreadyStored, false)
        }
        let read = try unwrap(try await stores.documents.get(document))
        try expectEqual(read.version, 2)
        try expectEqual(StoreSamples.tree(read.data), 2)
        try await expectEqual(stores.checkpoints.load("p")?.position, 3)
        try await expectEqual(stores.events.read(stream).all().map(\.version), [1, 2, 3])
        try await expectEqual(stores.snapshots.latest(of: stream, schemaTag: "a")?.version, 2)
        try await expectEqual(visible(stores), ["events", "documents", "checkpoints", "predictions", "snapshots"])
    }

    private static func claim(in stores: any Stores) async throws -> PredictionClaim {
        let due = prediction()
        try await stores.predictions.schedule(due)
        return try unwrap(
            try await stores.predictions.claimDue(at: due.dueAt, types: nil, limit: 1, by: "a", for: hour).first
        )
    }

    static func restoresClaims(_ stores: any Stores) async throws {
        let claim = try await claim(in: stores)
        try await stores.transaction { transaction in
            try await abandon(transaction) { try await $0.predictions.complete(claim) }
            try await abandon(transaction) { try await $0.predictions.park(claim, reason: "for a while") }
            try await abandon(transaction) { part in
                try await part.predictions.cancel(timer)
                try await part.predictions.complete(claim)
            }
            // That it was cancelled is forgotten too: another one of the same identity knows nothing of the claim.
            try await abandon(transaction) { part in
                try await part.predictions.cancel(timer)
                try await part.predictions.schedule(prediction())
            }
            let seen = try await transaction.predictions.find(timer)
            try expectEqual(seen?.state, claim.prediction.state)
            try await transaction.predictions.complete(claim)
            try await expectThrows(PredictionStoreError.claimLost(timer)) {
                try await transaction.predictions.complete(claim)
            }
        }
        try await expectEqual(stores.predictions.find(timer), nil)
    }

    static func keepsClaims(_ stores: any Stores) async throws {
        let claim = try await claim(in: stores)
        try await stores.transaction { transaction in
            try await transaction.nested { _ = try await $0.predictions.cancel(timer) }
            try await abandon(transaction) { try await $0.predictions.complete(claim) }
            try await transaction.predictions.complete(claim)
        }
        try await expectEqual(stores.predictions.find(timer), nil)
    }

    static func refusedInPart(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        func key(_ id: String) -> DocumentKey { DocumentKey(id, in: document.collection) }
        try await stores.documents.put(StoreSamples.json("1"), as: key("a"))
        try await stores.transaction { transaction in
            try await transaction.documents.put(StoreSamples.json("1"), as: key("b"))
            try await expectThrows(DocumentStoreError.alreadyExists(key("a"), version: 1)) {
                try await transaction.nested { part in
                    try await part.documents.put(StoreSamples.json("1"), as: key("c"))
                    try await part.documents.insert(StoreSamples.json("1"), as: key("a"))
                }
            }
            try await transaction.nested { part in
                try await part.documents.put(StoreSamples.json("1"), as: key("d"))
                try await expectThrows(EventStoreError.streamNotFound(stream)) {
                    try await part.events.append([StoreSamples.event()], to: stream, expecting: .exists)
                }
                try await part.documents.put(StoreSamples.json("1"), as: key("e"))
            }
        }
        let ids = try await stores.documents.find(DocumentQuery(), in: document.collection).map(\.key.id)
        try expectEqual(ids, ["a", "b", "d", "e"])
    }

    static func undoesHold(_ stores: any Stores) async throws {
        try await stores.checkpoints.save(1, for: "p", expecting: .start, fence: 0)
        try await stores.transaction { transaction in
            try await transaction.documents.put(StoreSamples.json("{}"), as: document)
            try await abandon(transaction) { part in
                try await expectEqual(part.checkpoints.hold("p")?.position, 1)
            }
            // Nobody has to wait for the end of the transaction.
            try await stores.checkpoints.save(2, for: "p", expecting: 1, fence: 0)
        }
        try await expectEqual(stores.checkpoints.load("p")?.position, 2)
        try await expectEqual(visible(stores), ["documents", "checkpoints"])
    }

    static func cancelledPart(_ stores: any Stores) async throws {
        let task = Task {
            try await stores.transaction { transaction in
                try await transaction.documents.put(StoreSamples.json("{}"), as: DocumentKey("e", in: "documents"))
                let result = await Result<Void, any Error>.of {
                    try await transaction.nested { part in
                        try await writeEverywhere(part)
                        withUnsafeCurrentTask { $0?.cancel() }
                    }
                }
                try await expectThrows(CancellationError.self) { try result.get() }
                let late = await Result<Void, any Error>.of { try await transaction.nested { _ in } }
                try await expectThrows(CancellationError.self) { try late.get() }
            }
        }
        try await expectThrows(CancellationError.self) { try await task.value }
        try await expectEqual(visible(stores), [])
        try await expectEqual(stores.documents.count(where: .everything, in: "documents"), 0)
    }

    static func partEnded(_ stores: any Stores) async throws {
        try await stores.transaction { transaction in
            let part = try await transaction.nested { part in part }
            let abandoned = Ended()
            try await abandon(transaction) { abandoned.set($0) }
            for ended in [part, try unwrap(abandoned.value)] {
                try await expectThrows(DocumentStoreError.invalid(.transactionEnded)) {
                    try await ended.documents.put(StoreSamples.json("{}"), as: document)
                }
                try await expectThrows(EventStoreError.invalid(.transactionEnded)) {
                    try await ended.events.append([StoreSamples.event()], to: StoreSamples.stream(), expecting: .any)
                }
                try await expectThrows(CheckpointError.invalid(.transactionEnded)) {
                    try await ended.checkpoints.hold("p")
                }
                try await expectThrows(StoreError.invalid(.transactionEnded)) {
                    try await ended.nested { _ in }
                }
            }
            try await transaction.documents.put(StoreSamples.json("{}"), as: document)
        }
        try await expectEqual(visible(stores), ["documents"])
        let ended = try await stores.transaction { $0 }
        try await expectThrows(StoreError.invalid(.transactionEnded)) { try await ended.nested { _ in } }
    }
}
