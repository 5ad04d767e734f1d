#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Misas

/// What every prediction store does.
///
/// A lease of no length has ended at once, so that no scenario has to wait.
enum PredictionConformance {
    static let scenarios: [StoreScenario] =
        [
            StoreScenario("A scheduled prediction can be found, and is claimed once it is due", covers: [65], claims),
            StoreScenario("The same identity scheduled again moves", moves),
            StoreScenario("A cancelled prediction never occurs", covers: [65], cancels),
            StoreScenario("What fell due while nobody looked occurs once, in order of time", covers: [65], overdue),
            StoreScenario("Types that are not wanted are left alone", types),
            StoreScenario("The next time counts leases and busy partitions", nextDue),
            StoreScenario("A driver that waits hears of an earlier prediction", wakesUp),
            StoreScenario("A driver that waits hears of what is retried, let go or committed", wakesUpForOthers),
            StoreScenario("Predictions are listed by what is becoming of them", lists),
            StoreScenario("Names and data of predictions come back as they were", content),
            StoreScenario("What no prediction store can hold is refused", refusals),
            StoreScenario("Nothing is done to predictions on a cancelled task", cancelled),
        ] + claiming + ending

    static let hour = Duration.seconds(3_600)

    /// Times of predictions are their own; only leases go by the store's clock.
    static func time(_ seconds: Double) -> Date { Date(timeIntervalSince1970: 1_800_000_000 + seconds) }

    static func identity(_ key: String) -> PredictionIdentity {
        PredictionIdentity(type: "test.reached", key: key)
    }

    static func prediction(
        _ key: String,
        at seconds: Double,
        type: String = "test.reached",
        partition: String? = nil
    ) -> NewPrediction {
        NewPrediction(
            identity: PredictionIdentity(type: type, key: key),
            dueAt: time(seconds),
            partition: partition,
            data: StoreSamples.json(#"{"key":"k"}"#)
        )
    }

    static func claim(
        _ stores: any Stores,
        at seconds: Double,
        types: Set<String>? = nil,
        limit: Int = 100,
        by owner: String = "a",
        for lease: Duration = hour
    ) async throws -> [PredictionClaim] {
        try await stores.predictions.claimDue(at: time(seconds), types: types, limit: limit, by: owner, for: lease)
    }

    static func keys(_ claims: [PredictionClaim]) -> String {
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
        try await expectEqual(stores.predictions.schedule(scheduled), nil)
        let found = try unwrap(try await stores.predictions.find(identity("k")))
        try expectEqual(found.state, .scheduled)
        try expectEqual(found.attempts, 0)
        try expectEqual(found.lastFailure, nil)
        try expectEqual(found.prediction.id, scheduled.id)
        try expectEqual(found.prediction.metadata, scheduled.metadata)
        try expectEqual(found.prediction.schemaVersion, 2)
        try expectEqual(found.prediction.partition, "p")
        try expectEqual(found.dueAt.microsecondsSince1970, 1_800_000_010_123_456)
        try expectEqual(StoreSamples.tree(found.prediction.data), ["a": 1])
        try await expectEmpty(claim(stores, at: 10.123455))
        let claimed = try unwrap(try await claim(stores, at: 10.123456, limit: 1).first)
        try expectEqual(claimed.prediction.attempts, 1)
        try expectEqual(claimed.prediction.prediction.id, scheduled.id)
        try expectEqual(StoreSamples.tree(claimed.prediction.prediction.data), ["a": 1])
        try await stores.predictions.complete(claimed)
        try await expectEqual(stores.predictions.find(identity("k")), nil)
        try await expectEmpty(claim(stores, at: 1_000))
    }

    static func moves(_ stores: any Stores) async throws {
        try await stores.predictions.schedule(prediction("k", at: 10))
        try await expectEqual(stores.predictions.schedule(prediction("k", at: 20)), time(10))
        try await expectEqual(stores.predictions.schedule(prediction("k", at: 20, type: "test.other")), nil)
        try await expectEmpty(claim(stores, at: 15))
        try await expectEqual(claim(stores, at: 20).count, 2)
    }

    static func cancels(_ stores: any Stores) async throws {
        try await stores.predictions.schedule(prediction("k", at: 10))
        try await expectEqual(stores.predictions.cancel(identity("k")), true)
        try await expectEqual(stores.predictions.cancel(identity("k")), false)
        try await expectEmpty(claim(stores, at: 1_000))
        try await expectEqual(stores.predictions.nextDue(types: nil), nil)
    }

    static func overdue(_ stores: any Stores) async throws {
        for (index, second) in [5.0, 3, 8, 3, 1].enumerated() {
            try await stores.predictions.schedule(prediction("\(index)", at: second))
        }
        try await expectEqual(keys(claim(stores, at: 6, limit: 3)), "413")
        try await expectEqual(keys(claim(stores, at: 6)), "0")
        try await expectEmpty(claim(stores, at: 6))
        try await expectEmpty(claim(stores, at: 6, limit: 0))
        try await expectEqual(keys(claim(stores, at: 8)), "2")
    }

    static func types(_ stores: any Stores) async throws {
        try await stores.predictions.schedule(prediction("x", at: 1, type: "test.other"))
        try await stores.predictions.schedule(prediction("k", at: 2))
        try await expectEqual(keys(claim(stores, at: 9, types: ["test.reached"])), "k")
        try await expectEqual(stores.predictions.nextDue(types: ["test.other"]), time(1))
        try await expectEqual(stores.predictions.nextDue(types: []), nil)
        try await expectEmpty(claim(stores, at: 9, types: []))
        try await expectEqual(keys(claim(stores, at: 9, types: ["test.other", "test.reached"])), "x")
    }

    static func nextDue(_ stores: any Stores) async throws {
        let predictions = stores.predictions
        try await expectEqual(predictions.nextDue(types: nil), nil)
        try await predictions.schedule(prediction("a", at: 20, partition: "p"))
        try await predictions.schedule(prediction("b", at: 10, partition: "p"))
        try await expectEqual(predictions.nextDue(types: nil), time(10))
        let claimed = try unwrap(try await claim(stores, at: 10).first)
        // The store's clock is long before or behind these times: the next time is the later of both.
        let next = try await predictions.nextDue(types: nil)
        try expectEqual(next?.microsecondsSince1970, max(claimed.expiresAt, time(10)).microsecondsSince1970)
        try await predictions.complete(claimed)
        try await expectEqual(predictions.nextDue(types: nil), time(20))
    }

    static func wakesUp(_ stores: any Stores) async throws {
        let predictions = stores.predictions
        try await predictions.schedule(prediction("a", at: 100))
        try await predictions.waitUntilScheduled(before: nil, types: nil)
        async let waiting: Void = predictions.waitUntilScheduled(before: time(50), types: ["test.reached"])
        try await predictions.schedule(prediction("b", at: 60))
        try await predictions.schedule(prediction("c", at: 10, type: "test.other"))
        try await predictions.schedule(prediction("d", at: 40))
        try await waiting
        let cancelled = Task { try await predictions.waitUntilScheduled(before: time(1), types: nil) }
        await Task.yield()
        cancelled.cancel()
        try await expectThrows(PredictionStoreError.cancelled) { try await cancelled.value }
    }

    static func wakesUpForOthers(_ stores: any Stores) async throws {
        let predictions = stores.predictions
        for key in ["r", "p"] { try await predictions.schedule(prediction(key, at: 1)) }
        let claimed = try await claim(stores, at: 1)
        try expectEqual(keys(claimed), "rp")
        try await predictions.park(claimed[1], reason: "x")
        async let retried: Void = predictions.waitUntilScheduled(before: time(10), types: nil)
        try await predictions.retry(claimed[0], at: time(9), failure: "x")
        try await retried
        async let unparked: Void = predictions.waitUntilScheduled(before: time(5), types: nil)
        try await predictions.unpark(identity("p"), at: time(4))
        try await unparked
        async let committed: Void = predictions.waitUntilScheduled(before: time(3), types: nil)
        _ = try await stores.transaction { try await $0.predictions.schedule(prediction("t", at: 2)) }
        try await committed
    }

    static func lists(_ stores: any Stores) async throws {
        for index in 0..<4 { try await stores.predictions.schedule(prediction("\(index)", at: Double(9 - index))) }
        let claimed = try await claim(stores, at: 7, limit: 2)
        try await stores.predictions.park(claimed[0], reason: "x")
        func keys(_ query: PredictionQuery) async throws -> String {
            try await stores.predictions.list(query).map(\.identity.key).joined()
        }
        try await expectEqual(keys(PredictionQuery()), "3210")
        try await expectEqual(keys(PredictionQuery(offset: 1, limit: 2)), "21")
        try await expectEqual(keys(PredictionQuery(status: .parked)), "3")
        try await expectEqual(keys(PredictionQuery(status: .claimed)), "2")
        try await expectEqual(keys(PredictionQuery(status: .scheduled)), "10")
        try await expectEqual(keys(PredictionQuery(status: .scheduled, offset: 1)), "0")
        try await expectEqual(keys(PredictionQuery(type: "test.other")), "")
        try await expectEqual(keys(PredictionQuery(type: "test.reached", limit: 0)), "")
    }

    static func content(_ stores: any Stores) async throws {
        let identity = PredictionIdentity(
            type: String(repeating: "t", count: StoreLimits.typeBytes),
            key: StoreSamples.longName("'k\u{1F3E6}")
        )
        let scheduled = NewPrediction(
            identity: identity,
            dueAt: time(1),
            partition: StoreSamples.longName("p"),
            schemaVersion: Int(Int32.max),
            data: StoreSamples.json(#"{"z":[1.10,1e2,null],"a":"日\#u{1F3E6}"}"#),
            metadata: EventMetadata(
                correlationID: .version7(),
                causationID: .version7(),
                tenant: "",
                traceParent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                attributes: ["": "\"\n"]
            )
        )
        try await stores.predictions.schedule(scheduled)
        let failure = "no luck \u{1F3E6}\n"
        let claimed = try await stores.predictions.claimDue(
            at: time(1),
            types: nil,
            limit: 1,
            by: StoreSamples.longName("o"),
            for: hour
        )
        try await stores.predictions.retry(try unwrap(claimed.first), at: time(2), failure: failure)
        let found = try unwrap(try await stores.predictions.find(identity))
        try expectEqual(found.identity, identity)
        try expectEqual(found.prediction.id, scheduled.id)
        try expectEqual(found.prediction.partition, scheduled.partition)
        try expectEqual(found.prediction.schemaVersion, scheduled.schemaVersion)
        try expectEqual(found.prediction.metadata, scheduled.metadata)
        try expectEqual(found.lastFailure, failure)
        try expectSameJSON(found.prediction.data, scheduled.data)
    }

    static func refusals(_ stores: any Stores) async throws {
        let predictions = stores.predictions
        try await expectThrows(PredictionStoreError.invalid(.name(.predictionKey, .empty))) {
            try await predictions.schedule(prediction("", at: 1))
        }
        try await expectThrows(PredictionStoreError.invalid(.name(.type, .reserved))) {
            try await predictions.schedule(prediction("k", at: 1, type: "$x"))
        }
        try await expectThrows(PredictionStoreError.invalid(.name(.partition, .controlCharacter(at: 0)))) {
            try await predictions.schedule(prediction("k", at: 1, partition: "\n"))
        }
        try await expectThrows(PredictionStoreError.invalid(.name(.owner, .empty))) {
            try await claim(stores, at: 1, by: "")
        }
        try await expectThrows(PredictionStoreError.invalid(.negative("lease"))) {
            try await claim(stores, at: 1, for: .seconds(-1))
        }
        try await expectThrows(PredictionStoreError.invalid(.negative("limit"))) {
            try await claim(stores, at: 1, limit: -1)
        }
        try await expectThrows(PredictionStoreError.invalid(.negative("limit"))) {
            try await predictions.list(PredictionQuery(limit: -1))
        }
        try await expectThrows(PredictionStoreError.invalid(.negative("offset"))) {
            try await predictions.list(PredictionQuery(offset: -1))
        }
        var bad = prediction("k", at: 1)
        bad.data = StoreSamples.json("{")
        try await expectThrows(PredictionStoreError.invalid(.json(JSONTextProblem(.unexpectedEnd, at: 1)))) {
            try await predictions.schedule(bad)
        }
        bad = prediction("k", at: 1)
        bad.schemaVersion = 0
        try await expectThrows(PredictionStoreError.invalid(.schemaVersion(0))) { try await predictions.schedule(bad) }
        bad = prediction("k", at: 1)
        bad.metadata.traceState = "\0"
        try await expectThrows(PredictionStoreError.invalid(.metadataWithNUL(member: "traceState"))) {
            try await predictions.schedule(bad)
        }
        try await expectEqual(predictions.find(identity("k")), nil)
    }

    static func cancelled(_ stores: any Stores) async throws {
        let (cancelled, predictions) = (PredictionStoreError.cancelled, stores.predictions)
        try await predictions.schedule(prediction("k", at: 1))
        let (later, claimed) = (prediction("k", at: 2), try unwrap(try await claim(stores, at: 1).first))
        let found = try await predictions.find(identity("k"))
        try expectFailure(await onCancelledTask { try await predictions.schedule(later) }, cancelled)
        try expectFailure(await onCancelledTask { try await predictions.cancel(identity("k")) }, cancelled)
        try expectFailure(await onCancelledTask { try await predictions.find(identity("k")) }, cancelled)
        try expectFailure(await onCancelledTask { try await predictions.complete(claimed) }, cancelled)
        try expectFailure(await onCancelledTask { try await predictions.park(claimed, reason: "x") }, cancelled)
        try expectFailure(await onCancelledTask { try await predictions.renew(claimed, for: .zero) }, cancelled)
        try expectFailure(await onCancelledTask { try await claim(stores, at: 9) }, cancelled)
        try expectFailure(await onCancelledTask { try await predictions.list(PredictionQuery()) }, cancelled)
        try expectFailure(await onCancelledTask { try await predictions.nextDue(types: nil) }, cancelled)
        try expectFailure(
            await onCancelledTask { try await predictions.waitUntilScheduled(before: nil, types: nil) },
            cancelled
        )
        try await expectEqual(predictions.find(identity("k")), found)
    }
}
