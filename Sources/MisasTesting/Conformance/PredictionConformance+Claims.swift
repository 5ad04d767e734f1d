#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Misas

extension PredictionConformance {
    static let claiming = [
        StoreScenario("A claimed prediction is left to its owner until the lease ends", covers: [65], leases),
        StoreScenario("An owner that lost its claim can end it in no way", covers: [65], lostClaim),
        StoreScenario("A prediction that failed occurs again later, with its attempts counted", retries),
        StoreScenario("A parked prediction waits for a decision", parks),
        StoreScenario("A prediction that schedules itself again while it occurs stays scheduled", reschedulesItself),
        StoreScenario("What was scheduled anew is not touched by the end of the old claim", superseded),
        StoreScenario("A prediction cancelled while it occurs loses its claim", cancelledWhileClaimed),
        StoreScenario(
            "A prediction cancelled and scheduled again in one transaction loses its claim",
            cancelledAndScheduledWhileClaimed
        ),
        StoreScenario("Within a partition one owner at a time sees to them, in order", partitions),
        StoreScenario("What nobody has claimed holds nothing up in its partition", freePartitions),
        StoreScenario(
            "20 owners that claim at once share what is due, each prediction once",
            covers: [65],
            race
        ),
        StoreScenario("20 owners that claim at once never share a partition", racePartitions),
    ]

    private static let lost = PredictionStoreError.claimLost(identity("k"))

    /// Schedules a prediction, and claims it.
    private static func claimed(
        _ stores: any Stores,
        for lease: Duration = hour
    ) async throws -> PredictionClaim {
        try await stores.predictions.schedule(prediction("k", at: 1))
        return try unwrap(try await claim(stores, at: 1, for: lease).first)
    }

    static func leases(_ stores: any Stores) async throws {
        let first = try await claimed(stores, for: .zero)
        let renewed = try await stores.predictions.renew(first, for: hour)
        try expectEqual(renewed.token, first.token)
        try expectGreater(renewed.expiresAt, first.expiresAt)
        try await expectEmpty(claim(stores, at: 1, by: "b"))
        let found = try unwrap(try await stores.predictions.find(identity("k")))
        try expectEqual(found.state, .claimed(owner: "a", until: renewed.expiresAt))
        _ = try await stores.predictions.renew(first, for: .zero)
        let second = try unwrap(try await claim(stores, at: 1, by: "b").first)
        try expectEqual(second.prediction.attempts, 2)
        try expectGreater(second.token, first.token)
    }

    static func lostClaim(_ stores: any Stores) async throws {
        let old = try await claimed(stores, for: .zero)
        let new = try unwrap(try await claim(stores, at: 1, by: "b").first)
        let predictions = stores.predictions
        try await expectThrows(lost) { try await predictions.complete(old) }
        try await expectThrows(lost) { try await predictions.retry(old, at: time(9), failure: "x") }
        try await expectThrows(lost) { try await predictions.park(old, reason: "x") }
        try await expectThrows(lost) { try await predictions.renew(old, for: hour) }
        try await predictions.complete(new)
        try await expectThrows(lost) { try await predictions.complete(new) }
    }

    static func retries(_ stores: any Stores) async throws {
        let first = try await claimed(stores)
        try await expectThrows(PredictionStoreError.invalid(.metadataWithNUL(member: "failure"))) {
            try await stores.predictions.retry(first, at: time(5), failure: "\0")
        }
        try await stores.predictions.retry(first, at: time(5), failure: "no luck")
        let found = try unwrap(try await stores.predictions.find(identity("k")))
        try expectEqual(found.state, .scheduled)
        try expectEqual(found.dueAt, time(5))
        try expectEqual(found.lastFailure, "no luck")
        try await expectEmpty(claim(stores, at: 4))
        let second = try unwrap(try await claim(stores, at: 5).first)
        try expectEqual(second.prediction.attempts, 2)
        try await expectThrows(lost) { try await stores.predictions.complete(first) }
    }

    static func parks(_ stores: any Stores) async throws {
        let claimed = try await claimed(stores)
        try await expectThrows(PredictionStoreError.notParked(identity("k"))) {
            try await stores.predictions.unpark(identity("k"), at: time(2))
        }
        try await stores.predictions.park(claimed, reason: "poison")
        try await expectEqual(stores.predictions.find(identity("k"))?.state, .parked(reason: "poison"))
        try await expectEmpty(claim(stores, at: 1_000))
        try await expectEqual(stores.predictions.nextDue(types: nil), nil)
        try await expectThrows(PredictionStoreError.notParked(identity("z"))) {
            try await stores.predictions.unpark(identity("z"), at: time(2))
        }
        try await stores.predictions.unpark(identity("k"), at: time(2))
        try await expectThrows(PredictionStoreError.notParked(identity("k"))) {
            try await stores.predictions.unpark(identity("k"), at: time(2))
        }
        try await expectEmpty(claim(stores, at: 1))
        let again = try unwrap(try await claim(stores, at: 2).first)
        try expectEqual(again.prediction.attempts, 1)
        try await stores.predictions.park(again, reason: "poison")
        try await expectEqual(stores.predictions.schedule(prediction("k", at: 3)), time(2))
        let anew = try unwrap(try await claim(stores, at: 3).first)
        try expectEqual(anew.prediction.attempts, 1)
        try await stores.predictions.park(anew, reason: "poison")
        try await expectEqual(stores.predictions.cancel(identity("k")), true)
        try await expectEqual(stores.predictions.find(identity("k")), nil)
    }

    static func reschedulesItself(_ stores: any Stores) async throws {
        let first = try await claimed(stores)
        try await stores.predictions.schedule(prediction("k", at: 11))
        try await stores.predictions.complete(first)
        try await expectEqual(stores.predictions.find(identity("k"))?.dueAt, time(11))
        try await expectThrows(lost) { try await stores.predictions.complete(first) }
        let second = try unwrap(try await claim(stores, at: 11).first)
        try await stores.transaction { transaction in
            try await transaction.predictions.schedule(prediction("k", at: 21))
            try await transaction.predictions.complete(second)
        }
        try await expectEqual(stores.predictions.find(identity("k"))?.dueAt, time(21))
        let third = try unwrap(try await claim(stores, at: 21).first)
        try await stores.transaction { transaction in
            try await transaction.predictions.complete(third)
            try await expectEqual(transaction.predictions.find(identity("k")), nil)
            try await transaction.predictions.schedule(prediction("k", at: 31))
        }
        try await expectEqual(stores.predictions.find(identity("k"))?.dueAt, time(31))
    }

    static func superseded(_ stores: any Stores) async throws {
        let ends: [@Sendable (PredictionClaim) async throws -> Void] = [
            { try await stores.predictions.complete($0) },
            { try await stores.predictions.retry($0, at: time(99), failure: "x") },
            { try await stores.predictions.park($0, reason: "x") },
        ]
        for end in ends {
            let old = try await claimed(stores)
            try await stores.predictions.schedule(prediction("k", at: 11))
            try await end(old)
            let found = try unwrap(try await stores.predictions.find(identity("k")))
            try expectEqual(found.state, .scheduled)
            try expectEqual(found.dueAt, time(11))
            try expectEqual(found.attempts, 0)
            try expectEqual(found.lastFailure, nil)
            try await expectThrows(lost) { try await end(old) }
        }
        let old = try await claimed(stores)
        try await stores.predictions.schedule(prediction("k", at: 11))
        let new = try unwrap(try await claim(stores, at: 11, by: "b").first)
        try await expectThrows(lost) { try await stores.predictions.complete(old) }
        try await stores.predictions.complete(new)
        try await expectEqual(stores.predictions.find(identity("k")), nil)
    }

    static func cancelledWhileClaimed(_ stores: any Stores) async throws {
        let claimed = try await claimed(stores)
        try await expectEqual(stores.predictions.cancel(identity("k")), true)
        let document = DocumentKey("effect", in: "effects")
        try await expectThrows(lost) {
            try await stores.transaction { transaction in
                try await transaction.documents.put(StoreSamples.json("{}"), as: document)
                try await transaction.predictions.complete(claimed)
            }
        }
        try await expectEqual(stores.documents.get(document), nil)
    }

    static func cancelledAndScheduledWhileClaimed(_ stores: any Stores) async throws {
        let claimed = try await claimed(stores)
        try await stores.transaction { transaction in
            try await expectEqual(transaction.predictions.cancel(identity("k")), true)
            try await transaction.predictions.schedule(prediction("k", at: 11))
        }
        try await expectThrows(lost) { try await stores.predictions.complete(claimed) }
        try await expectEqual(stores.predictions.find(identity("k"))?.dueAt, time(11))
    }

    static func partitions(_ stores: any Stores) async throws {
        for (index, partition) in ["p", "q", "p", "p", nil].enumerated() {
            try await stores.predictions.schedule(prediction("\(index)", at: Double(index), partition: partition))
        }
        let first = try await claim(stores, at: 2, limit: 1)
        try expectEqual(keys(first), "0")
        try await expectEqual(keys(claim(stores, at: 9, by: "b")), "14")
        try await stores.predictions.complete(first[0])
        let both = try await claim(stores, at: 9, by: "b")
        try expectEqual(keys(both), "23")
    }

    static func freePartitions(_ stores: any Stores) async throws {
        try await stores.predictions.schedule(prediction("0", at: 1, type: "test.other", partition: "p"))
        try await stores.predictions.schedule(prediction("1", at: 2, partition: "p"))
        let first = try unwrap(try await claim(stores, at: 9, types: ["test.reached"]).first)
        try expectEqual(first.identity.key, "1")
        // A claimed one holds up others of its partition, whatever their type.
        try await expectEmpty(claim(stores, at: 9, types: ["test.other"], by: "b"))
        try await stores.predictions.park(first, reason: "poison")
        try await expectEqual(keys(claim(stores, at: 9)), "0")
    }

    static func race(_ stores: any Stores) async throws {
        for index in 0..<100 { try await stores.predictions.schedule(prediction("\(index)", at: Double(index % 7))) }
        let claims = await MisasTesting.race(20) { owner in
            await Result.of { try await claim(stores, at: 10, limit: 7, by: "owner \(owner)") }
        }
        let taken = try claims.flatMap { try $0.get() }
        try expectEqual(taken.count, 100)
        try expectEqual(Set(taken.map(\.identity)).count, 100, "the number of predictions that were claimed")
        try expectEqual(Set(taken.map(\.token)).count, 100, "the number of tokens")
    }

    static func racePartitions(_ stores: any Stores) async throws {
        for index in 0..<60 {
            let partition = "p\(index % 5)"
            try await stores.predictions.schedule(prediction("\(index)", at: Double(index), partition: partition))
        }
        let claims = await MisasTesting.race(20) { owner in
            await Result.of { try await claim(stores, at: 100, limit: 7, by: "owner \(owner)") }
        }
        var owners: [String: Set<Int>] = [:]
        for (owner, claimed) in claims.enumerated() {
            for claim in try claimed.get() {
                owners[try unwrap(claim.prediction.prediction.partition), default: []].insert(owner)
            }
        }
        try expect(owners, "one owner for each partition") { $0.values.allSatisfy { $0.count == 1 } }
    }
}
