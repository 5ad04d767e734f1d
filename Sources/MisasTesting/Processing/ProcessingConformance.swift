import Misas

/// What processors do on stores.
enum ProcessingConformance {
    static let scenarios: [StoreScenario] = following + faults + failures + rebuilding + predictions + commands

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
        StoreScenario("A processor that has run in another number of partitions does not begin anew", repartitioned),
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
}
