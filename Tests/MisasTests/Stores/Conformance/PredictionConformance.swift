import FoundationEssentials
import Misas
import Testing

/// What every prediction store does.
///
/// A lease of no length has ended at once, so that no scenario has to wait.
enum PredictionConformance {
    static let scenarios = [
        StoreScenario("A scheduled prediction can be found, and is claimed once it is due", claims),
        StoreScenario("The same identity scheduled again moves", moves),
        StoreScenario("A cancelled prediction never occurs", cancels),
        StoreScenario("What fell due while nobody looked occurs once, in order of time", overdue),
        StoreScenario("A claimed prediction is left to its owner until the lease ends", leases),
        StoreScenario("An owner that lost its claim can end it in no way", lostClaim),
        StoreScenario("A prediction that failed occurs again later, with its attempts counted", retries),
        StoreScenario("A parked prediction waits for a decision", parks),
        StoreScenario("A prediction that schedules itself again while it occurs stays scheduled", reschedulesItself),
        StoreScenario("A prediction cancelled while it occurs loses its claim", cancelledWhileClaimed),
        StoreScenario("Within a partition one owner at a time sees to them, in order", partitions),
        StoreScenario("Types that are not wanted are left alone", types),
        StoreScenario("The next time counts leases and busy partitions", nextDue),
        StoreScenario("A driver that waits hears of an earlier prediction", wakesUp),
        StoreScenario("Predictions are listed by what is becoming of them", lists),
        StoreScenario("20 owners that claim at once share what is due, each prediction once", race),
        StoreScenario("What no store can hold is refused", refusals),
    ]

    private static let hour = Duration.seconds(3_600)
    /// Times of predictions are their own; only leases go by the store's clock.
    private static func time(_ seconds: Double) -> Date { Date(timeIntervalSince1970: 1_800_000_000 + seconds) }

    private static func identity(_ key: String) -> PredictionIdentity {
        PredictionIdentity(type: "test.reached", key: key)
    }

    private static func prediction(
        _ key: String,
        at seconds: Double,
        type: String = "test.reached",
        partition: String? = nil
    ) -> NewPrediction {
        NewPrediction(
            identity: PredictionIdentity(type: type, key: key),
            dueAt: time(seconds),
            partition: partition,
            data: StoreSamples.json(#"{"key":"\#(key)"}"#)
        )
    }

    private static func claim(
        _ stores: any Stores,
        at seconds: Double,
        types: Set<String>? = nil,
        limit: Int = 100,
        by owner: String = "a",
        for lease: Duration = hour
    ) async throws -> [PredictionClaim] {
        try await stores.predictions.claimDue(at: time(seconds), types: types, limit: limit, by: owner, for: lease)
    }

    private static func keys(_ claims: [PredictionClaim]) -> String {
        claims.map(\.identity.key).joined()
    }

    static func claims(_ stores: any Stores) async throws {
        let scheduled = NewPrediction(
            identity: identity("k"),
            dueAt: time(10.123456),
            partition: "p",
            schemaVersion: 2,
            data: StoreSamples.json(#"{"a":1}"#),
            metadata: EventMetadata(user: "Ada", attributes: ["b": "c"])
        )
        #expect(try await stores.predictions.schedule(scheduled) == nil)
        let found = try #require(try await stores.predictions.find(identity("k")))
        #expect(found.state == .scheduled)
        #expect(found.attempts == 0)
        #expect(found.prediction.id == scheduled.id)
        #expect(found.prediction.metadata == scheduled.metadata)
        #expect(found.prediction.schemaVersion == 2)
        #expect(try StoreSamples.tree(found.prediction.data) == ["a": 1])
        #expect(try await claim(stores, at: 10.123455).isEmpty)
        let claimed = try #require(try await claim(stores, at: 10.123456, limit: 1).first)
        #expect(claimed.prediction.attempts == 1)
        #expect(claimed.prediction.prediction.id == scheduled.id)
        try await stores.predictions.complete(claimed)
        #expect(try await stores.predictions.find(identity("k")) == nil)
        #expect(try await claim(stores, at: 1_000).isEmpty)
    }

    static func moves(_ stores: any Stores) async throws {
        try await stores.predictions.schedule(prediction("k", at: 10))
        #expect(try await stores.predictions.schedule(prediction("k", at: 20)) == time(10))
        #expect(try await stores.predictions.schedule(prediction("k", at: 20, type: "test.other")) == nil)
        #expect(try await claim(stores, at: 15).isEmpty)
        #expect(try await claim(stores, at: 20).count == 2)
    }

    static func cancels(_ stores: any Stores) async throws {
        try await stores.predictions.schedule(prediction("k", at: 10))
        #expect(try await stores.predictions.cancel(identity("k")))
        #expect(try await stores.predictions.cancel(identity("k")) == false)
        #expect(try await claim(stores, at: 1_000).isEmpty)
        #expect(try await stores.predictions.nextDue(types: nil) == nil)
    }

    static func overdue(_ stores: any Stores) async throws {
        for (index, second) in [5.0, 3, 8, 3, 1].enumerated() {
            try await stores.predictions.schedule(prediction("\(index)", at: second))
        }
        let first = try await claim(stores, at: 6, limit: 3)
        #expect(keys(first) == "413")
        #expect(keys(try await claim(stores, at: 6)) == "0")
        #expect(try await claim(stores, at: 6).isEmpty)
        #expect(try await claim(stores, at: 6, limit: 0).isEmpty)
        #expect(keys(try await claim(stores, at: 8)) == "2")
    }

    static func leases(_ stores: any Stores) async throws {
        try await stores.predictions.schedule(prediction("k", at: 1))
        let first = try #require(try await claim(stores, at: 1, for: .zero).first)
        let renewed = try await stores.predictions.renew(first, for: hour)
        #expect(renewed.token == first.token)
        #expect(try await claim(stores, at: 1, by: "b").isEmpty)
        guard case .claimed("a", _)? = try await stores.predictions.find(identity("k"))?.state else {
            Issue.record("the prediction is not claimed by a")
            return
        }
        _ = try await stores.predictions.renew(first, for: .zero)
        let second = try #require(try await claim(stores, at: 1, by: "b").first)
        #expect(second.prediction.attempts == 2)
        #expect(second.token > first.token)
    }

    static func lostClaim(_ stores: any Stores) async throws {
        try await stores.predictions.schedule(prediction("k", at: 1))
        let old = try #require(try await claim(stores, at: 1, for: .zero).first)
        let new = try #require(try await claim(stores, at: 1, by: "b").first)
        let predictions = stores.predictions
        let lost = PredictionStoreError.claimLost(identity("k"))
        await #expect(throws: lost) { try await predictions.complete(old) }
        await #expect(throws: lost) { try await predictions.retry(old, at: time(9), failure: "x") }
        await #expect(throws: lost) { try await predictions.park(old, reason: "x") }
        await #expect(throws: lost) { _ = try await predictions.renew(old, for: hour) }
        try await predictions.complete(new)
        await #expect(throws: lost) { try await predictions.complete(new) }
    }

    static func retries(_ stores: any Stores) async throws {
        try await stores.predictions.schedule(prediction("k", at: 1))
        let first = try #require(try await claim(stores, at: 1).first)
        try await stores.predictions.retry(first, at: time(5), failure: "no luck")
        let found = try #require(try await stores.predictions.find(identity("k")))
        #expect(found.state == .scheduled)
        #expect(found.dueAt == time(5))
        #expect(found.lastFailure == "no luck")
        #expect(try await claim(stores, at: 4).isEmpty)
        let second = try #require(try await claim(stores, at: 5).first)
        #expect(second.prediction.attempts == 2)
        await #expect(throws: PredictionStoreError.claimLost(identity("k"))) {
            try await stores.predictions.complete(first)
        }
    }

    static func parks(_ stores: any Stores) async throws {
        try await stores.predictions.schedule(prediction("k", at: 1))
        let claimed = try #require(try await claim(stores, at: 1).first)
        try await stores.predictions.park(claimed, reason: "poison")
        #expect(try await stores.predictions.find(identity("k"))?.state == .parked(reason: "poison"))
        #expect(try await claim(stores, at: 1_000).isEmpty)
        #expect(try await stores.predictions.nextDue(types: nil) == nil)
        await #expect(throws: PredictionStoreError.notParked(identity("z"))) {
            try await stores.predictions.unpark(identity("z"), at: time(2))
        }
        try await stores.predictions.unpark(identity("k"), at: time(2))
        await #expect(throws: PredictionStoreError.notParked(identity("k"))) {
            try await stores.predictions.unpark(identity("k"), at: time(2))
        }
        let again = try #require(try await claim(stores, at: 2).first)
        #expect(again.prediction.attempts == 1)
        try await stores.predictions.park(again, reason: "poison")
        #expect(try await stores.predictions.cancel(identity("k")))
        #expect(try await stores.predictions.find(identity("k")) == nil)
    }

    static func reschedulesItself(_ stores: any Stores) async throws {
        try await stores.predictions.schedule(prediction("k", at: 1))
        let first = try #require(try await claim(stores, at: 1).first)
        try await stores.predictions.schedule(prediction("k", at: 11))
        try await stores.predictions.complete(first)
        #expect(try await stores.predictions.find(identity("k"))?.dueAt == time(11))
        await #expect(throws: PredictionStoreError.claimLost(identity("k"))) {
            try await stores.predictions.complete(first)
        }
        let second = try #require(try await claim(stores, at: 11).first)
        try await stores.transaction { transaction in
            try await transaction.predictions.schedule(prediction("k", at: 21))
            try await transaction.predictions.complete(second)
        }
        #expect(try await stores.predictions.find(identity("k"))?.dueAt == time(21))
        let third = try #require(try await claim(stores, at: 21).first)
        try await stores.transaction { transaction in
            try await transaction.predictions.complete(third)
            #expect(try await transaction.predictions.find(identity("k")) == nil)
            try await transaction.predictions.schedule(prediction("k", at: 31))
        }
        #expect(try await stores.predictions.find(identity("k"))?.dueAt == time(31))
    }

    static func cancelledWhileClaimed(_ stores: any Stores) async throws {
        try await stores.predictions.schedule(prediction("k", at: 1))
        let claimed = try #require(try await claim(stores, at: 1).first)
        #expect(try await stores.predictions.cancel(identity("k")))
        let document = DocumentKey("effect", in: "effects")
        await #expect(throws: PredictionStoreError.claimLost(identity("k"))) {
            try await stores.transaction { transaction in
                try await transaction.documents.put(StoreSamples.json("{}"), as: document)
                try await transaction.predictions.complete(claimed)
            }
        }
        #expect(try await stores.documents.get(document) == nil)
    }

    static func partitions(_ stores: any Stores) async throws {
        for (index, partition) in ["p", "q", "p", "p", nil].enumerated() {
            try await stores.predictions.schedule(prediction("\(index)", at: Double(index), partition: partition))
        }
        let first = try await claim(stores, at: 2, limit: 1)
        #expect(keys(first) == "0")
        #expect(keys(try await claim(stores, at: 9, by: "b")) == "14")
        try await stores.predictions.complete(first[0])
        let both = try await claim(stores, at: 9, by: "b")
        #expect(keys(both) == "23")
    }

    static func types(_ stores: any Stores) async throws {
        try await stores.predictions.schedule(prediction("x", at: 1, type: "test.other"))
        try await stores.predictions.schedule(prediction("k", at: 2))
        #expect(keys(try await claim(stores, at: 9, types: ["test.reached"])) == "k")
        #expect(try await stores.predictions.nextDue(types: ["test.other"]) == time(1))
        #expect(try await claim(stores, at: 9, types: []).isEmpty)
        #expect(keys(try await claim(stores, at: 9, types: ["test.other", "test.reached"])) == "x")
    }

    static func nextDue(_ stores: any Stores) async throws {
        let predictions = stores.predictions
        #expect(try await predictions.nextDue(types: nil) == nil)
        try await predictions.schedule(prediction("a", at: 20, partition: "p"))
        try await predictions.schedule(prediction("b", at: 10, partition: "p"))
        #expect(try await predictions.nextDue(types: nil) == time(10))
        let claimed = try #require(try await claim(stores, at: 10).first)
        // The store's clock is long before or behind these times: the next time is the later of both.
        #expect(try await predictions.nextDue(types: nil) == max(claimed.expiresAt, time(10)))
        try await predictions.complete(claimed)
        #expect(try await predictions.nextDue(types: nil) == time(20))
    }

    static func wakesUp(_ stores: any Stores) async throws {
        let predictions = stores.predictions
        try await predictions.schedule(prediction("a", at: 100))
        try await predictions.waitUntilScheduled(before: nil, types: nil)
        let waiter = Task { try await predictions.waitUntilScheduled(before: time(50), types: ["test.reached"]) }
        try await predictions.schedule(prediction("b", at: 60))
        try await predictions.schedule(prediction("c", at: 10, type: "test.other"))
        try await predictions.schedule(prediction("d", at: 40))
        try await waiter.value
        let cancelled = Task { try await predictions.waitUntilScheduled(before: time(1), types: nil) }
        await Task.yield()
        cancelled.cancel()
        await #expect(throws: PredictionStoreError.cancelled) { try await cancelled.value }
    }

    static func lists(_ stores: any Stores) async throws {
        for index in 0..<4 { try await stores.predictions.schedule(prediction("\(index)", at: Double(9 - index))) }
        let claimed = try await claim(stores, at: 7, limit: 2)
        try await stores.predictions.park(claimed[0], reason: "x")
        func keys(_ query: PredictionQuery) async throws -> String {
            try await stores.predictions.list(query).map(\.identity.key).joined()
        }
        #expect(try await keys(PredictionQuery()) == "3210")
        #expect(try await keys(PredictionQuery(offset: 1, limit: 2)) == "21")
        #expect(try await keys(PredictionQuery(status: .parked)) == "3")
        #expect(try await keys(PredictionQuery(status: .claimed)) == "2")
        #expect(try await keys(PredictionQuery(status: .scheduled)) == "10")
        #expect(try await keys(PredictionQuery(type: "test.other")) == "")
    }

    static func race(_ stores: any Stores) async throws {
        for index in 0..<100 { try await stores.predictions.schedule(prediction("\(index)", at: Double(index % 7))) }
        let claims = await MisasTests.race(20) { owner in
            await Result.of { try await claim(stores, at: 10, limit: 7, by: "owner \(owner)") }
        }
        let taken = try claims.flatMap { try $0.get() }
        #expect(taken.count == 100)
        #expect(Set(taken.map(\.identity)).count == 100)
        #expect(Set(taken.map(\.token)).count == 100)
    }

    static func refusals(_ stores: any Stores) async throws {
        let predictions = stores.predictions
        await #expect(throws: PredictionStoreError.invalid(.name(.predictionKey, .empty))) {
            try await predictions.schedule(prediction("", at: 1))
        }
        await #expect(throws: PredictionStoreError.invalid(.name(.type, .reserved))) {
            try await predictions.schedule(prediction("k", at: 1, type: "$x"))
        }
        await #expect(throws: PredictionStoreError.invalid(.name(.partition, .controlCharacter(at: 0)))) {
            try await predictions.schedule(prediction("k", at: 1, partition: "\n"))
        }
        await #expect(throws: PredictionStoreError.invalid(.name(.owner, .empty))) {
            _ = try await claim(stores, at: 1, by: "")
        }
        await #expect(throws: PredictionStoreError.invalid(.negative("lease"))) {
            _ = try await claim(stores, at: 1, for: .seconds(-1))
        }
    }
}
