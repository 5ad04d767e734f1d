#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Misas
import Synchronization

extension ProcessingConformance {
    /// What becomes of events that cannot be handled.
    static let failures: [StoreScenario] = [
        StoreScenario(
            "A failing event is tried again, with waits that double, until it is handled",
            covers: [49],
            retried
        ),
        StoreScenario(
            "A processor stops at an event that it cannot handle, and goes on when an operator says so",
            covers: [49],
            stopped
        ),
        StoreScenario("An event that cannot be handled is left out where the processor skips", covers: [49], skipped),
        StoreScenario(
            "An event that cannot be handled is set aside with all that follow of its key, the rest goes on, and a replay restores the order",
            covers: [49, 50],
            parked
        ),
        StoreScenario(
            "A replay that fails again keeps the order; what is discarded is forgotten",
            covers: [50],
            replayFails
        ),
        StoreScenario("An event that fails beside parked ones is the one that is blamed", covers: [49, 50], blame),
        StoreScenario("What the store fails at is not left out for it", covers: [40, 49], storeFails),
        StoreScenario("Where one has stopped, the next that runs goes on when it can", covers: [49], stopForgotten),
        StoreScenario("A parked key of one partition is replayed by its owner", covers: [47, 50], parkedPartitions),
        StoreScenario(
            "An event that cannot be read is set aside, and stops a projection that is built anew",
            covers: [51],
            unreadable
        ),
        StoreScenario(
            "A command that fails leaves nothing, and its policy may go on",
            covers: [63, 64],
            refusedCommand
        ),
        StoreScenario("What is slow is told from what is stuck, stopped, paused or abandoned", covers: [53], health),
        StoreScenario(
            "Waiting for a processor ends in time: when it is late, stopped, or unknown",
            covers: [66],
            waiting
        ),
    ]

    private struct Poison: Error {}

    /// Fails on an amount as long as it is told to.
    private final class Poisoning: Sendable {
        private let state = Mutex<(amounts: Set<Int>, attempts: [ContinuousClock.Instant])>(([], []))

        init(_ amounts: Set<Int>) { state.withLock { $0.amounts = amounts } }

        func check(_ amount: Int) throws {
            let isPoison = state.withLock { state in
                guard state.amounts.contains(amount) else { return false }
                state.attempts.append(.now)
                return true
            }
            if isPoison { throw Poison() }
        }

        func heal() { state.withLock { $0.amounts = [] } }
        var attempts: [ContinuousClock.Instant] { state.withLock { $0.attempts } }
    }

    private static func failing(_ poisoning: Poisoning, _ strategy: FailureStrategy) -> SampleBehavior {
        var behavior = SampleBehavior()
        behavior.project = { event, _ in try poisoning.check(event.amount) }
        behavior.projectionFailure = strategy
        return behavior
    }

    static func retried(_ stores: any Stores) async throws {
        let poisoning = Poisoning([3])
        let strategy = FailureStrategy.retry(
            attempts: 20,
            backoff: .milliseconds(20)...Duration.milliseconds(80),
            then: .stop
        )
        let sample = try SampleSystem(on: stores, failing(poisoning, strategy))
        try await sample.deposit([1, 2, 3, 4], to: "a")
        try await sample.processing { _ in
            try await eventually("six attempts") { poisoning.attempts.count >= 6 }
            poisoning.heal()
            try await sample.waitForBalances()
        }
        try await expectEqual(sample.balances(), sample.expectedBalances())
        // The first two follow at once: with the batch, and by itself. Then it waits 20, 40, 80 and 80 milliseconds.
        let attempts = poisoning.attempts
        let waits = zip(attempts, attempts.dropFirst()).map { $1 - $0 }
        for (wait, least) in zip(waits.dropFirst(1), [20, 40, 80, 80]) {
            try expectAtLeast(wait, .milliseconds(least))
        }
    }

    static func stopped(_ stores: any Stores) async throws {
        let poisoning = Poisoning([2])
        let sample = try SampleSystem(on: stores, failing(poisoning, .stop))
        let processors = sample.system.processors
        try await sample.deposit([1, 2, 3], to: "a")
        try await sample.deposit([4], to: "b")
        try await sample.processing { _ in
            try await eventually("a stop") { try await processors.status(of: "test.balances").health == .stopped }
            try await expectEqual(sample.balances()["a"]?.count, 1)
            try await expectEqual(sample.balances()["b"], nil)
            // It is tried once more, and stops again.
            try await processors.resume("test.balances")
            try await eventually("another attempt") { poisoning.attempts.count >= 3 }
            poisoning.heal()
            try await processors.resume("test.balances")
            try await eventually("the end") { try await sample.balances() == sample.expectedBalances() }
            try await expectEqual(processors.status(of: "test.balances").partitions.first?.stop, nil)
        }
    }

    static func skipped(_ stores: any Stores) async throws {
        let strategy = FailureStrategy.retry(
            attempts: 2,
            backoff: .milliseconds(1)...Duration.milliseconds(2),
            then: .skip
        )
        let poisoning = Poisoning([2])
        let sample = try SampleSystem(on: stores, failing(poisoning, strategy))
        try await sample.deposit([1, 2, 3], to: "a")
        try await sample.processing { _ in try await sample.waitForBalances() }
        try await expectEqual(sample.balances()["a"]?.total, 4)
        // With its batch, by itself, and twice again.
        try expectEqual(poisoning.attempts.count, 4)
        try await expectEqual(sample.system.processors.parkedEvents(of: "test.balances"), [])
    }

    static func parked(_ stores: any Stores) async throws {
        let poisoning = Poisoning([3])
        let sample = try SampleSystem(on: stores, failing(poisoning, .park))
        let processors = sample.system.processors
        try await sample.deposit([1, 2, 3, 4], to: "k")
        try await sample.processing { _ in
            for number in 1...10 {
                try await sample.deposit([number + 10], to: "other\(number % 3)")
                try await sample.deposit([number + 100], to: "k")
            }
            try await sample.waitForBalances()
            let expected = try await sample.expectedBalances()
            var found = try await sample.balances()
            try expectEqual(found["k"]?.count, 2)
            found["k"] = expected["k"]
            try expectEqual(found, expected, "all but the parked key")

            let parked = try await processors.parkedEvents(of: "test.balances")
            try expectEqual(parked.count, 12)
            try expectEqual(Set(parked.map(\.key)), ["k"])
            try expectEqual(parked.map(\.position), parked.map(\.position).sorted())
            try expect(parked.first?.failure, "why the first is set aside") { $0 != nil }
            try expectEqual(parked.dropFirst().compactMap(\.failure), [])
            try await expectEqual(processors.status(of: "test.balances").parkedEvents, 12)

            poisoning.heal()
            try await processors.replay("test.balances", key: "k")
            try await eventually("nothing parked") {
                try await processors.parkedEvents(of: "test.balances").isEmpty
            }
            // What comes now comes behind it.
            try await sample.deposit([7], to: "k")
            try await sample.waitForBalances()
        }
        try await expectEqual(sample.balances(), sample.expectedBalances())
    }

    static func replayFails(_ stores: any Stores) async throws {
        let poisoning = Poisoning([3, 5])
        let sample = try SampleSystem(on: stores, failing(poisoning, .park))
        let processors = sample.system.processors
        try await sample.deposit([1, 2, 3, 4, 5, 6], to: "k")
        try await sample.processing { _ in
            try await sample.waitForBalances()
            try await processors.replay("test.balances")
            try await eventually("another attempt") {
                try await processors.parkedEvents(of: "test.balances").first?.attempts == 2
            }
            try await expectEqual(processors.parkedEvents(of: "test.balances").count, 4)
            try await sample.deposit([7], to: "k")
            try await sample.waitForBalances()
            try await expectEqual(processors.parkedEvents(of: "test.balances").count, 5)
            try await processors.discard("test.balances", key: "k")
            try await eventually("nothing parked") {
                try await processors.parkedEvents(of: "test.balances").isEmpty
            }
            try await sample.deposit([8], to: "k")
            try await sample.waitForBalances()
        }
        try await expectEqual(sample.balances()["k"]?.total, 1 + 2 + 8)
    }

    static func blame(_ stores: any Stores) async throws {
        let sample = try SampleSystem(on: stores, failing(Poisoning([3, 5]), .park))
        // In one batch: what is behind a poison event of its key stands before and between those of another.
        for (account, amount) in [("k", 3), ("k", 4), ("l", 5), ("k", 1), ("l", 6), ("m", 7), ("l", 2)] {
            try await sample.deposit([amount], to: account)
        }
        try await sample.processing { _ in try await sample.waitForBalances() }
        let parked = try await sample.system.processors.parkedEvents(of: "test.balances")
        try expectEqual(parked.map(\.key), ["k", "k", "l", "k", "l", "l"])
        try expectEqual(parked.map { $0.failure != nil }, [true, false, true, false, false, false])
        try await expectEqual(sample.balances().mapValues(\.total), ["m": 7])
    }

    static func storeFails(_ stores: any Stores) async throws {
        let meddled = MeddledStores(base: stores)
        var behavior = SampleBehavior()
        behavior.projectionFailure = .skip
        behavior.policyFailure = .park
        let sample = try SampleSystem(on: meddled, behavior)
        meddled.meddling.nextCommits(.isLost, .isLost, .isLost, .isLost)
        try await sample.deposit([1], to: "a")
        try await sample.processing { _ in
            try await sample.deposit([2, 3], to: "a")
            try await sample.waitForBalances()
            try await sample.waitForPolicy()
        }
        try await expectEqual(sample.balances(), sample.expectedBalances())
        try await expectEqual(sample.notes()["a"], [1, 2, 3])
        try await expectEqual(sample.system.processors.parkedEvents(of: SampleSubsystem.policy), [])
    }

    static func stopForgotten(_ stores: any Stores) async throws {
        let broken = try SampleSystem(on: stores, failing(Poisoning([2]), .stop))
        try await broken.deposit([1, 2, 3], to: "a")
        try await broken.processing { _ in
            try await eventually("a stop") {
                try await broken.system.processors.status(of: "test.balances").health == .stopped
            }
        }
        // The program with the fix needs nobody to say so.
        let mended = try SampleSystem(on: stores)
        try await mended.processing { _ in
            try await eventually("the end") { try await mended.balances() == mended.expectedBalances() }
            try await mended.waitForBalances()
            try await expectEqual(mended.system.processors.status(of: "test.balances").health, .current)
        }
    }

    static func parkedPartitions(_ stores: any Stores) async throws {
        let poisoning = Poisoning([3])
        let options = SampleSystem.partitioned(4)
        let first = try SampleSystem(on: stores, options: options, failing(poisoning, .park))
        let second = try SampleSystem(on: stores, options: options, failing(poisoning, .park))
        try await first.processing { _ in
            try await second.processing { _ in
                for account in 0..<12 { try await first.deposit([1, 2, 3, 4], to: "a\(account)") }
                try await first.waitForBalances()
                try await expectEqual(first.system.processors.parkedEvents(of: "test.balances").count, 24)
                poisoning.heal()
                // Either may be asked, whoever holds the partitions.
                try await second.system.processors.replay("test.balances")
                try await eventually("nothing parked") {
                    try await first.system.processors.parkedEvents(of: "test.balances").isEmpty
                }
            }
        }
        try await expectEqual(first.balances(), first.expectedBalances())
    }

    static func unreadable(_ stores: any Stores) async throws {
        let sample = try SampleSystem(on: stores)
        let processors = sample.system.processors
        try await sample.deposit([1], to: "a")
        let bad = NewEvent(type: Deposited.wireName, data: StoreSamples.json(#"{"account":7}"#))
        _ = try await stores.events.append([bad], to: try StreamName("test.bad-1"), expecting: .any)
        try await sample.processing { _ in
            try await sample.deposit([2], to: "a")
            try await sample.waitForBalances()
            let parked = try await processors.parkedEvents(of: "test.balances")
            try expectEqual(parked.map(\.event), [bad.id])
            try expectEqual(parked.map(\.attempts), [1])
            try await expectEqual(sample.balances()["a"]?.total, 3)

            try await processors.rebuild("test.balances")
            try await eventually("a stop") { try await processors.status(of: "test.balances").health == .stopped }
            try await expectEqual(sample.balances()["a"]?.total, 1)
        }
    }

    static func refusedCommand(_ stores: any Stores) async throws {
        var behavior = SampleBehavior()
        behavior.note = { note, context in
            try await DocumentCollection<Balance>("test.scratch", in: context.stores.documents)
                .put(Balance(total: note.amount), as: note.account)
            if note.amount == 2 { throw NoteRefused() }
        }
        behavior.react = { event, reaction, _ in
            do {
                _ = try await reaction.send(Note(account: event.account, amount: event.amount))
            } catch is NoteRefused {
                _ = try await reaction.send(Note(account: event.account, amount: -event.amount))
            }
        }
        let sample = try SampleSystem(on: stores, behavior)
        try await sample.deposit([1, 2, 3], to: "a")
        try await sample.processing { _ in try await sample.waitForPolicy() }
        try await expectEqual(sample.notes()["a"], [1, -2, 3])
        let scratch = DocumentCollection<Balance>("test.scratch", in: stores.documents)
        // What the refused command had written is not among the versions.
        try await expectEqual(scratch.get("a")?.version, 3)
    }

    static func health(_ stores: any Stores) async throws {
        let entered = Flag()
        let release = Gate(2)
        var slow = SampleBehavior()
        slow.project = { event, _ in
            guard event.amount == 2 else { return }
            entered.raise()
            await release.pass()
        }
        var options = SampleSystem.quick
        options.processors = ["test.balances": ProcessorOptions(batchSize: 1)]
        let clock = ManualClock(Date())
        let sample = try SampleSystem(on: stores, clock: clock, options: options, slow)
        let processors = sample.system.processors
        @Sendable func health(_ patience: Duration = .seconds(60)) async throws -> ProcessorStatus.Health {
            try await processors.status(of: "test.balances", patience: patience).health
        }
        try await expectEqual(health(), .building)
        try await sample.processing { _ in try await sample.waitForBalances() }
        try await expectEqual(health(), .current)
        try await sample.deposit([1, 2, 3], to: "a")
        try await expectEqual(health(), .abandoned)
        try await sample.processing { _ in
            defer { release.open() }
            try await eventually("a batch under way") { entered.isRaised }
            // It came on with the first event. The stores may go by another clock than the machine's.
            let last = try unwrap(try await stores.checkpoints.load("test.balances")?.savedAt)
            clock.set(last + 0.3)
            try await expectEqual(health(), .behind)
            try await expectEqual(health(.milliseconds(100)), .stuck)
            let status = try await processors.status(of: "test.balances")
            try expectGreater(status.positionsBehind, 1)
            try expectGreater(status.lag, .zero)
            release.open()
            try await sample.waitForBalances()
            try await expectEqual(health(), .current)
            try await processors.pause("test.balances")
            try await eventually("that nobody holds it") {
                try await processors.status(of: "test.balances").partitions.allSatisfy { $0.owner == nil }
            }
            try await sample.deposit([4], to: "a")
            try await expectEqual(health(), .paused)
            try await expectEqual(sample.balances()["a"]?.count, 3)
            try await processors.resume("test.balances")
            try await sample.waitForBalances()
        }
        try await expectEqual(sample.balances()["a"]?.count, 4)
    }

    static func waiting(_ stores: any Stores) async throws {
        let release = Gate(2)
        let entered = Flag()
        var slow = SampleBehavior()
        slow.project = { event, _ in
            guard event.amount == 1 else { throw Poison() }
            entered.raise()
            await release.pass()
        }
        slow.projectionFailure = .stop
        let behavior = slow
        let sample = try SampleSystem(on: stores, behavior)
        let processors = sample.system.processors
        try await sample.deposit([1], to: "a")
        // Nobody handles it.
        try await expectThrows(ProcessorError.self, "late", where: { if case .late = $0 { true } else { false } }) {
            try await sample.waitForBalances(timeout: .milliseconds(50))
        }
        try await expectThrows(ProcessorError.self, "unknown", where: { if case .unknown = $0 { true } else { false } })
        {
            try await processors.waitUntilProcessed(by: "test.nothing", timeout: .seconds(5))
        }
        try await sample.processing { _ in
            defer { release.open() }
            try await eventually("a batch under way") { entered.isRaised }
            try await expectThrows(ProcessorError.self, "late", where: { if case .late = $0 { true } else { false } }) {
                try await sample.waitForBalances(timeout: .milliseconds(50))
            }
            async let waited: Void = sample.waitForBalances()
            release.open()
            try await waited
            try await expectEqual(sample.balances()["a"]?.count, 1)
            try await sample.deposit([2], to: "a")
            try await expectThrows(
                ProcessorError.self,
                "stopped",
                where: { if case .stopped = $0 { true } else { false } }
            ) {
                try await sample.waitForBalances()
            }
            // Another program sees the same.
            let other = try SampleSystem(on: stores, behavior)
            try await expectThrows(
                ProcessorError.self,
                "stopped",
                where: { if case .stopped = $0 { true } else { false } }
            ) {
                try await other.waitForBalances()
            }
            try await processors.waitUntilProcessed(GlobalPosition(1), by: Balances.self)
        }
    }
}
