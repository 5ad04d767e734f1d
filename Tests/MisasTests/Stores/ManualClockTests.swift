import FoundationEssentials
import Misas
import MisasTesting
import Synchronization
import Testing

@Suite("The clock of the stores in memory")
struct ManualClockTests {
    private final class ManualClock: Sendable {
        private let seconds = Mutex(1_800_000_000.0)

        var now: Date { Date(timeIntervalSince1970: seconds.withLock { $0 }) }

        func advance(by interval: Double) {
            seconds.withLock { $0 += interval }
        }
    }

    private let clock = ManualClock()

    private func makeStores() -> InMemoryStores {
        let clock = clock
        return InMemoryStores(clock: { clock.now })
    }

    @Test("Events are recorded at its time, to the microsecond")
    func recordedAt() async throws {
        let stores = makeStores()
        clock.advance(by: 0.123456789)
        try await stores.events.append([StoreSamples.event()], to: try StoreSamples.stream(), expecting: .any)
        let event = try #require(try await stores.events.readAll().all().first)
        #expect(event.recordedAt == Date(timeIntervalSince1970: 1_800_000_000.123457))
        let info = try #require(try await stores.events.streamInfo(event.stream))
        #expect(info.createdAt == event.recordedAt)
        #expect(info.lastAppendedAt == event.recordedAt)
    }

    @Test("Leases of checkpoints and predictions end when it says so")
    func leases() async throws {
        let stores = makeStores()
        _ = try await stores.checkpoints.claim("p", by: "a", for: .seconds(5))
        let identity = PredictionIdentity(type: "test.reached", key: "k")
        try await stores.predictions.schedule(
            NewPrediction(identity: identity, dueAt: clock.now, data: StoreSamples.json("{}"))
        )
        func claim() async throws -> Int {
            try await stores.predictions.claimDue(at: clock.now, types: nil, limit: 9, by: "b", for: .seconds(5)).count
        }
        #expect(try await claim() == 1)
        clock.advance(by: 4.999999)
        #expect(try await claim() == 0)
        await #expect(throws: CheckpointError.self) {
            _ = try await stores.checkpoints.claim("p", by: "b", for: .seconds(5))
        }
        clock.advance(by: 0.000001)
        #expect(try await claim() == 1)
        #expect(try await stores.checkpoints.claim("p", by: "b", for: .seconds(5)).owner == "b")
        #expect(try await stores.predictions.nextDue(types: nil) == clock.now.addingTimeInterval(5))
    }

    @Test("Replies expire when it says so, also for a transaction that runs meanwhile")
    func replies() async throws {
        let stores = makeStores()
        try await stores.replies.record(StoreSamples.json("1"), as: "c", fingerprint: "", retention: .seconds(10))
        try await stores.transaction { transaction in
            #expect(try await transaction.replies.reply(to: "c") != nil)
            clock.advance(by: 10)
            #expect(try await transaction.replies.reply(to: "c") == nil)
            try await transaction.replies.record(
                StoreSamples.json("2"),
                as: "c",
                fingerprint: "",
                retention: .seconds(10)
            )
        }
        #expect(try await stores.replies.reply(to: "c")?.data == StoreSamples.json("2"))
    }
}
