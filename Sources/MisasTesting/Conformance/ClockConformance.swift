#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Misas

/// What all stores do when time passes.
///
/// Between two moves of the clock the time may go on by itself: what is expected leaves a margin of minutes.
enum ClockConformance {
    static let scenarios: [ClockScenario] = [
        ClockScenario("The lease of a checkpoint ends when its time has passed", covers: [44], checkpointLease),
        ClockScenario("A lease is renewed from the time of the renewal", renewal),
        ClockScenario(
            "A member is counted until its time has passed, and what it held is free then",
            covers: [44],
            members
        ),
        ClockScenario("The lease of a prediction ends when its time has passed", covers: [65], predictionLease),
        ClockScenario("A reply expires when its time has passed, in an open transaction too", covers: [62], replies),
    ]

    private static let hour = Duration.seconds(3_600)
    private static let almostAnHour = Duration.seconds(3_300)
    private static let tenMinutes = Duration.seconds(600)

    static func checkpointLease(_ subject: any ClockedStores) async throws {
        let checkpoints = subject.stores.checkpoints
        let first = try await checkpoints.claim("p", by: "a", for: hour)
        try await subject.advanceClock(by: almostAnHour)
        try await expectThrows(
            CheckpointError.held("p", owner: "a", until: try unwrap(first.leaseExpiresAt))
        ) { try await checkpoints.claim("p", by: "b", for: hour) }
        try await subject.advanceClock(by: tenMinutes)
        let second = try await checkpoints.claim("p", by: "b", for: hour)
        try expectGreater(second.fence, first.fence)
        try await expectThrows(CheckpointError.fenced("p", fence: first.fence, current: second.fence)) {
            try await checkpoints.save(1, for: "p", expecting: .start, fence: first.fence)
        }
    }

    static func renewal(_ subject: any ClockedStores) async throws {
        let checkpoints = subject.stores.checkpoints
        let claim = try await checkpoints.claim("p", by: "a", for: hour)
        try await subject.advanceClock(by: almostAnHour)
        let renewed = try await checkpoints.renew("p", fence: claim.fence, for: hour)
        let gained = try unwrap(renewed.leaseExpiresAt).timeIntervalSince(try unwrap(claim.leaseExpiresAt))
        try expectAtLeast(gained, 3_300)
        try await subject.advanceClock(by: tenMinutes)
        try await expectThrows(CheckpointError.held("p", owner: "a", until: try unwrap(renewed.leaseExpiresAt))) {
            try await checkpoints.claim("p", by: "b", for: hour)
        }
        try await checkpoints.save(1, for: "p", expecting: .start, fence: claim.fence)
    }

    static func members(_ subject: any ClockedStores) async throws {
        let group = CheckpointGroup(name: "g", checkpoints: ["p", "q", "r"])
        func attend(_ owner: String) async throws -> CheckpointShare {
            try unwrap(try await subject.stores.checkpoints.attend([group], by: owner, for: hour).first)
        }
        let first = try await attend("a")
        try await subject.advanceClock(by: almostAnHour)
        let waiting = try await attend("b")
        try expectEqual(waiting.owners, ["a", "b"])
        try expectEmpty(waiting.held)
        let wait = try unwrap(waiting.nextExpiry).timeIntervalSince(waiting.now)
        try expect(wait, "some 300 seconds") { $0 > 0 && $0 <= 300 }
        // What is attended in time stays.
        let again = try await attend("a")
        try await subject.advanceClock(by: tenMinutes)
        try await expectEmpty(attend("b").held)
        try await expectEqual(attend("a").held.map(\.fence), first.held.map(\.fence))
        try expectGreater(unwrap(again.held[0].leaseExpiresAt), unwrap(first.held[0].leaseExpiresAt))

        try await subject.advanceClock(by: almostAnHour)
        _ = try await attend("b")
        try await subject.advanceClock(by: tenMinutes)
        let heir = try await attend("b")
        try expectEqual(heir.owners, ["b"])
        try expectEqual(heir.held.map(\.name), group.checkpoints)
        try expectEqual(heir.nextExpiry, nil)
    }

    static func predictionLease(_ subject: any ClockedStores) async throws {
        let predictions = subject.stores.predictions
        let due = Date(timeIntervalSince1970: 0)
        let identity = PredictionIdentity(type: "test.reached", key: "k")
        try await predictions.schedule(
            NewPrediction(identity: identity, dueAt: due, data: StoreSamples.json("{}"))
        )
        func claim(_ owner: String) async throws -> [PredictionClaim] {
            try await predictions.claimDue(at: due, types: nil, limit: 9, by: owner, for: hour)
        }
        let first = try unwrap(try await claim("a").first)
        let next = try await predictions.nextDue(types: nil)
        try expectEqual(next?.microsecondsSince1970, first.expiresAt.microsecondsSince1970)
        try await subject.advanceClock(by: almostAnHour)
        try await expectEmpty(claim("b"))
        try await subject.advanceClock(by: tenMinutes)
        let second = try unwrap(try await claim("b").first)
        try expectEqual(second.prediction.attempts, 2)
        try await expectThrows(PredictionStoreError.claimLost(identity)) { try await predictions.complete(first) }
        // Nobody took over from this owner: late is not lost.
        try await subject.advanceClock(by: hour)
        try await predictions.complete(second)
        try await expectEqual(predictions.find(identity), nil)
    }

    static func replies(_ subject: any ClockedStores) async throws {
        let stores = subject.stores
        try await stores.replies.record(StoreSamples.json("1"), as: "c", fingerprint: "", retention: hour)
        try await stores.replies.record(StoreSamples.json("1"), as: "d", fingerprint: "", retention: hour)
        try await subject.advanceClock(by: almostAnHour)
        try await expectEqual(stores.replies.removeExpired(), 0)
        try await stores.transaction { transaction in
            try expect(try await transaction.replies.reply(to: "c"), "a reply") { $0 != nil }
            try await subject.advanceClock(by: tenMinutes)
            try await expectEqual(transaction.replies.reply(to: "c"), nil)
            try await transaction.replies.record(StoreSamples.json("2"), as: "c", fingerprint: "", retention: hour)
        }
        let reply = try unwrap(try await stores.replies.reply(to: "c"))
        try expectEqual(StoreSamples.tree(reply.data), 2)
        try await expectEqual(stores.replies.removeExpired(), 1)
        try await expectEqual(stores.replies.reply(to: "d"), nil)
    }
}
