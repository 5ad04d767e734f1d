import FoundationEssentials
import Misas
import Testing

/// What every set of stores does in a transaction.
enum TransactionConformance {
    static let scenarios = [
        StoreScenario("All that a transaction writes becomes visible at once, to every store", atomicity),
        StoreScenario("A body that throws leaves nothing in any store", abort),
        StoreScenario("A transaction that is cancelled before its commit leaves nothing", cancellation),
        StoreScenario("A transaction reads its own writes", readsOwnWrites),
        StoreScenario("An append in a transaction is invisible to others until the commit", isolation),
        StoreScenario("A refused write leaves the transaction as it was, and it can go on", goesOn),
        StoreScenario("A transaction tells where its events stand", commitTellsPositions),
        StoreScenario(
            "Another writer on a stream that was relied on makes a conflict, and nothing is written",
            conflicts
        ),
        StoreScenario("Another writer on a document that was relied on makes a conflict", documentConflicts),
        StoreScenario("A zombie's checkpoint refuses its whole transaction", zombie),
        StoreScenario("20 transactions that append, whatever the version, all commit", raceAny),
        StoreScenario("Of 20 transactions that expect the same version one commits", raceExact),
        StoreScenario("An append known to the transaction or to the store is not written again", idempotence),
        StoreScenario("Streams are truncated, deleted and archived with the transaction", lifecycle),
        StoreScenario("A transaction that has ended can do nothing", ended),
        StoreScenario("Transfers between accounts by many at once keep the sum", transfers),
        StoreScenario("A projection and its checkpoint move together, exactly once", projection),
    ]

    private struct Abandoned: Error {}
    private static let hour = Duration.seconds(3_600)
    private static let document = DocumentKey("d", in: "documents")
    private static let timer = PredictionIdentity(type: "test.reached", key: "k")

    /// Writes to each store.
    private static func writeEverywhere(_ transaction: any StoreTransaction) async throws {
        let stream = try StoreSamples.stream()
        try await transaction.events.append(StoreSamples.events(2), to: stream, expecting: .noStream)
        try await transaction.documents.insert(StoreSamples.json("{}"), as: document)
        try await transaction.checkpoints.save(7, for: "p", expecting: .start, fence: 0)
        try await transaction.predictions.schedule(
            NewPrediction(identity: timer, dueAt: Date(), data: StoreSamples.json("{}"))
        )
        try await transaction.snapshots.save(
            Snapshot(stream: stream, schemaTag: "a", version: 2, data: StoreSamples.json("{}"))
        )
        try await transaction.replies.record(StoreSamples.json("1"), as: "c", fingerprint: "", retention: hour)
    }

    /// In how many of the six stores something is.
    private static func visible(_ stores: any Stores) async throws -> Int {
        let stream = try StoreSamples.stream()
        let found = [
            try await stores.events.exists(stream), try await stores.documents.get(document) != nil,
            try await stores.checkpoints.load("p") != nil, try await stores.predictions.find(timer) != nil,
            try await stores.snapshots.latest(of: stream, schemaTag: "a") != nil,
            try await stores.replies.reply(to: "c") != nil,
        ]
        return found.count { $0 }
    }

    static func atomicity(_ stores: any Stores) async throws {
        try await stores.transaction { transaction in
            try await writeEverywhere(transaction)
            #expect(try await visible(stores) == 0)
        }
        #expect(try await visible(stores) == 6)
    }

    static func abort(_ stores: any Stores) async throws {
        await #expect(throws: Abandoned.self) {
            try await stores.transaction { transaction in
                try await writeEverywhere(transaction)
                throw Abandoned()
            }
        }
        #expect(try await visible(stores) == 0)
        #expect(try await stores.events.readAll(filter: EventFilter(includesSystemEvents: true)).all().isEmpty)
        try await stores.transaction(writeEverywhere)
        #expect(try await visible(stores) == 6)
    }

    static func cancellation(_ stores: any Stores) async throws {
        let task = Task {
            try await stores.transaction { transaction in
                try await writeEverywhere(transaction)
                withUnsafeCurrentTask { $0?.cancel() }
            }
        }
        let result = await task.result
        #expect(throws: CancellationError.self) { try result.get() }
        #expect(try await visible(stores) == 0)
    }

    static func readsOwnWrites(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        try await stores.events.append(StoreSamples.events(2), to: stream, expecting: .noStream)
        try await stores.documents.put(StoreSamples.json(#"{"n":1}"#), as: DocumentKey("a", in: "documents"))
        let written = StoreSamples.events(3)
        try await stores.transaction { transaction in
            let result = try await transaction.events.append(written, to: stream, expecting: .version(2))
            #expect(result.lastVersion == 5)
            let read = try await transaction.events.read(stream, pageSize: 2).all()
            #expect(read.map(\.version) == [1, 2, 3, 4, 5])
            #expect(read.suffix(3).map(\.id) == written.map(\.id))
            let backward = transaction.events.read(stream, direction: .backward, limit: 4)
            #expect(try await backward.all().map(\.version) == [5, 4, 3, 2])
            #expect(try await transaction.events.streamInfo(stream)?.version == 5)

            let documents = transaction.documents
            #expect(try await documents.put(StoreSamples.json(#"{"n":2}"#), as: DocumentKey("a", in: "documents")) == 2)
            try await documents.insert(StoreSamples.json(#"{"n":3}"#), as: DocumentKey("b", in: "documents"))
            let found = try await documents.find(
                DocumentQuery(where: .compare(DocumentField("n", .number), .greater, 1)),
                in: "documents"
            )
            #expect(found.map(\.key.id) == ["a", "b"])
            #expect(found.map(\.version) == [2, 1])
            #expect(try await documents.delete(DocumentKey("a", in: "documents"), expecting: 2))
            #expect(try await documents.get(DocumentKey("a", in: "documents")) == nil)
            #expect(try await documents.insert(StoreSamples.json("{}"), as: DocumentKey("a", in: "documents")) == 1)
            try await documents.deleteAll(in: "documents")
            #expect(try await documents.count(where: .everything, in: "documents") == 0)
            #expect(try await documents.insert(StoreSamples.json("{}"), as: DocumentKey("c", in: "documents")) == 1)

            try await transaction.checkpoints.save(3, for: "p", expecting: .start, fence: 0)
            try await transaction.checkpoints.save(4, for: "p", expecting: 3, fence: 0)
            #expect(try await transaction.checkpoints.load("p")?.position == 4)
            try await transaction.replies.record(StoreSamples.json("1"), as: "c", fingerprint: "", retention: hour)
            #expect(try await transaction.replies.reply(to: "c") != nil)
        }
        #expect(try await stores.events.read(stream).all().count == 5)
        #expect(try await stores.documents.find(DocumentQuery(), in: "documents").map(\.key.id) == ["c"])
        #expect(try await stores.checkpoints.load("p")?.position == 4)
    }

    static func isolation(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        var reader = stores.events.subscribe(after: .start).makeAsyncIterator()
        try await stores.transaction { transaction in
            try await transaction.events.append([StoreSamples.event(1)], to: stream, expecting: .any)
            #expect(try await stores.events.read(stream).all().isEmpty)
            #expect(try await stores.events.readAll().all().isEmpty)
            // A store may hold this one back from readers until the transaction has its place in the order.
            try await stores.events.append(
                [StoreSamples.event(2)],
                to: try StoreSamples.stream("account-2"),
                expecting: .any
            )
        }
        let events = [try await reader.next(), try await reader.next()].compactMap { $0 }
        #expect(try Set(events.map(StoreSamples.number)) == [1, 2])
        #expect(events[0].position < events[1].position)
    }

    static func goesOn(_ stores: any Stores) async throws {
        let (stream, other) = (try StoreSamples.stream(), try StoreSamples.stream("account-2"))
        try await stores.transaction { transaction in
            try await transaction.events.append([StoreSamples.event(1)], to: stream, expecting: .any)
            await #expect(throws: EventStoreError.conflict(other, expected: 1, actual: 0)) {
                try await transaction.events.append([
                    StreamAppend([StoreSamples.event(2)], to: stream, expecting: .any),
                    StreamAppend([StoreSamples.event(3)], to: other, expecting: .version(1)),
                ])
            }
            await #expect(throws: DocumentStoreError.notFound(document)) {
                try await transaction.documents.update(StoreSamples.json("{}"), as: document, expecting: 1)
            }
            try await transaction.events.append([StoreSamples.event(4)], to: stream, expecting: .version(1))
        }
        #expect(try await stores.events.readAll().all().map(StoreSamples.number) == [1, 4])
        #expect(try await stores.documents.get(document) == nil)
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
        #expect(committed.value == "done")
        #expect(committed.appends.map(\.stream) == [other, stream])
        #expect(committed.appends.map(\.lastVersion) == [2, 2])
        let all = try await stores.events.readAll().all()
        #expect(committed.lastPosition == all.last?.position)
        #expect(committed.appends.first?.firstPosition == all.dropFirst().first?.position)
        let nothing = try await stores.commit { _ in 7 }
        #expect(nothing.lastPosition == nil)
    }

    static func conflicts(_ stores: any Stores) async throws {
        let (stream, other) = (try StoreSamples.stream(), try StoreSamples.stream("account-2"))
        try await stores.events.append([StoreSamples.event()], to: stream, expecting: .any)
        // A store may hold the other writer back rather than let the transaction fail: one of both must lose.
        let started = Gate(2)
        let rival = Task {
            await started.pass()
            return await Result.of {
                try await stores.events.append([StoreSamples.event(7)], to: stream, expecting: .version(1))
            }
        }
        let result = await Result.of {
            try await stores.transaction { transaction in
                try await transaction.events.append([StoreSamples.event(8)], to: other, expecting: .any)
                try await transaction.events.append([StoreSamples.event(8)], to: stream, expecting: .version(1))
                await started.pass()
                for _ in 0..<100 { await Task.yield() }
            }
        }
        let rivals = await rival.value
        #expect(result.isSuccess != rivals.isSuccess)
        if case .failure(let error) = result {
            #expect(error as? EventStoreError == .conflict(stream, expected: 1, actual: 2))
        }
        if case .failure(let error) = rivals {
            #expect(error as? EventStoreError == .conflict(stream, expected: 1, actual: 2))
        }
        #expect(try await stores.events.exists(other) == result.isSuccess)
        #expect(try await stores.events.read(stream).all().count == 2)
    }

    static func documentConflicts(_ stores: any Stores) async throws {
        try await stores.documents.put(StoreSamples.json("0"), as: document)
        let results = await race(2) { writer in
            await Result.of {
                try await stores.transaction { transaction in
                    let read = try #require(try await transaction.documents.get(document))
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
        #expect(wins >= 1)
        for case .failure(let error) in results {
            #expect(error as? DocumentStoreError == .conflict(document, expected: 1, actual: 2))
        }
        #expect(try await stores.documents.get(document)?.version == 1 + Int64(wins))
    }

    static func zombie(_ stores: any Stores) async throws {
        let old = try await stores.checkpoints.claim("p", by: "a", for: .zero)
        let new = try await stores.checkpoints.claim("p", by: "b", for: hour)
        await #expect(throws: CheckpointError.fenced("p", fence: old.fence, current: new.fence)) {
            try await stores.transaction { transaction in
                try await transaction.documents.put(StoreSamples.json("{}"), as: document)
                try await transaction.checkpoints.save(5, for: "p", expecting: .start, fence: old.fence)
            }
        }
        #expect(try await stores.documents.get(document) == nil)
        try await stores.transaction { transaction in
            try await transaction.checkpoints.save(5, for: "p", expecting: .start, fence: new.fence)
        }
        #expect(try await stores.checkpoints.load("p")?.position == 5)
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
        #expect(versions == Array(1...20))
        #expect(try await stores.documents.get(document)?.version == 20)
    }

    static func raceExact(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let results = await race(20) { writer in
            await Result.of {
                try await stores.transaction { transaction in
                    try await transaction.events.append([StoreSamples.event(writer)], to: stream, expecting: .noStream)
                    await Task.yield()
                }
            }
        }
        #expect(results.count { $0.isSuccess } == 1)
        for case .failure(let error) in results {
            #expect(error as? EventStoreError == .streamExists(stream, actual: 1))
        }
        #expect(try await stores.events.read(stream).all().count == 1)
    }

    static func idempotence(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let events = StoreSamples.events(2)
        let first = try await stores.events.append(events, to: stream, expecting: .noStream)
        let more = StoreSamples.events(2)
        let committed = try await stores.commit { transaction in
            let again = try await transaction.events.append(events, to: stream, expecting: .noStream)
            #expect(again.wasAlreadyStored)
            #expect(again.positions == first.positions)
            #expect(try await transaction.events.append(more, to: stream, expecting: .version(2)).lastVersion == 4)
            let repeated = try await transaction.events.append(more, to: stream, expecting: .version(2))
            #expect(repeated.wasAlreadyStored)
            #expect(repeated.lastVersion == 4)
            await #expect(throws: EventStoreError.self) {
                try await transaction.events.append([more[1], StoreSamples.event()], to: stream, expecting: .any)
            }
        }
        #expect(committed.appends.count == 1)
        #expect(try await stores.events.read(stream).all().map(\.id) == (events + more).map(\.id))
    }

    static func lifecycle(_ stores: any Stores) async throws {
        let streams = try (0..<3).map { try StoreSamples.stream("account-\($0)") }
        for stream in streams { try await stores.events.append(StoreSamples.events(4), to: stream, expecting: .any) }
        func act(_ transaction: any StoreTransaction) async throws {
            try await transaction.events.append([StoreSamples.event(5)], to: streams[0], expecting: .version(4))
            try await transaction.events.truncate(streams[0], before: 4)
            #expect(try await transaction.events.read(streams[0]).all().map(\.version) == [4, 5])
            try await transaction.events.archive(streams[1])
            await #expect(throws: EventStoreError.streamArchived(streams[1])) {
                try await transaction.events.append([StoreSamples.event()], to: streams[1], expecting: .any)
            }
            try await transaction.events.delete(streams[2])
            await #expect(throws: EventStoreError.streamDeleted(streams[2])) {
                try await transaction.events.read(streams[2]).all()
            }
            #expect(try await transaction.events.read(.systemStreams).all().count == 3)
        }
        await #expect(throws: Abandoned.self) {
            try await stores.transaction { transaction in
                try await act(transaction)
                throw Abandoned()
            }
        }
        #expect(try await stores.events.readAll().all().count == 12)
        try await stores.transaction(act)
        #expect(try await stores.events.read(streams[0]).all().map(\.version) == [4, 5])
        #expect(try await stores.events.streamInfo(streams[1])?.status == .archived)
        #expect(try await stores.events.streamInfo(streams[2])?.status == .deleted)
        #expect(try await stores.events.readAll().all().count == 6)
        #expect(try await stores.events.read(.systemStreams).all().count == 3)
    }

    static func ended(_ stores: any Stores) async throws {
        let transaction = try await stores.transaction { $0 }
        await #expect(throws: EventStoreError.invalid(.transactionEnded)) {
            try await transaction.events.append([StoreSamples.event()], to: try StoreSamples.stream(), expecting: .any)
        }
        await #expect(throws: DocumentStoreError.invalid(.transactionEnded)) {
            try await transaction.documents.get(document)
        }
        #expect(try await stores.events.lastPosition() == .start)
    }

    static func transfers(_ stores: any Stores) async throws {
        let accounts = (0..<4).map { DocumentKey("\($0)", in: "balances") }
        for account in accounts { try await stores.documents.put(StoreSamples.json("100"), as: account) }
        @Sendable func move(
            _ amount: Int,
            from source: DocumentKey,
            to target: DocumentKey
        ) async throws {
            try await stores.transaction { transaction in
                for (account, change) in [(source, -amount), (target, amount)].sorted(by: { $0.0.id < $1.0.id }) {
                    let read = try #require(try await transaction.documents.get(account))
                    let balance = try #require(try StoreSamples.tree(read.data).intValue)
                    await Task.yield()
                    try await transaction.documents.update(
                        StoreSamples.json("\(balance + change)"),
                        as: account,
                        expecting: read.version
                    )
                }
            }
        }
        let results = await race(8) { worker in
            await Result.of {
                for round in 0..<25 {
                    let (source, target) = (accounts[(worker + round) % 4], accounts[(worker * 3 + round + 1) % 4])
                    guard source != target else { continue }
                    while true {
                        do {
                            try await move(1 + round % 7, from: source, to: target)
                            break
                        } catch let error as DocumentStoreError where error.isConflict {
                            continue
                        }
                    }
                }
            }
        }
        for result in results { try result.get() }
        let balances = try await stores.documents.find(DocumentQuery(), in: "balances")
        #expect(try balances.compactMap { try StoreSamples.tree($0.data).intValue }.reduce(0, +) == 400)
    }

    static func projection(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let total = 300
        try await stores.events.append(StoreSamples.events(total), to: stream, expecting: .any)
        let head = try await stores.events.lastPosition()
        // Three workers run the same processor at once, without a lease: the checkpoint alone keeps it to once.
        let results = await race(3) { worker in
            await Result.of {
                while true {
                    let from = try await stores.checkpoints.load("sum")?.position ?? .start
                    guard from < head else { return }
                    var pages = stores.events.readAll(after: from, pageSize: 7 + worker).pages.makeAsyncIterator()
                    guard let page = try await pages.next() else { return }
                    do {
                        try await stores.transaction { transaction in
                            let key = DocumentKey("sum", in: "sums")
                            let read = try await transaction.documents.get(key)
                            var sum = try read.map { try StoreSamples.tree($0.data).intValue ?? 0 } ?? 0
                            for event in page.events { sum += try StoreSamples.number(event) }
                            await Task.yield()
                            try await transaction.documents.put(StoreSamples.json("\(sum)"), as: key)
                            try await transaction.checkpoints.save(
                                page.position,
                                for: "sum",
                                expecting: from,
                                fence: 0
                            )
                        }
                    } catch CheckpointError.conflict {
                        continue
                    }
                }
            }
        }
        for result in results { try result.get() }
        let sum = try #require(try await stores.documents.get(DocumentKey("sum", in: "sums")))
        #expect(try StoreSamples.tree(sum.data).intValue == total * (total + 1) / 2)
        #expect(try await stores.checkpoints.load("sum")?.position == head)
    }
}
