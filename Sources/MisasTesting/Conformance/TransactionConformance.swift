#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Misas

/// What every set of stores does in a transaction.
enum TransactionConformance {
    static let scenarios: [StoreScenario] =
        [
            StoreScenario(
                "All that a transaction writes becomes visible at once, to every store",
                covers: [15],
                atomicity
            ),
            StoreScenario("A body that throws leaves nothing in any store", covers: [14], abort),
            StoreScenario("A transaction that is cancelled before its commit leaves nothing", cancellation),
            StoreScenario("A transaction reads its own writes", readsOwnWrites),
            StoreScenario("A transaction reads its own predictions, snapshots and replies", readsOwnOthers),
            StoreScenario(
                "An append in a transaction is invisible to others until the commit",
                covers: [15],
                isolation
            ),
            StoreScenario("A refused write leaves the transaction as it was, and it can go on", goesOn),
            StoreScenario("A transaction tells where its events stand", commitTellsPositions),
            StoreScenario("An append known to the transaction or to the store is not written again", idempotence),
            StoreScenario("Streams are truncated, deleted and archived with the transaction", lifecycle),
            StoreScenario("A transaction that has ended can do nothing", ended),
        ] + conflicting + holding + nesting + work

    struct Abandoned: Error {}
    static let hour = Duration.seconds(3_600)
    static let document = DocumentKey("d", in: "documents")
    static let timer = PredictionIdentity(type: "test.reached", key: "k")

    static func prediction() -> NewPrediction {
        NewPrediction(identity: timer, dueAt: Date(), data: StoreSamples.json("{}"))
    }

    static func snapshot() throws -> Snapshot {
        Snapshot(stream: try StoreSamples.stream(), schemaTag: "a", version: 2, data: StoreSamples.json("{}"))
    }

    /// Writes to each store.
    static func writeEverywhere(_ transaction: any StoreTransaction) async throws {
        let stream = try StoreSamples.stream()
        try await transaction.events.append(StoreSamples.events(2), to: stream, expecting: .noStream)
        try await transaction.documents.insert(StoreSamples.json("{}"), as: document)
        try await transaction.checkpoints.save(7, for: "p", expecting: .start, fence: 0)
        try await transaction.predictions.schedule(prediction())
        try await transaction.snapshots.save(try snapshot())
        try await transaction.replies.record(StoreSamples.json("1"), as: "c", fingerprint: "", retention: hour)
    }

    static let everywhere = ["events", "documents", "checkpoints", "predictions", "snapshots", "replies"]

    /// In which of the stores something is.
    static func visible(_ stores: any Stores) async throws -> [String] {
        let stream = try StoreSamples.stream()
        let found = [
            try await stores.events.exists(stream), try await stores.documents.get(document) != nil,
            try await stores.checkpoints.load("p") != nil, try await stores.predictions.find(timer) != nil,
            try await stores.snapshots.latest(of: stream, schemaTag: "a") != nil,
            try await stores.replies.reply(to: "c") != nil,
        ]
        return zip(everywhere, found).filter(\.1).map(\.0)
    }

    static func atomicity(_ stores: any Stores) async throws {
        try await stores.transaction { transaction in
            try await writeEverywhere(transaction)
            try await expectEqual(visible(stores), [])
        }
        try await expectEqual(visible(stores), everywhere)
    }

    static func abort(_ stores: any Stores) async throws {
        try await expectThrows(Abandoned.self) {
            try await stores.transaction { transaction in
                try await writeEverywhere(transaction)
                throw Abandoned()
            }
        }
        try await expectEqual(visible(stores), [])
        try await expectEmpty(stores.events.readAll(filter: EventFilter(includesSystemEvents: true)).all())
        try await stores.transaction(writeEverywhere)
        try await expectEqual(visible(stores), everywhere)
    }

    static func cancellation(_ stores: any Stores) async throws {
        let task = Task {
            try await stores.transaction { transaction in
                try await writeEverywhere(transaction)
                withUnsafeCurrentTask { $0?.cancel() }
            }
        }
        try await expectThrows(CancellationError.self) { try await task.value }
        try await expectEqual(visible(stores), [])
        let late = await onCancelledTask { try await stores.transaction(writeEverywhere) }
        try await expectThrows(CancellationError.self) { try late.get() }
        try await expectEqual(visible(stores), [])
    }

    static func readsOwnWrites(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        func key(_ id: String) -> DocumentKey { DocumentKey(id, in: document.collection) }
        try await stores.events.append(StoreSamples.events(2), to: stream, expecting: .noStream)
        try await stores.documents.put(StoreSamples.json(#"{"n":1}"#), as: key("a"))
        let written = StoreSamples.events(3)
        try await stores.transaction { transaction in
            let result = try await transaction.events.append(written, to: stream, expecting: .version(2))
            try expectEqual(result.lastVersion, 5)
            let read = try await transaction.events.read(stream, pageSize: 2).all()
            try expectEqual(read.map(\.version), [1, 2, 3, 4, 5])
            try expectEqual(read.suffix(3).map(\.id), written.map(\.id))
            let backward = transaction.events.read(stream, direction: .backward, limit: 4)
            try await expectEqual(backward.all().map(\.version), [5, 4, 3, 2])
            try await expectEqual(transaction.events.streamInfo(stream)?.version, 5)

            let documents = transaction.documents
            try await expectEqual(documents.put(StoreSamples.json(#"{"n":2}"#), as: key("a")), 2)
            try await documents.insert(StoreSamples.json(#"{"n":3}"#), as: key("b"))
            let found = try await documents.find(
                DocumentQuery(where: .compare(DocumentField("n", .number), .greater, 1)),
                in: document.collection
            )
            try expectEqual(found.map(\.key.id), ["a", "b"])
            try expectEqual(found.map(\.version), [2, 1])
            try await expectEqual(documents.delete(key("a"), expecting: 2), true)
            try await expectEqual(documents.get(key("a")), nil)
            try await expectEqual(documents.insert(StoreSamples.json("{}"), as: key("a")), 1)
            try await documents.deleteAll(in: document.collection)
            try await expectEqual(documents.count(where: .everything, in: document.collection), 0)
            try await expectEqual(documents.insert(StoreSamples.json("{}"), as: key("c")), 1)

            try await transaction.checkpoints.save(3, for: "p", expecting: .start, fence: 0)
            try await transaction.checkpoints.save(4, for: "p", expecting: 3, fence: 0)
            try await expectEqual(transaction.checkpoints.load("p")?.position, 4)
        }
        try await expectEqual(stores.events.read(stream).all().count, 5)
        try await expectEqual(stores.documents.find(DocumentQuery(), in: document.collection).map(\.key.id), ["c"])
        try await expectEqual(stores.checkpoints.load("p")?.position, 4)
    }

    static func readsOwnOthers(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.transaction { transaction in
            try await transaction.replies.record(StoreSamples.json("1"), as: "c", fingerprint: "", retention: hour)
            let reply = try unwrap(try await transaction.replies.reply(to: "c"))
            try await expectThrows(ReplyStoreError.alreadyRecorded(reply)) {
                try await transaction.replies.record(StoreSamples.json("2"), as: "c", fingerprint: "", retention: hour)
            }

            let scheduled = prediction()
            try await expectEqual(transaction.predictions.schedule(scheduled), nil)
            try await expectEqual(transaction.predictions.find(timer)?.prediction.id, scheduled.id)
            let replaced = try await transaction.predictions.schedule(prediction())
            try expectEqual(replaced?.microsecondsSince1970, scheduled.dueAt.microsecondsSince1970)
            try await expectEqual(transaction.predictions.cancel(timer), true)
            try await expectEqual(transaction.predictions.find(timer), nil)
            try await expectEqual(transaction.predictions.cancel(timer), false)
            try await transaction.predictions.schedule(prediction())

            try await transaction.snapshots.save(try snapshot())
            try await expectEqual(transaction.snapshots.latest(of: stream, schemaTag: "a")?.version, 2)
            try await transaction.snapshots.deleteAll(of: stream)
            try await expectEqual(transaction.snapshots.latest(of: stream, schemaTag: "a"), nil)
            try await transaction.snapshots.save(try snapshot())
        }
        try await expectEqual(visible(stores), ["predictions", "snapshots", "replies"])
    }

    static func isolation(_ stores: any Stores) async throws {
        let (stream, other) = (try StoreSamples.stream(), try StoreSamples.stream("account-2"))
        var reader = stores.events.subscribe(after: .start).makeAsyncIterator()
        try await stores.transaction { transaction in
            try await transaction.events.append([StoreSamples.event(1)], to: stream, expecting: .any)
            try await expectEmpty(stores.events.read(stream).all())
            try await expectEqual(stores.events.streamInfo(stream), nil)
            try await expectEmpty(stores.events.readAll().all())
            // A store may hold this one back from readers until the transaction has its place in the order.
            try await stores.events.append([StoreSamples.event(2)], to: other, expecting: .any)
            try await expectEmpty(stores.events.read(stream).all())
        }
        let events = [try await reader.next(), try await reader.next()].compactMap { $0 }
        try expectEqual(Set(events.map(StoreSamples.number)), [1, 2])
        try expectOrder(events)
    }
}
