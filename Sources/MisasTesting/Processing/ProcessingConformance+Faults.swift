import Misas
import Synchronization

extension ProcessingConformance {
    /// What becomes of processors when programs die, stand still, or lose an answer.
    static let faults: [StoreScenario] = [
        StoreScenario(
            "What a processor writes and how far it has come are there together or not at all",
            covers: [42],
            lostCommits
        ),
        StoreScenario("A commit whose answer is lost is not repeated", covers: [42, 57], lostAnswers),
        StoreScenario(
            "Another instance takes over when one dies, soon after its lease has ended",
            covers: [44],
            takeOver
        ),
        StoreScenario("An instance that has lost its partition without knowing is refused", covers: [45], zombie),
        StoreScenario("Many instances start at once where nothing was ever processed", covers: [46], manyStart),
        StoreScenario(
            "Three instances share the partitions, keep each key's order, and take over when one leaves",
            covers: [47],
            sharing
        ),
        StoreScenario(
            "A processor that is drained finishes its batch, and gives up its partition",
            covers: [52],
            drained
        ),
        StoreScenario("A processor whose task is cancelled rolls its batch back", covers: [52], cancelled),
        StoreScenario(
            "A policy that is restarted between event and command sends the command once",
            covers: [64],
            policyRestart
        ),
    ]

    static func lostCommits(_ stores: any Stores) async throws {
        let meddled = MeddledStores(base: stores)
        let sample = try SampleSystem(on: meddled)
        try await sample.deposit([1, 2, 3, 4], to: "a")
        meddled.meddling.nextCommits(.isLost, .isLost, .goes, .isLost)
        try await sample.processing { _ in
            try await sample.deposit([5, 6], to: "a")
            try await sample.waitForBalances()
            try await sample.waitForPolicy()
        }
        try await expectEqual(sample.balances(), sample.expectedBalances())
        try await expectEqual(sample.notes()["a"], [1, 2, 3, 4, 5, 6])
    }

    static func lostAnswers(_ stores: any Stores) async throws {
        let meddled = MeddledStores(base: stores)
        let sample = try SampleSystem(on: meddled)
        try await sample.deposit([1, 2, 3, 4], to: "a")
        meddled.meddling.nextCommits(.isNotAnswered, .isNotAnswered, .goes, .isNotAnswered)
        try await sample.processing { _ in
            try await sample.deposit([5, 6], to: "a")
            try await sample.waitForBalances()
            try await sample.waitForPolicy()
        }
        try await expectEqual(sample.balances(), sample.expectedBalances())
        try await expectEqual(sample.notes()["a"], [1, 2, 3, 4, 5, 6])
    }

    static func takeOver(_ stores: any Stores) async throws {
        let meddled = MeddledStores(base: stores)
        let first = try SampleSystem(on: meddled)
        let second = try SampleSystem(on: stores)
        try await first.processing { _ in
            try await first.deposit([1], to: "a")
            try await first.waitForBalances()
            try await second.processing { _ in
                try await first.deposit([2], to: "a")
                try await second.waitForBalances()
                let owner = try await stores.checkpoints.load("test.balances")?.owner
                meddled.meddling.die()
                let begin = ContinuousClock.now
                // The stores still take what others append.
                try await second.deposit([3], to: "a")
                try await second.waitForBalances()
                try expect(ContinuousClock.now - begin, "a take-over within 30 s") { $0 < .seconds(30) }
                let successor = try await stores.checkpoints.load("test.balances")?.owner
                try expect(successor, "another owner than \(owner ?? "nobody")") { $0 != nil && $0 != owner }
            }
        }
        try await expectEqual(second.balances(), second.expectedBalances())
    }

    static func zombie(_ stores: any Stores) async throws {
        let entered = Flag()
        let release = Gate(2)
        var frozen = SampleBehavior()
        // It stands still in the middle of a batch, and does not notice that it is told to end.
        frozen.project = { event, _ in
            guard event.amount == 2 else { return }
            entered.raise()
            await release.pass()
        }
        let meddled = MeddledStores(base: stores)
        let first = try SampleSystem(on: meddled, frozen)
        let second = try SampleSystem(on: stores)
        try await first.processing { _ in
            defer {
                release.open()
                meddled.meddling.wakeUp()
            }
            try await first.deposit([1], to: "a")
            try await first.waitForBalances()
            meddled.meddling.fallSilent()
            try await first.deposit([2], to: "a")
            try await eventually("a batch under way") { entered.isRaised }
            try await second.processing { _ in
                try await second.waitForBalances()
                // What the first does now comes too late.
                release.open()
                try await second.deposit([3], to: "a")
                try await second.waitForBalances()
                meddled.meddling.wakeUp()
            }
        }
        try await expectEqual(second.balances(), second.expectedBalances())
        try await expectEqual(second.balances()["a"]?.count, 3)
    }

    static func manyStart(_ stores: any Stores) async throws {
        let writer = try SampleSystem(on: stores)
        for number in 1...20 { try await writer.deposit([number], to: "a\(number % 3)") }
        let gate = Gate(4)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let sample = try SampleSystem(on: stores, options: SampleSystem.partitioned(3))
                    await gate.pass()
                    try await sample.processing { _ in
                        try await sample.waitForBalances()
                        try await sample.waitForPolicy()
                    }
                }
            }
            try await group.waitForAll()
        }
        try await expectEqual(writer.balances(), writer.expectedBalances())
        try await expectEqual(writer.notes().values.reduce(0) { $0 + $1.count }, 20)
    }

    static func sharing(_ stores: any Stores) async throws {
        let options = SampleSystem.partitioned(6)
        let samples = try (0..<3).map { _ in try SampleSystem(on: stores, options: options) }
        try await samples[0].processing { _ in
            try await samples[1].processing { _ in
                try await samples[2].processing { _ in
                    try await deposit(1...10, by: samples[0])
                    try await samples[2].waitForBalances()
                    // In the end each has its share.
                    try await eventually("two partitions for each of three instances") {
                        let owners = try await owners(stores)
                        return owners.count == 3 && owners.values.allSatisfy { $0 == 2 }
                    }
                    try await deposit(11...20, by: samples[0])
                }
                // One has left, in good order: the others take its share.
                try await deposit(21...30, by: samples[0])
                try await samples[1].waitForBalances()
                try await eventually("three partitions for each of two instances") {
                    let owners = try await owners(stores)
                    return owners.count == 2 && owners.values.allSatisfy { $0 == 3 }
                }
            }
            try await samples[0].waitForBalances()
            try await samples[0].waitForPolicy()
        }
        try await expectEqual(samples[0].balances(), samples[0].expectedBalances())
        // The commands of one account, in the order of its events.
        let notes = try await samples[0].notes()
        try expectEqual(notes.count, 30)
        for (account, amounts) in notes { try expectEqual(amounts, Array(1...30), "the notes of \(account)") }
    }

    /// Deposits to thirty accounts at once.
    private static func deposit(_ amounts: ClosedRange<Int>, by sample: SampleSystem) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for account in 0..<30 {
                group.addTask { try await sample.deposit(Array(amounts), to: "a\(account)") }
            }
            try await group.waitForAll()
        }
    }

    /// How many partitions of the projection each instance holds.
    private static func owners(_ stores: any Stores) async throws -> [String: Int] {
        let checkpoints = try await stores.checkpoints.list().filter { $0.name.hasPrefix("test.balances:") }
        return Dictionary(checkpoints.compactMap { $0.owner.map { ($0, 1) } }, uniquingKeysWith: +)
    }

    static func drained(_ stores: any Stores) async throws {
        let entered = Flag()
        let release = Gate(2)
        var slow = SampleBehavior()
        slow.project = { event, _ in
            guard event.amount == 3 else { return }
            entered.raise()
            await release.pass()
        }
        let sample = try SampleSystem(on: stores, slow)
        try await sample.deposit([1, 2, 3, 4], to: "a")
        let last = try await stores.events.lastPosition()
        try await sample.processing { processing in
            defer { release.open() }
            try await eventually("a batch under way") { entered.isRaised }
            processing.drain()
        }
        try await expectEqual(sample.balances(), sample.expectedBalances())
        let checkpoint = try unwrap(try await stores.checkpoints.load("test.balances"))
        try expectEqual(checkpoint.owner, nil)
        try expectAtLeast(checkpoint.position, last)
    }

    static func cancelled(_ stores: any Stores) async throws {
        let entered = Flag()
        var slow = SampleBehavior()
        slow.project = { event, _ in
            guard event.amount == 3 else { return }
            entered.raise()
            try await Task.sleep(for: .seconds(600))
        }
        let sample = try SampleSystem(on: stores, slow)
        try await sample.deposit([1, 2, 3, 4], to: "a")
        let processing = Task { try await sample.system.process() }
        try await eventually("a batch under way") { entered.isRaised }
        processing.cancel()
        try await expectThrows(CancellationError.self) { try await processing.value }
        try await expectEqual(sample.balances(), [:])
        try await expectEqual(stores.checkpoints.load("test.balances")?.position ?? .start, .start)
        try await expectEqual(stores.checkpoints.load("test.balances")?.owner, nil)
    }

    static func policyRestart(_ stores: any Stores) async throws {
        let meddled = MeddledStores(base: stores)
        let entered = Flag()
        var dying = SampleBehavior()
        dying.note = { _, _ in
            // The program ends after the event has come and before the command has done anything.
            entered.raise()
            meddled.meddling.die()
        }
        let first = try SampleSystem(on: meddled, dying)
        try await first.deposit([1], to: "a")
        let processing = Task { try await first.system.process() }
        try await eventually("a batch under way") { entered.isRaised }
        processing.cancel()
        _ = await processing.result
        try await expectEqual(first.notes(), [:])
        let second = try SampleSystem(on: stores)
        try await second.processing { _ in try await second.waitForPolicy() }
        try await expectEqual(second.notes()["a"], [1])
    }
}
