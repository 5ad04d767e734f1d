import FoundationEssentials
import Misas
import Testing

/// What every reply store does.
///
/// A reply kept for no time has expired at once, so that no scenario has to wait.
enum ReplyConformance {
    static let scenarios = [
        StoreScenario("A command that was not replied to has no reply", absent),
        StoreScenario("A reply is recorded once, and the second is refused with the first", once),
        StoreScenario("An expired reply counts as absent, and can be removed", expiry),
        StoreScenario("The same command twice in sequence has one effect and the same reply", twice),
        StoreScenario("The same command 20 times at once has one effect and the same reply", atOnce),
        StoreScenario("A command that failed can be done again", afterFailure),
        StoreScenario("What no store can hold is refused", refusals),
    ]

    private static let hour = Duration.seconds(3_600)

    static func absent(_ stores: any Stores) async throws {
        #expect(try await stores.replies.reply(to: "c") == nil)
        #expect(try await stores.replies.removeExpired() == 0)
    }

    static func once(_ stores: any Stores) async throws {
        let replies = stores.replies
        try await replies.record(StoreSamples.json(#"{"r":1}"#), as: "c", fingerprint: "f", retention: hour)
        let first = try #require(try await replies.reply(to: "c"))
        #expect(first.fingerprint == "f")
        #expect(try StoreSamples.tree(first.data) == ["r": 1])
        #expect(first.expiresAt.timeIntervalSince(first.recordedAt) == 3_600)
        await #expect(throws: ReplyStoreError.alreadyRecorded(first)) {
            try await replies.record(StoreSamples.json("2"), as: "c", fingerprint: "g", retention: hour)
        }
        #expect(try await replies.reply(to: "c") == first)
    }

    static func expiry(_ stores: any Stores) async throws {
        let replies = stores.replies
        try await replies.record(StoreSamples.json("1"), as: "old", fingerprint: "", retention: .zero)
        try await replies.record(StoreSamples.json("2"), as: "older", fingerprint: "", retention: .zero)
        try await replies.record(StoreSamples.json("3"), as: "kept", fingerprint: "", retention: hour)
        #expect(try await replies.reply(to: "old") == nil)
        try await replies.record(StoreSamples.json("4"), as: "old", fingerprint: "", retention: hour)
        #expect(try await replies.removeExpired() == 1)
        #expect(try await replies.removeExpired() == 0)
        #expect(try await replies.reply(to: "old") != nil)
        #expect(try await replies.reply(to: "kept") != nil)
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
        #expect(first == second)
        #expect(try await stores.events.read(try StoreSamples.stream()).all().count == 1)
    }

    static func atOnce(_ stores: any Stores) async throws {
        let results = await race(20) { sender in await Result.of { try await send("c", by: sender, to: stores) } }
        let replies = try results.map { try $0.get() }
        #expect(Set(replies).count == 1)
        let events = try await stores.events.read(try StoreSamples.stream()).all()
        #expect(try events.map { JSONValue.int(try StoreSamples.number($0)) } == [replies[0]])
    }

    static func afterFailure(_ stores: any Stores) async throws {
        struct Crash: Error {}
        await #expect(throws: Crash.self) {
            try await stores.transaction { transaction in
                try await transaction.replies.record(StoreSamples.json("1"), as: "c", fingerprint: "", retention: hour)
                throw Crash()
            }
        }
        #expect(try await stores.replies.reply(to: "c") == nil)
        #expect(try await send("c", by: 3, to: stores) == 3)
    }

    static func refusals(_ stores: any Stores) async throws {
        await #expect(throws: ReplyStoreError.invalid(.name(.replyKey, .empty))) {
            try await stores.replies.reply(to: "")
        }
        await #expect(throws: ReplyStoreError.invalid(.negative("retention"))) {
            try await stores.replies.record(StoreSamples.json("1"), as: "c", fingerprint: "", retention: .seconds(-1))
        }
        await #expect(throws: ReplyStoreError.invalid(.json(JSONTextProblem(.unexpectedEnd, at: 0)))) {
            try await stores.replies.record([], as: "c", fingerprint: "", retention: hour)
        }
    }
}
