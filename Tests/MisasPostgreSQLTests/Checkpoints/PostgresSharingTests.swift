import Misas
@testable import MisasPostgreSQL
import MisasTesting
import PostgresClient
import Testing

@Suite("Shared checkpoints in PostgreSQL", .serialized, .timeLimit(.minutes(10)))
struct PostgresSharingTests {
    private static let group = CheckpointGroup(name: "g", checkpoints: (0..<16).map { "p\($0)" })
    private static let lease = Duration.seconds(1_000)

    @Test("Many programs that start at once on empty tables get shares of what no other has")
    func start() async throws {
        let fixture = try await DatabaseFixture()
        let programs = [fixture.database, fixture.another(), fixture.another(), fixture.another()]
        let others = (0..<8).map { CheckpointGroup(name: "other \($0)", checkpoints: ["\($0) a", "\($0) b"]) }
        let shares = await race(16) { number in
            let groups = ([Self.group] + others).shuffled()
            return await Result<[Checkpoint], any Error>.of {
                try await programs[number % 4].checkpoints
                    .attend(groups, by: "owner \(number)", for: Self.lease).flatMap(\.held)
            }
        }
        let held = try shares.flatMap { try $0.get() }
        #expect(held.map(\.name).sorted() == (Self.group.checkpoints + others.flatMap(\.checkpoints)).sorted())
        #expect(Set(held.map(\.fence)).count == held.count)
        let all = try await fixture.database.checkpoints.list()
        #expect(all.map(\.name) == held.map(\.name).sorted())
        let last = try await fixture.database.checkpoints.attend([Self.group], by: "owner 0", for: Self.lease)
        #expect(last.first?.owners.count == 16)
        #expect(last.first?.quota == 1)
        for program in programs[1...] { await program.close() }
        await fixture.close()
    }

    @Test("What an open transaction has made or holds is passed over, and can be claimed when it has ended")
    func lockedByOthers() async throws {
        let fixture = try await DatabaseFixture()
        let database = fixture.database
        let group = CheckpointGroup(name: "g", checkpoints: ["new", "held", "free"])
        try await database.transaction { session in
            let own = PostgresCheckpoints(database: database, session: session)
            try await own.save(3, for: "new", expecting: .start, fence: 0)
            #expect(try await own.hold("held") == nil)
            let share = try await database.checkpoints.attend([group], by: "a", for: Self.lease)
            #expect(share.first?.held.map(\.name) == ["free"])
            // What was only made to be locked is not there.
            #expect(try await database.checkpoints.load("held") == nil)
            #expect(try await database.checkpoints.list().map(\.name) == ["free"])
        }
        let share = try await database.checkpoints.attend([group], by: "a", for: Self.lease)
        #expect(share.first?.held.map(\.name) == group.checkpoints)
        #expect(share.first?.held.map(\.position) == [3, .start, .start])
        await fixture.close()
    }

    @Test("A claim waits for all transactions that hold the checkpoint")
    func claimWaits() async throws {
        let fixture = try await DatabaseFixture()
        let database = fixture.database
        let claiming = try await database.transaction { outer in
            try await PostgresCheckpoints(database: database, session: outer).hold("p")
            let claiming = try await database.transaction { inner in
                try await PostgresCheckpoints(database: database, session: inner).hold("p")
                let claiming = Task { try await database.checkpoints.claim("p", by: "a", for: Self.lease) }
                try await fixture.untilSomebodyWaits()
                return claiming
            }
            try await fixture.untilSomebodyWaits()
            #expect(try await database.checkpoints.load("p") == nil)
            return claiming
        }
        #expect(try await claiming.value.owner == "a")
        await fixture.close()
    }

    @Test("An owner that leaves waits for its own transaction, and gives up the rest at once")
    func leaveWaits() async throws {
        let fixture = try await DatabaseFixture()
        let database = fixture.database
        let held = try await database.checkpoints.attend([Self.group], by: "a", for: Self.lease).flatMap(\.held)
        let leaving = try await database.transaction { session in
            let own = PostgresCheckpoints(database: database, session: session)
            try await own.save(5, for: "p3", expecting: .start, fence: held[3].fence)
            let leaving = Task { try await database.checkpoints.leave("a") }
            try await fixture.untilSomebodyWaits()
            let heirs = try await database.checkpoints.attend([Self.group], by: "b", for: Self.lease)
            #expect(heirs.first?.owners == ["b"])
            #expect(heirs.first?.held.count == 15)
            return leaving
        }
        try await leaving.value
        let left = try #require(try await database.checkpoints.load("p3"))
        #expect(left.owner == nil)
        #expect(left.position == 5)
        await fixture.close()
    }

    @Test("Names never become part of a statement")
    func injection() async throws {
        let fixture = try await DatabaseFixture()
        let checkpoints = fixture.database.checkpoints
        let groups = HostileStrings.all.map { CheckpointGroup(name: $0, checkpoints: [$0]) }
        let shares = try await checkpoints.attend(groups, by: HostileStrings.all[0], for: Self.lease)
        #expect(shares.map(\.group) == HostileStrings.all)
        #expect(shares.map { $0.held.map(\.name) } == HostileStrings.all.map { [$0] })
        #expect(try await checkpoints.notify(HostileStrings.all[0]) == 1)
        try await checkpoints.leave(HostileStrings.all[0])
        #expect(try await checkpoints.list().allSatisfy { $0.owner == nil })
        await fixture.close()
    }
}
