import Misas
import Synchronization

/// What processors do on stores.
enum ProcessingConformance {
    static let scenarios: [StoreScenario] =
        following + faults + failures + rebuilding + versions + inline + predictions + delivery + commands

    /// How processors follow the log.
    private static let following: [StoreScenario] = [
        StoreScenario(
            "A projection follows what is recorded before it runs and while it runs",
            covers: [37, 38],
            follow
        ),
        StoreScenario("A processor begins where it is told to when it has never run", covers: [37], start),
        StoreScenario("A restarted processor goes on behind what it has handled", covers: [41], restart),
        StoreScenario(
            "A checkpoint moves over what is not its processor's, at the end of the log too",
            covers: [28, 43],
            idle
        ),
        StoreScenario("A processor that stops saves how far it has come over events of others", covers: [43], flushed),
        StoreScenario(
            "A slow handler lets the log wait, holds a few pages of it, and catches up",
            covers: [48],
            backPressure
        ),
        StoreScenario("A processor that has run in another number of partitions does not begin anew", repartitioned),
        StoreScenario(
            "A processor is brought over into another number of partitions, with nothing done twice or out of order",
            covers: [47],
            broughtOver
        ),
    ]

    static func follow(_ stores: any Stores) async throws {
        let sample = try SampleSystem(on: stores)
        for number in 1...50 { try await sample.deposit([number], to: "a\(number % 7)") }
        try await sample.processing { _ in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<4 {
                    group.addTask {
                        for number in 1...60 { try await sample.deposit([number], to: "a\((number + writer) % 9)") }
                    }
                }
                try await group.waitForAll()
            }
            try await sample.waitForBalances()
            try await sample.waitForPolicy()
        }
        try await expectEqual(sample.balances(), sample.expectedBalances())
        try await expectEqual(sample.balances().values.reduce(0) { $0 + $1.count }, 290)
        let notes = try await sample.notes().mapValues(\.count)
        try await expectEqual(notes, sample.balances().mapValues(\.count))
    }

    static func start(_ stores: any Stores) async throws {
        let writer = try SampleSystem(on: stores)
        try await writer.deposit([1, 2, 3], to: "a")
        let third = try await stores.events.lastPosition()
        var options = SampleSystem.quick
        options.processors = [
            "test.balances": ProcessorOptions(start: .end),
            SampleSubsystem.policy: ProcessorOptions(start: .after(GlobalPosition(third.rawValue - 1))),
        ]
        let sample = try SampleSystem(on: stores, options: options)
        try await sample.processing { _ in
            try await sample.waitForBalances()
            try await sample.deposit([4], to: "a")
            try await sample.waitForBalances()
            try await sample.waitForPolicy()
        }
        try await expectEqual(sample.balances()["a"]?.total, 4)
        try await expectEqual(sample.notes()["a"], [3, 4])
    }

    static func restart(_ stores: any Stores) async throws {
        for round in 1...3 {
            let sample = try SampleSystem(on: stores)
            try await sample.processing { _ in
                try await sample.deposit([round, round * 10], to: "a")
                try await sample.waitForBalances()
                try await sample.waitForPolicy()
            }
            try await expectEqual(sample.balances(), sample.expectedBalances())
        }
        let sample = try SampleSystem(on: stores)
        try await expectEqual(sample.notes()["a"], [1, 10, 2, 20, 3, 30])
    }

    static func idle(_ stores: any Stores) async throws {
        let sample = try SampleSystem(on: stores)
        let foreign = try StreamName("foreign-1")
        try await sample.processing { _ in
            for _ in 1...10 {
                _ = try await stores.events.append(StoreSamples.events(100), to: foreign, expecting: .any)
            }
            let last = try await stores.events.lastPosition()
            // Nobody has to append, nor to stop it.
            for name in ["test.balances", SampleSubsystem.policy] {
                try await eventually("\(name) at the end") {
                    try await stores.checkpoints.load(name)?.position == last
                }
            }
        }
    }

    static func flushed(_ stores: any Stores) async throws {
        // It saves such progress by itself only now and then: with this lease, after half a minute.
        let sample = try SampleSystem(on: stores, options: ProcessingOptions(lease: .seconds(60)))
        try await sample.deposit([1], to: "a")
        let last = try await sample.processing { _ in
            try await sample.waitForBalances()
            try await sample.waitForPolicy()
            _ = try await stores.events.append(StoreSamples.events(10), to: StoreSamples.stream(), expecting: .any)
            // It has seen them, and has not saved that.
            try await sample.waitForBalances()
            let last = try await stores.events.lastPosition()
            let saved = try unwrap(try await stores.checkpoints.load("test.balances")).position
            try expectGreater(last, saved)
            return last
        }
        try await expectEqual(stores.checkpoints.load("test.balances")?.position, last)
    }

    static func backPressure(_ stores: any Stores) async throws {
        let (batch, total) = (50, 10_000)
        let counted = CountingStores(base: stores, pageSize: batch)
        let most = Mutex((handled: 0, waiting: 0))
        let entered = Flag()
        let release = Gate(2)
        var behavior = SampleBehavior()
        behavior.react = { _, _, _ in }
        behavior.project = { _, _ in
            let handled = most.withLock { most in
                most.handled += 1
                most.waiting = max(most.waiting, counted.given.value - most.handled)
                return most.handled
            }
            guard handled == 1 else { return }
            entered.raise()
            await release.pass()
        }
        var options = ProcessingOptions(lease: .seconds(60))
        options.processors = [
            "test.balances": ProcessorOptions(batchSize: batch),
            SampleSubsystem.policy: ProcessorOptions(batchSize: batch + 1),
        ]
        let sample = try SampleSystem(on: counted, options: options, behavior)
        try await sample.processing { _ in
            defer { release.open() }
            try await sample.deposit([1], to: "a0")
            try await eventually("a handler at work") { entered.isRaised }
            for number in 1..<10 {
                let events = try (0..<1_111).map { try Deposited(account: "a\(number)", amount: $0).new }
                let stream = try StreamName("test.account-a\(number)")
                _ = try await stores.events.append(events, to: stream, expecting: .any)
            }
            release.open()
            try await sample.waitForBalances()
        }
        try await expectEqual(sample.balances(), sample.expectedBalances())
        try expectEqual(most.withLock { $0.handled }, total)
        // One page in the handler's hands, one waits for it, and one is being fetched.
        try expectAtLeast(3 * batch, most.withLock { $0.waiting })
    }

    static func repartitioned(_ stores: any Stores) async throws {
        let first = try SampleSystem(on: stores, options: SampleSystem.partitioned(2))
        try await first.deposit([1, 2, 3], to: "a")
        try await first.processing { _ in try await first.waitForBalances() }
        let second = try SampleSystem(on: stores, options: SampleSystem.partitioned(3))
        try await expectThrows(
            ProcessorError.self,
            "other partitions",
            where: { if case .partitioned("test.balances", into: 3, checkpoints: _) = $0 { true } else { false } }
        ) { try await second.system.process() }
        try await expectEqual(second.balances(), second.expectedBalances())
    }

    static func broughtOver(_ stores: any Stores) async throws {
        var behavior = SampleBehavior()
        let isHealed = Flag()
        struct Refused: Error {}
        behavior.react = { event, reaction, _ in
            if event.amount == 13, !isHealed.isRaised { throw Refused() }
            _ = try await reaction.send(Note(account: event.account, amount: event.amount))
        }
        behavior.policyFailure = .park
        let old = try SampleSystem(on: stores, options: SampleSystem.partitioned(3), behavior)
        for number in 1...20 { try await old.deposit([number], to: "a\(number % 5)") }
        let new = try SampleSystem(on: stores, options: SampleSystem.partitioned(2), behavior)
        let names = ["test.balances", SampleSubsystem.policy]
        try await old.processing { _ in
            try await old.waitForBalances()
            try await old.waitForPolicy()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for number in 21...80 { try await old.deposit([number], to: "a\(number % 5)") }
                }
                group.addTask {
                    for name in names { try await new.system.processors.repartition(name) }
                }
                try await group.waitForAll()
            }
            try await new.processing { _ in
                try await new.waitForBalances()
                try await new.waitForPolicy()
                isHealed.raise()
                try await new.system.processors.replay(SampleSubsystem.policy)
                try await eventually("nothing that is set aside") {
                    try await new.system.processors.parkedEvents(of: SampleSubsystem.policy).isEmpty
                }
            }
        }
        try await expectEqual(new.balances(), new.expectedBalances())
        for account in 0..<5 {
            let amounts = (1...80).filter { $0 % 5 == account }
            try await expectEqual(new.notes()["a\(account)"], amounts)
        }
        let saved = try await stores.checkpoints.list().filter { $0.savedAt != nil }.map(\.name)
        try expectEqual(saved.sorted(), names.flatMap { ["\($0):0/2", "\($0):1/2"] }.sorted())
        // There is nothing to bring over any more; and the old program is refused.
        for name in names { try await new.system.processors.repartition(name) }
        try await expectThrows(ProcessorError.self, "other partitions", where: { _ in true }) {
            try await old.system.process()
        }
    }
}
