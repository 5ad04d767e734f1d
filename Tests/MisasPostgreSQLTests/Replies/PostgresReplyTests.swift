import Foundation
import Misas
@testable import MisasPostgreSQL
import PostgresClient
import Testing

@Suite("Replies in PostgreSQL", .serialized, .timeLimit(.minutes(10)))
struct PostgresReplyTests {
    private static let hour = Duration.seconds(3_600)

    @Test("Replies expire by the database's clock, and make room")
    func clock() async throws {
        let fixture = try await DatabaseFixture()
        let (database, replies) = (fixture.database, fixture.database.replies)
        for key in ["a", "b", "c"] {
            try await replies.record(Array("1".utf8), as: key, fingerprint: "f", retention: Self.hour)
        }
        database.clockOffset = Self.hour + .seconds(60)
        #expect(try await replies.reply(to: "a") == nil)
        try await replies.record(Array("2".utf8), as: "a", fingerprint: "g", retention: .seconds(Int64.max))
        #expect(try await replies.reply(to: "a")?.fingerprint == "g")
        #expect(try await replies.removeExpired() == 2)
        database.clockOffset = .zero
        #expect(try await replies.reply(to: "b") == nil)
        await fixture.close()
    }

    @Test("Of two programs that reply to one key in transactions at once, one does, and the other gets its reply")
    func twoPrograms() async throws {
        let fixture = try await DatabaseFixture()
        let other = fixture.another()
        let databases = [fixture.database, other]
        let results = await withTaskGroup(of: Result<Int, any Error>.self) { group in
            for sender in 0..<20 {
                group.addTask {
                    await .of {
                        let database = databases[sender % 2]
                        try await database.transaction { session in
                            try await PostgresReplyStore(database: database, session: session)
                                .record(Array("\(sender)".utf8), as: "c", fingerprint: "", retention: Self.hour)
                        }
                        return sender
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        let kept = try #require(try await fixture.database.replies.reply(to: "c"))
        let winners = results.compactMap { try? $0.get() }
        #expect(winners.map { Array("\($0)".utf8) } == [kept.data])
        for case .failure(let error) in results { #expect(error as? ReplyStoreError == .alreadyRecorded(kept)) }
        await other.close()
        await fixture.close()
    }

    @Test("A reply that its transaction takes back makes way for the one that waits")
    func rolledBack() async throws {
        struct Abandoned: Error {}
        let fixture = try await DatabaseFixture()
        let database = fixture.database
        let second = Signal()
        let first = Task {
            try await database.transaction { session in
                try await PostgresReplyStore(database: database, session: session)
                    .record(Array("1".utf8), as: "c", fingerprint: "", retention: Self.hour)
                second.set()
                try await fixture.untilSomebodyWaits()
                throw Abandoned()
            }
        }
        await second.wait()
        try await database.replies.record(Array("2".utf8), as: "c", fingerprint: "", retention: Self.hour)
        await #expect(throws: Abandoned.self) { try await first.value }
        #expect(try await database.replies.reply(to: "c")?.data == Array("2".utf8))
        await fixture.close()
    }

    @Test("Keys, fingerprints and replies never become part of a statement")
    func injection() async throws {
        let fixture = try await DatabaseFixture()
        let replies = fixture.database.replies
        for text in HostileStrings.all {
            let data = try JSON.encode(JSONValue.string(text))
            try await replies.record(data, as: text, fingerprint: text, retention: Self.hour)
            let kept = try #require(try await replies.reply(to: text))
            #expect(kept.fingerprint == text)
            #expect(try JSON.decode(JSONValue.self, from: kept.data) == .string(text))
        }
        await fixture.close()
    }
}
