import Misas

extension ProcessingConformance {
    /// What becomes of projections that are built anew.
    static let rebuilding: [StoreScenario] = [
        StoreScenario(
            "A projection that is built anew while others append ends as one that never stopped, and policies do nothing again",
            covers: [55, 56],
            rebuild
        ),
        StoreScenario("A policy cannot be built anew", rebuildPolicy),
    ]

    static func rebuild(_ stores: any Stores) async throws {
        let sample = try SampleSystem(on: stores, options: SampleSystem.partitioned(2))
        let processors = sample.system.processors
        for number in 1...40 { try await sample.deposit([number], to: "a\(number % 5)") }
        try await sample.processing { _ in
            try await sample.waitForBalances()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for number in 1...200 { try await sample.deposit([number], to: "a\(number % 7)") }
                }
                group.addTask {
                    for _ in 0..<2 { try await processors.rebuild("test.balances") }
                }
                try await group.waitForAll()
            }
            try await sample.waitForBalances()
            try await sample.waitForPolicy()
        }
        try await expectEqual(sample.balances(), sample.expectedBalances())
        try await expectEqual(sample.notes().values.reduce(0) { $0 + $1.count }, 240)
    }

    static func rebuildPolicy(_ stores: any Stores) async throws {
        let sample = try SampleSystem(on: stores)
        try await expectThrows(
            ProcessorError.self,
            "not a projection",
            where: { if case .notAProjection = $0 { true } else { false } }
        ) { try await sample.system.processors.rebuild(SampleSubsystem.policy) }
    }
}
