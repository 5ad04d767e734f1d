import Foundation
import Misas
@testable import MisasPostgreSQL
import PostgresClient
import Testing

@Suite("Checkpoints in PostgreSQL", .serialized, .timeLimit(.minutes(10)))
struct PostgresCheckpointTests {
    @Test("Leases end by the database's clock")
    func clock() async throws {
        let fixture = try await DatabaseFixture()
        let (database, checkpoints) = (fixture.database, fixture.database.checkpoints)
        let first = try await checkpoints.claim("p", by: "a", for: .seconds(10))
        let end = try #require(first.leaseExpiresAt)
        await #expect(throws: CheckpointError.held("p", owner: "a", until: end)) {
            try await checkpoints.claim("p", by: "b", for: .seconds(10))
        }
        database.clockOffset = .seconds(11)
        let second = try await checkpoints.claim("p", by: "b", for: .seconds(10))
        #expect(second.fence > first.fence)
        try await checkpoints.save(1, for: "p", expecting: .start, fence: second.fence)
        let saved = try #require(try await checkpoints.load("p")?.savedAt)
        #expect(saved > end)
        let forever = try await checkpoints.claim("p", by: "b", for: .seconds(Int64.max))
        #expect(try #require(forever.leaseExpiresAt) > Date(timeIntervalSince1970: 1e12))
        await fixture.close()
    }

    @Test(
        "Of two programs that claim in turns and at once, each claim has a greater number, and one at a time is valid"
    )
    func fences() async throws {
        let fixture = try await DatabaseFixture()
        let other = fixture.another()
        let stores = [fixture.database.checkpoints, other.checkpoints]
        let fences = try await withThrowingTaskGroup(of: [Int64].self) { group in
            for worker in 0..<8 {
                group.addTask {
                    let store = stores[worker % 2]
                    var own: [Int64] = []
                    for round in 0..<20 {
                        own.append(try await store.claim("p", by: "\(worker)", for: .zero).fence)
                        if round % 5 == 4 { try await store.delete("p") }
                    }
                    return own
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        for own in fences { #expect(zip(own, own.dropFirst()).allSatisfy { $0 < $1 }) }
        #expect(Set(fences.joined()).count == 160)

        // Of all who move it from one place with a number that is valid, one does.
        let claim = try await stores[0].claim("q", by: "a", for: .seconds(100))
        let saves = await withTaskGroup(of: Result<Void, any Error>.self) { group in
            for worker in 0..<20 {
                group.addTask {
                    await .of {
                        try await stores[worker % 2].save(
                            GlobalPosition(Int64(worker + 1)),
                            for: "q",
                            expecting: .start,
                            fence: claim.fence
                        )
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(saves.count { $0.isSuccess } == 1)
        let position = try #require(try await stores[1].load("q")?.position)
        for case .failure(let error) in saves {
            #expect(error as? CheckpointError == .conflict("q", expected: .start, actual: position))
        }
        await other.close()
        await fixture.close()
    }

    @Test("A claim waits for the transaction of the owner before it, and finds what that has saved")
    func takeOver() async throws {
        let fixture = try await DatabaseFixture()
        let database = fixture.database
        let old = try await database.checkpoints.claim("p", by: "a", for: .zero)
        let claiming = try await database.transaction { session in
            let own = PostgresCheckpoints(database: database, session: session)
            try await own.save(5, for: "p", expecting: .start, fence: old.fence)
            let claiming = Task { try await database.checkpoints.claim("p", by: "b", for: .seconds(100)) }
            try await fixture.untilSomebodyWaits()
            return claiming
        }
        let new = try await claiming.value
        #expect(new.position == 5)
        await #expect(throws: CheckpointError.fenced("p", fence: old.fence, current: new.fence)) {
            try await database.transaction { session in
                try await PostgresCheckpoints(database: database, session: session)
                    .save(6, for: "p", expecting: 5, fence: old.fence)
            }
        }
        await fixture.close()
    }

    @Test("Names and owners never become part of a statement")
    func injection() async throws {
        let fixture = try await DatabaseFixture()
        let checkpoints = fixture.database.checkpoints
        for text in HostileStrings.all {
            let claim = try await checkpoints.claim(text, by: text, for: .seconds(100))
            #expect(claim.name == text)
            #expect(claim.owner == text)
            try await checkpoints.save(1, for: text, expecting: .start, fence: claim.fence)
            #expect(try await checkpoints.load(text)?.position == 1)
            try await checkpoints.release(text, fence: claim.fence)
        }
        #expect(try await checkpoints.list().count == HostileStrings.all.count)
        for text in HostileStrings.all { #expect(try await checkpoints.delete(text)) }
        #expect(try await checkpoints.list().isEmpty)
        await fixture.close()
    }
}
