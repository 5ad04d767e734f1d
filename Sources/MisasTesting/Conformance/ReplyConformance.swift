#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Misas

/// What every reply store does.
///
/// A reply kept for no time has expired at once, so that no scenario has to wait.
enum ReplyConformance {
    static let scenarios: [StoreScenario] = [
        StoreScenario("A command that was not replied to has no reply", absent),
        StoreScenario("A reply is recorded once, and the second is refused with the first", covers: [62], once),
        StoreScenario("An expired reply counts as absent, and can be removed", expiry),
        StoreScenario("The same command twice in sequence has one effect and the same reply", covers: [62], twice),
        StoreScenario("The same command 20 times at once has one effect and the same reply", covers: [62], atOnce),
        StoreScenario("Of 20 that record a reply to one command one wins, and all learn of it", covers: [62], race),
        StoreScenario("A command that failed can be done again", covers: [62], afterFailure),
        StoreScenario("Every plane of Unicode and every digit come back in replies", content),
        StoreScenario("What no reply store can hold is refused", refusals),
        StoreScenario("Nothing is read or recorded of replies on a cancelled task", cancelled),
    ]

    private static let hour = Duration.seconds(3_600)

    static func absent(_ stores: any Stores) async throws {
        try await expectEqual(stores.replies.reply(to: "c"), nil)
        try await expectEqual(stores.replies.removeExpired(), 0)
    }

    static func once(_ stores: any Stores) async throws {
        let replies = stores.replies
        try await replies.record(StoreSamples.json(#"{"r":1}"#), as: "c", fingerprint: "f", retention: hour)
        let first = try unwrap(try await replies.reply(to: "c"))
        try expectEqual(first.key, "c")
        try expectEqual(first.fingerprint, "f")
        try expectEqual(StoreSamples.tree(first.data), ["r": 1])
        try expectEqual(first.expiresAt.microsecondsSince1970 - first.recordedAt.microsecondsSince1970, 3_600_000_000)
        try await expectThrows(ReplyStoreError.alreadyRecorded(first)) {
            try await replies.record(StoreSamples.json("2"), as: "c", fingerprint: "g", retention: hour)
        }
        try await expectEqual(replies.reply(to: "c"), first)
    }

    static func expiry(_ stores: any Stores) async throws {
        let replies = stores.replies
        try await replies.record(StoreSamples.json("1"), as: "old", fingerprint: "", retention: .zero)
        try await replies.record(StoreSamples.json("2"), as: "older", fingerprint: "", retention: .zero)
        try await replies.record(StoreSamples.json("3"), as: "kept", fingerprint: "", retention: hour)
        try await expectEqual(replies.reply(to: "old"), nil)
        try await replies.record(StoreSamples.json("4"), as: "old", fingerprint: "", retention: hour)
        try await expectEqual(replies.removeExpired(), 1)
        try await expectEqual(replies.removeExpired(), 0)
        let again = try unwrap(try await replies.reply(to: "old"))
        try expectEqual(StoreSamples.tree(again.data), 4)
        try expect(try await replies.reply(to: "kept"), "a reply") { $0 != nil }
    }

    /// Does a command once: its event and its reply in one transaction, or the reply that was given before.
    private static func send(
        _ command: String,
        by sender: Int,
        to stores: any Stores
    ) async throws -> JSONValue {
        if let kept = try await stores.replies.reply(to: command) { return try StoreSamples.tree(kept.data) }
        do {
            return try await stores.transaction { transaction in
                try await transaction.events.append(
                    [StoreSamples.event(sender)],
                    to: try StoreSamples.stream(),
                    expecting: .any
                )
                await Task.yield()
                try await transaction.replies.record(
                    StoreSamples.json("\(sender)"),
                    as: command,
                    fingerprint: "",
                    retention: hour
                )
                return JSONValue.int(sender)
            }
        } catch ReplyStoreError.alreadyRecorded(let kept) {
            return try StoreSamples.tree(kept.data)
        }
    }

    static func twice(_ stores: any Stores) async throws {
        let first = try await send("c", by: 1, to: stores)
        let second = try await send("c", by: 2, to: stores)
        try expectEqual(first, second)
        try await expectEqual(stores.events.read(try StoreSamples.stream()).all().count, 1)
    }

    static func atOnce(_ stores: any Stores) async throws {
        let results = await MisasTesting.race(20) { sender in
            await Result.of { try await send("c", by: sender, to: stores) }
        }
        let replies = try results.map { try $0.get() }
        try expect(Set(replies), "one reply for all") { $0.count == 1 }
        let events = try await stores.events.read(try StoreSamples.stream()).all()
        try expectEqual(events.map { JSONValue.int(try StoreSamples.number($0)) }, [replies[0]])
    }

    static func race(_ stores: any Stores) async throws {
        let results = await MisasTesting.race(20) { sender in
            await Result.of {
                try await stores.replies.record(
                    StoreSamples.json("\(sender)"),
                    as: "c",
                    fingerprint: "",
                    retention: hour
                )
            }
        }
        let kept = try unwrap(try await stores.replies.reply(to: "c"))
        try expectOneSuccess(results, others: ReplyStoreError.alreadyRecorded(kept))
    }

    static func afterFailure(_ stores: any Stores) async throws {
        struct Crash: Error {}
        try await expectThrows(Crash.self) {
            try await stores.transaction { transaction in
                try await transaction.replies.record(StoreSamples.json("1"), as: "c", fingerprint: "", retention: hour)
                throw Crash()
            }
        }
        try await expectEqual(stores.replies.reply(to: "c"), nil)
        try await expectEqual(send("c", by: 3, to: stores), 3)
    }

    static func content(_ stores: any Stores) async throws {
        let (key, fingerprint) = (StoreSamples.longName("k"), StoreSamples.longName("f"))
        let data = StoreSamples.json(#"{"z":[1.10,1e2,null],"a":"日\#u{1F3E6}"}"#)
        try await stores.replies.record(data, as: key, fingerprint: fingerprint, retention: hour)
        let reply = try unwrap(try await stores.replies.reply(to: key))
        try expectEqual(reply.key, key)
        try expectEqual(reply.fingerprint, fingerprint)
        try expectSameJSON(reply.data, data)
    }

    static func refusals(_ stores: any Stores) async throws {
        let replies = stores.replies
        let data = StoreSamples.json("1")
        let problem = NameProblem.tooLong(bytes: StoreLimits.nameBytes + 1, maximum: StoreLimits.nameBytes)
        let tooLong = StoreSamples.longName() + "n"
        try await expectThrows(ReplyStoreError.invalid(.name(.replyKey, .empty))) {
            try await replies.reply(to: "")
        }
        try await expectThrows(ReplyStoreError.invalid(.name(.replyKey, problem))) {
            try await replies.record(data, as: tooLong, fingerprint: "", retention: hour)
        }
        try await expectThrows(ReplyStoreError.invalid(.name(.fingerprint, problem))) {
            try await replies.record(data, as: "c", fingerprint: tooLong, retention: hour)
        }
        try await expectThrows(ReplyStoreError.invalid(.negative("retention"))) {
            try await replies.record(data, as: "c", fingerprint: "", retention: .seconds(-1))
        }
        try await expectThrows(ReplyStoreError.invalid(.json(JSONTextProblem(.unexpectedEnd, at: 0)))) {
            try await replies.record([], as: "c", fingerprint: "", retention: hour)
        }
        try await expectEqual(replies.reply(to: "c"), nil)
    }

    static func cancelled(_ stores: any Stores) async throws {
        let (cancelled, replies) = (ReplyStoreError.cancelled, stores.replies)
        let data = StoreSamples.json("1")
        let recording = await onCancelledTask {
            try await replies.record(data, as: "c", fingerprint: "", retention: hour)
        }
        try expectFailure(recording, cancelled)
        try expectFailure(await onCancelledTask { try await replies.reply(to: "c") }, cancelled)
        try expectFailure(await onCancelledTask { try await replies.removeExpired() }, cancelled)
        try await expectEqual(replies.reply(to: "c"), nil)
    }
}
