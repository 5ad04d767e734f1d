import Foundation
import Misas
@testable import MisasPostgreSQL
import PostgresClient
import Synchronization
import Testing

@Suite("Predictions in PostgreSQL", .serialized, .timeLimit(.minutes(10)))
struct PostgresPredictionTests {
    private static let hour = Duration.seconds(3_600)
    private static func time(_ seconds: Double) -> Date { Date(timeIntervalSince1970: 1_800_000_000 + seconds) }

    private static func prediction(
        _ key: String,
        at seconds: Double,
        partition: String? = nil
    ) -> NewPrediction {
        NewPrediction(
            identity: PredictionIdentity(type: "test.reached", key: key),
            dueAt: time(seconds),
            partition: partition,
            data: Array("{}".utf8)
        )
    }

    @Test("Leases end by the database's clock")
    func clock() async throws {
        let fixture = try await DatabaseFixture()
        let (database, predictions) = (fixture.database, fixture.database.predictions)
        try await predictions.schedule(Self.prediction("k", at: 1))
        let first = try #require(
            try await predictions.claimDue(at: Self.time(1), types: nil, limit: 1, by: "a", for: .seconds(10)).first
        )
        #expect(try await predictions.claimDue(at: Self.time(1), types: nil, limit: 1, by: "b", for: Self.hour).isEmpty)
        database.clockOffset = .seconds(11)
        let second = try #require(
            try await predictions.claimDue(at: Self.time(1), types: nil, limit: 1, by: "b", for: Self.hour).first
        )
        #expect(second.token > first.token)
        await #expect(throws: PredictionStoreError.claimLost(first.identity)) { try await predictions.complete(first) }
        await fixture.close()
    }

    @Test("Two programs share what is due: each prediction once, and of a partition one at a time, in order")
    func twoPrograms() async throws {
        let fixture = try await DatabaseFixture(connections: 6)
        let other = fixture.another(connections: 6)
        let databases = [fixture.database, other]
        let total = 240
        for number in 0..<total {
            let partition = number % 4 == 3 ? nil : "p\(number % 7)"
            try await fixture.database.predictions.schedule(
                Self.prediction("\(number)", at: Double(number), partition: partition)
            )
        }
        let record = ClaimRecord()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<8 {
                group.addTask {
                    let predictions = databases[worker % 2].predictions
                    while record.done < total {
                        let claims = try await predictions.claimDue(
                            at: Self.time(1_000),
                            types: nil,
                            limit: 1 + worker % 3,
                            by: "\(worker)",
                            for: Self.hour
                        )
                        record.begin(claims, by: worker)
                        for claim in claims {
                            record.end(claim)
                            try await predictions.complete(claim)
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(record.faults == [])
        #expect(record.done == total)
        #expect(try await other.predictions.list(PredictionQuery()).isEmpty)
        await other.close()
        await fixture.close()
    }

    @Test("While somebody is at a claim, nothing of its partition is claimed")
    func lockedRow() async throws {
        let fixture = try await DatabaseFixture()
        let database = fixture.database
        for number in 0..<3 {
            try await database.predictions.schedule(
                Self.prediction("\(number)", at: Double(number), partition: number < 2 ? "p" : nil)
            )
        }
        // Its lease has ended, and its owner is about to end it.
        let claim = try #require(
            try await database.predictions.claimDue(at: Self.time(0), types: nil, limit: 1, by: "a", for: .zero).first
        )
        try await database.transaction { session in
            try await PostgresPredictionSchedule(database: database, session: session).complete(claim)
            let others = try await database.predictions.claimDue(
                at: Self.time(9),
                types: nil,
                limit: 9,
                by: "b",
                for: Self.hour
            )
            #expect(others.map(\.identity.key) == ["2"])
        }
        let rest = try await database.predictions.claimDue(
            at: Self.time(9),
            types: nil,
            limit: 9,
            by: "b",
            for: Self.hour
        )
        #expect(rest.map(\.identity.key) == ["1"])
        await fixture.close()
    }

    @Test("What somebody is claiming closes its partition to those who want other types")
    func uncommittedClaim() async throws {
        let fixture = try await DatabaseFixture()
        let database = fixture.database
        var other = Self.prediction("1", at: 2, partition: "p")
        other.identity = PredictionIdentity(type: "test.other", key: "1")
        try await database.predictions.schedule(Self.prediction("0", at: 1, partition: "p"))
        try await database.predictions.schedule(other)
        try await database.transaction { session in
            let claiming = PostgresPredictionStore(database: database, session: session)
            let all = try await claiming.claimDue(at: Self.time(1), types: nil, limit: 9, by: "a", for: Self.hour)
            #expect(all.map(\.identity.key) == ["0"])
            // Nobody else sees that claim yet.
            let others = try await database.predictions.claimDue(
                at: Self.time(9),
                types: ["test.other"],
                limit: 9,
                by: "b",
                for: Self.hour
            )
            #expect(others.isEmpty)
        }
        await fixture.close()
    }

    @Test("A transaction that takes back the prediction it acts on can end its claim; another cannot")
    func cancelsItself() async throws {
        let fixture = try await DatabaseFixture()
        let database = fixture.database
        for isScheduledAnew in [false, true] {
            try await database.predictions.schedule(Self.prediction("k", at: 1))
            let claim = try #require(
                try await database.predictions.claimDue(at: Self.time(1), types: nil, limit: 1, by: "a", for: Self.hour)
                    .first
            )
            try await database.transaction { session in
                let own = PostgresPredictionSchedule(database: database, session: session)
                #expect(try await own.cancel(claim.identity))
                if isScheduledAnew { try await own.schedule(Self.prediction("k", at: 2)) }
                try await own.complete(claim)
                await #expect(throws: PredictionStoreError.claimLost(claim.identity)) { try await own.complete(claim) }
            }
            #expect(
                try await database.predictions.find(claim.identity)?.dueAt == (isScheduledAnew ? Self.time(2) : nil)
            )
            await #expect(throws: PredictionStoreError.claimLost(claim.identity)) {
                try await database.predictions.complete(claim)
            }
            try await database.predictions.cancel(claim.identity)
        }
        await fixture.close()
    }

    @Test("Who waits in one program hears at once of what is scheduled in another, by a transaction too")
    func wakesOthers() async throws {
        let fixture = try await DatabaseFixture()
        let other = fixture.another()
        let store = PostgresPredictionStore(
            database: fixture.database,
            session: .pool(fixture.database.pool),
            // It looks by itself long after the test's time is up: only a notification can wake it.
            patience: .seconds(3_600)
        )
        for round in 0..<6 {
            let waiting = Task { try await store.waitUntilScheduled(before: nil, types: nil) }
            try await fixture.untilSomebodyListens()
            let prediction = Self.prediction("k", at: 1)
            if round % 2 == 0 {
                try await other.predictions.schedule(prediction)
            } else {
                try await other.transaction { session in
                    _ = try await PostgresPredictionSchedule(database: other, session: session).schedule(prediction)
                }
            }
            try await waiting.value
            try await other.predictions.cancel(prediction.identity)
        }
        await other.close()
        await fixture.close()
    }

    @Test("Who waits finds what was scheduled without a word")
    func polls() async throws {
        let fixture = try await DatabaseFixture()
        let waiting = Task { try await fixture.database.predictions.waitUntilScheduled(before: nil, types: nil) }
        try await fixture.untilSomebodyListens()
        try await fixture.sql(
            "INSERT INTO \(fixture.table("predictions")) "
                + "(type, key, id, due_at, schema_version, data, scheduled_at, sequence) "
                + "VALUES ('a', 'b', gen_random_uuid(), now(), 1, '{}', now(), 1)"
        )
        try await waiting.value
        let cancelled = Task {
            try await fixture.database.predictions.waitUntilScheduled(before: .distantPast, types: nil)
        }
        cancelled.cancel()
        await #expect(throws: PredictionStoreError.cancelled) { try await cancelled.value }
        await fixture.close()
    }

    @Test("What a transaction that is rolled back has scheduled wakes nobody, and is not there")
    func rolledBack() async throws {
        struct Abandoned: Error {}
        let fixture = try await DatabaseFixture()
        let database = fixture.database
        let count = database.predictionSignal.listen()
        await #expect(throws: Abandoned.self) {
            try await database.transaction { session in
                try await PostgresPredictionSchedule(database: database, session: session).schedule(
                    Self.prediction("k", at: 1)
                )
                throw Abandoned()
            }
        }
        // To have been connected counts too.
        #expect(database.predictionSignal.listen() - count <= 1)
        #expect(try await database.predictions.nextDue(types: nil) == nil)
        await fixture.close()
    }

    @Test("Types, keys, partitions, owners and reasons never become part of a statement")
    func injection() async throws {
        let fixture = try await DatabaseFixture()
        let predictions = fixture.database.predictions
        for text in HostileStrings.all {
            let isType = text.utf8.allSatisfy { (0x21...0x7E).contains($0) } && !text.hasPrefix("$")
            var prediction = Self.prediction(text, at: 1, partition: text)
            if isType { prediction.identity = PredictionIdentity(type: text, key: text) }
            prediction.metadata = EventMetadata(user: text, attributes: [text: text])
            try await predictions.schedule(prediction)
            let type = prediction.identity.type
            let claim = try #require(
                try await predictions.claimDue(at: Self.time(1), types: [type], limit: 1, by: text, for: Self.hour)
                    .first
            )
            #expect(claim.identity == prediction.identity)
            #expect(claim.prediction.prediction.metadata == prediction.metadata)
            guard case .claimed(text, _) = claim.prediction.state else {
                Issue.record("the owner is another")
                continue
            }
            try await predictions.park(claim, reason: text)
            #expect(try await predictions.find(claim.identity)?.state == .parked(reason: text))
            #expect(try await predictions.list(PredictionQuery(type: type)).contains { $0.identity == claim.identity })
            try await predictions.unpark(claim.identity, at: Self.time(1))
            #expect(try await predictions.cancel(claim.identity))
        }
        #expect(try await predictions.list(PredictionQuery(type: "\0")).isEmpty)
        #expect(try await predictions.nextDue(types: ["\0"]) == nil)
        await fixture.close()
    }

    @Test("Times that the database cannot say count as the nearest that it can")
    func extremeTimes() async throws {
        let fixture = try await DatabaseFixture()
        let predictions = fixture.database.predictions
        for (index, seconds) in [-1e300, -1e13, 0, 1e13, 1e300, .infinity, -.infinity, .nan].enumerated() {
            var prediction = Self.prediction("\(index)", at: 0)
            prediction.dueAt = Date(timeIntervalSince1970: seconds)
            try await predictions.schedule(prediction)
        }
        #expect(try await predictions.list(PredictionQuery()).count == 8)
        let claims = try await predictions.claimDue(
            at: Date(timeIntervalSince1970: .infinity),
            types: nil,
            limit: 100,
            by: "a",
            for: .seconds(Int64.max)
        )
        #expect(claims.count == 8)
        await fixture.close()
    }
}

/// Who is at what, and what should not be.
private final class ClaimRecord: Sendable {
    private struct State {
        var done: Set<PredictionIdentity> = []
        var owners: [String: (worker: Int, count: Int)] = [:]
        var last: [String: Date] = [:]
        var faults: [String] = []
    }

    private let state = Mutex(State())

    var done: Int { state.withLock { $0.done.count } }
    var faults: [String] { state.withLock { $0.faults } }

    func begin(
        _ claims: [PredictionClaim],
        by worker: Int
    ) {
        state.withLock { state in
            for claim in claims {
                guard let partition = claim.prediction.prediction.partition else { continue }
                if let owner = state.owners[partition], owner.count > 0, owner.worker != worker {
                    state.faults.append("\(partition) is claimed by \(worker) while \(owner.worker) has it")
                }
                state.owners[partition] = (worker, (state.owners[partition]?.count ?? 0) + 1)
                if let last = state.last[partition], last > claim.prediction.dueAt {
                    state.faults.append("\(partition): \(claim.identity) comes too late")
                }
                state.last[partition] = claim.prediction.dueAt
            }
        }
    }

    func end(_ claim: PredictionClaim) {
        state.withLock { state in
            if !state.done.insert(claim.identity).inserted { state.faults.append("\(claim.identity) occurs twice") }
            guard let partition = claim.prediction.prediction.partition else { return }
            state.owners[partition]?.count -= 1
        }
    }
}
