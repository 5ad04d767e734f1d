import Foundation
import Misas
import MisasPostgreSQL
import MisasTesting
import PostgresClient
import PostgresTestSupport
import Testing

/// Three programs share the partitions of a projection and of a policy while others append, and one at a time is killed, or
/// frozen past its lease and woken again.
@Suite("When programs that process are killed or frozen", .serialized, .timeLimit(.minutes(15)))
struct TakeOverTests {
    /// For how long it goes on; `Tests/long takeover` says more.
    private static let seconds = Int(ProcessInfo.processInfo.environment["MISAS_TAKEOVER_SECONDS"] ?? "") ?? 12
    private static let partitions = 8
    private static let accounts = 60
    /// Within which another has what a program held; on a machine that does much else at once, more.
    private static let patience: Duration =
        ProcessInfo.processInfo.environment["MISAS_TAKEOVER_SECONDS"] == nil ? .seconds(20) : .seconds(5)

    @Test("the projection is a fold of the log, no command took effect twice, and what was held is taken over in time")
    func takeOver() async throws {
        let connectionString = try await PostgresCluster.shared.newDatabase()
        let stores = try await open(connectionString)
        let sample = try SampleSystem(on: stores, options: SampleSystem.partitioned(Self.partitions))
        var workers = try (0..<3).map { try worker($0, generation: 0, on: connectionString) }
        var longest = Duration.zero
        var (kills, freezes) = (0, 0)
        let end = ContinuousClock.now + .seconds(Self.seconds)
        let isOver = Flag()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    var number = 0
                    while !isOver.isRaised {
                        number += 1
                        let account = (number * 7 + writer * 13) % Self.accounts
                        try await sample.deposit([number], to: "a\(account)")
                        // As fast as the policy, which answers each with a command, can follow on any machine.
                        try await Task.sleep(for: .milliseconds(20))
                    }
                }
            }
            try await waitForShares(stores, among: workers)
            while ContinuousClock.now < end || kills == 0 || freezes == 0 {
                let victim = Int.random(in: 0..<3)
                let held = try await partitions(of: workers[victim], in: stores)
                if kills == 0 || (freezes > 0 && Bool.random()) {
                    kills += 1
                    workers[victim].kill()
                    longest = max(longest, try await takenOver(held, from: workers[victim], in: stores))
                    #expect(await workers[victim].end() == SIGKILL)
                    workers[victim] = try worker(victim, generation: kills, on: connectionString)
                } else {
                    freezes += 1
                    workers[victim].freeze()
                    longest = max(longest, try await takenOver(held, from: workers[victim], in: stores))
                    workers[victim].thaw()
                }
                try await waitForShares(stores, among: workers)
            }
            isOver.raise()
            try await group.waitForAll()
        }
        try await sample.waitForBalances(timeout: .seconds(120))
        try await sample.waitForPolicy(timeout: .seconds(120))
        for worker in workers { #expect(try await worker.stop() == 0) }

        let expected = try await sample.expectedBalances()
        let found = try await sample.balances()
        #expect(found == expected)
        let notes = try await sample.notes()
        #expect(notes.mapValues(\.count) == expected.mapValues(\.count))
        #expect(notes.mapValues { $0.reduce(0, +) } == expected.mapValues(\.total))
        print(
            "take-over: \(expected.values.reduce(0) { $0 + $1.count }) events, \(kills) kills, \(freezes) freezes, "
                + "taken over within \(longest) at most"
        )
        #expect(kills > 0 && freezes > 0)
        #expect(longest < Self.patience)
        await stores.close()
    }

    @Test("what one does that was frozen in the middle of a batch is refused when it wakes")
    func frozenInBatch() async throws {
        let connectionString = try await PostgresCluster.shared.newDatabase()
        let stores = try await open(connectionString)
        let sample = try SampleSystem(on: stores, options: SampleSystem.partitioned(1))
        let frozen = try WorkerProcess("frozen", on: connectionString, partitions: 1, freezes: true)
        try await sample.deposit([1, 2, 3], to: "a")
        try await sample.waitForBalances()
        let other = try WorkerProcess("other", on: connectionString, partitions: 1)
        try await eventually("the other ready") { other.lines.contains("ready") }
        try await sample.deposit([WorkerProcess.frozenAmount, 4], to: "a")
        try await eventually("one frozen") { frozen.lines.contains("frozen") }
        // The other does what the frozen one was at.
        try await sample.waitForBalances()
        try await expectOwner("other", of: "test.balances", in: stores)
        frozen.thaw()
        // What it did beside the batch, for the policy, may be refused before that thread has woken which does the batch.
        try await eventually("a refusal of the batch") {
            frozen.lines.drop { $0 != "thawed" }.contains { $0.hasPrefix("refused: ") }
        }
        try await sample.deposit([5], to: "a")
        try await sample.waitForBalances()
        for worker in [frozen, other] { #expect(try await worker.stop() == 0) }
        let (found, expected) = (try await sample.balances(), try await sample.expectedBalances())
        #expect(found == expected)
        #expect(found["a"]?.count == 6)
        await stores.close()
    }

    private func open(_ connectionString: String) async throws -> PostgresStores {
        // When all tests run at once, who waits for a connection may wait for a processor first.
        try await PostgresStores.open(
            PostgresConfiguration(connectionString, statementTimeout: .seconds(120)),
            options: PostgresStoresOptions(patience: .seconds(120))
        )
    }

    private func worker(_ number: Int, generation: Int, on connectionString: String) throws -> WorkerProcess {
        try WorkerProcess("worker-\(number)-\(generation)", on: connectionString, partitions: Self.partitions)
    }

    /// The checkpoints that a program holds.
    private func partitions(of worker: WorkerProcess, in stores: PostgresStores) async throws -> [Checkpoint] {
        try await stores.checkpoints.list().filter { $0.owner == worker.name }
    }

    /// Waits until others have what a program held, and tells how long that took.
    private func takenOver(
        _ held: [Checkpoint],
        from worker: WorkerProcess,
        in stores: PostgresStores
    ) async throws -> Duration {
        let start = ContinuousClock.now
        try await eventually("that others hold what \(worker.name) held") {
            let current = try await stores.checkpoints.list()
            return held.allSatisfy { lost in
                current.contains { $0.name == lost.name && $0.fence > lost.fence && $0.owner != worker.name }
            }
        }
        return ContinuousClock.now - start
    }

    /// Waits until each program has its share.
    private func waitForShares(_ stores: PostgresStores, among workers: [WorkerProcess]) async throws {
        let names = Set(workers.map(\.name))
        try await eventually("a share for each of \(names.sorted())") {
            let held = try await stores.checkpoints.list().filter { $0.name.hasPrefix("test.balances:") }
            return held.count == Self.partitions && Set(held.compactMap(\.owner)) == names
        }
    }

    private func expectOwner(_ owner: String, of checkpoint: String, in stores: PostgresStores) async throws {
        #expect(try await stores.checkpoints.load(checkpoint)?.owner == owner)
    }
}
