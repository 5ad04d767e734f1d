import Misas

extension TransactionConformance {
    static let work = [
        StoreScenario("Transfers between accounts by many at once keep the sum", transfers),
        StoreScenario("A projection and its checkpoint move together, exactly once", covers: [42], projection),
    ]

    /// Moves an amount from one account to another, if neither was changed meanwhile.
    private static func move(
        _ amount: Int,
        from source: DocumentKey,
        to target: DocumentKey,
        in stores: any Stores
    ) async throws {
        try await stores.transaction { transaction in
            for (account, change) in [(source, -amount), (target, amount)].sorted(by: { $0.0.id < $1.0.id }) {
                let read = try unwrap(try await transaction.documents.get(account))
                let balance = try unwrap(try StoreSamples.tree(read.data).intValue)
                await Task.yield()
                try await transaction.documents.update(
                    StoreSamples.json("\(balance + change)"),
                    as: account,
                    expecting: read.version
                )
            }
        }
    }

    static func transfers(_ stores: any Stores) async throws {
        let accounts = (0..<4).map { DocumentKey("\($0)", in: "balances") }
        for account in accounts { try await stores.documents.put(StoreSamples.json("100"), as: account) }
        let results = await race(8) { worker in
            await Result<Void, any Error>.of {
                for round in 0..<25 {
                    let (source, target) = (accounts[(worker + round) % 4], accounts[(worker * 3 + round + 1) % 4])
                    guard source != target else { continue }
                    while true {
                        try Task.checkCancellation()
                        do {
                            try await move(1 + round % 7, from: source, to: target, in: stores)
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
        try expectEqual(balances.compactMap { try StoreSamples.tree($0.data).intValue }.reduce(0, +), 400)
    }

    /// Adds the numbers of a page's events to the sum, and moves the checkpoint from where it was.
    private static func add(
        _ page: EventPage,
        from position: GlobalPosition,
        in stores: any Stores
    ) async throws {
        try await stores.transaction { transaction in
            let key = DocumentKey("sum", in: "sums")
            let read = try await transaction.documents.get(key)
            var sum = try read.map { try StoreSamples.tree($0.data).intValue ?? 0 } ?? 0
            for event in page.events { sum += try StoreSamples.number(event) }
            await Task.yield()
            try await transaction.documents.put(StoreSamples.json("\(sum)"), as: key)
            try await transaction.checkpoints.save(page.position, for: "sum", expecting: position, fence: 0)
        }
    }

    static func projection(_ stores: any Stores) async throws {
        let stream = try StoreSamples.stream()
        let total = 300
        try await stores.events.append(StoreSamples.events(total), to: stream, expecting: .any)
        let head = try await stores.events.lastPosition()
        // Three workers run the same processor at once, without a lease: the checkpoint alone keeps it to once.
        let results = await race(3) { worker in
            await Result<Void, any Error>.of {
                while true {
                    try Task.checkCancellation()
                    let from = try await stores.checkpoints.load("sum")?.position ?? .start
                    guard from < head else { return }
                    var pages = stores.events.readAll(after: from, pageSize: 7 + worker).pages.makeAsyncIterator()
                    guard let page = try await pages.next() else { return }
                    do {
                        try await add(page, from: from, in: stores)
                    } catch CheckpointError.conflict {
                        continue
                    }
                }
            }
        }
        for result in results { try result.get() }
        let sum = try unwrap(try await stores.documents.get(DocumentKey("sum", in: "sums")))
        try expectEqual(StoreSamples.tree(sum.data).intValue, total * (total + 1) / 2)
        try await expectEqual(stores.checkpoints.load("sum")?.position, head)
    }
}
