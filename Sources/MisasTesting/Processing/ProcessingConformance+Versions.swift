import Misas
import Synchronization

extension ProcessingConformance {
    /// What becomes of projections in several versions.
    static let versions: [StoreScenario] = [
        StoreScenario(
            "A new version warms up beside the old one: readers see nothing stale or empty, and policies do nothing again",
            covers: [56],
            sideBySide
        ),
        StoreScenario("A projection is not read while it is built anew", covers: [55, 56], unreadWhileRebuilt),
        StoreScenario("What older versions have left is forgotten when they are retired", covers: [56], retired),
    ]

    static func sideBySide(_ stores: any Stores) async throws {
        let old = try VersionSystem(Balances.self, on: stores)
        let entered = Flag()
        let release = Gate(2)
        var slow = SampleBehavior()
        slow.project = { event, _ in
            // The new version stands still in the middle of history until readers have looked.
            guard event.amount == 30 else { return }
            entered.raise()
            await release.pass()
        }
        let new = try VersionSystem(DoubledBalances.self, on: stores, slow)
        for number in 1...60 { try await old.deposit([number], to: "a") }
        try await old.sample.processing { _ in
            try await old.system.processors.waitUntilReady(timeout: .seconds(60))
            try await new.sample.processing { _ in
                defer { release.open() }
                try await eventually("the new version at work") { entered.isRaised }
                try await expectEqual(new.isUnready(), true)
                try await expectEqual(new.system.processors.status(of: "test.balances.v2").health, .building)
                try await expectThrows(ProjectionUnready.self, "building", where: { _ in true }) {
                    try await new.system.processors.waitUntilReady(timeout: .milliseconds(50))
                }
                try await readDuringSwitch(old, new, release)
            }
        }
        try await expectEqual(new.balances(), new.expectedBalances())
        try await expectEqual(old.sample.notes()["a"], Array(1...160))
    }

    /// Reads as users do whose requests go to the new program when it says that it is ready.
    private static func readDuringSwitch(
        _ old: VersionSystem<Balances>,
        _ new: VersionSystem<DoubledBalances>,
        _ release: Gate
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for number in 61...160 { try await old.deposit([number], to: "a") }
            }
            group.addTask {
                var (least, reads, isReady) = (0, 0, false)
                while !isReady || reads < 50 {
                    if !isReady { isReady = try await !new.isUnready() }
                    let total =
                        isReady ? try await new.total(of: "a").map { $0 / 2 } : try await old.total(of: "a")
                    let found = try unwrap(total)
                    // A position that was read before is not behind the next one by more than the two differ; neither may be
                    // behind what was there when the new version began.
                    try expectAtLeast(found, 1_830)
                    least = max(least, found)
                    reads += 1
                    if reads == 20 { release.open() }
                }
                try expectAtLeast(least, 1_830)
            }
            try await group.waitForAll()
        }
        try await old.sample.waitForPolicy()
        try await new.system.processors.waitUntilReady(timeout: .seconds(60))
    }

    static func unreadWhileRebuilt(_ stores: any Stores) async throws {
        let program = try VersionSystem(Balances.self, on: stores)
        try await program.deposit([1, 2, 3], to: "a")
        try await program.sample.processing { _ in
            try await program.system.processors.waitUntilReady(timeout: .seconds(60))
        }
        try await expectEqual(program.total(of: "a"), 6)
        // Nobody processes: it stays as it was left, empty.
        try await program.system.processors.rebuild("test.balances")
        try await expectThrows(
            DocumentStoreError.self,
            "being built",
            where: {
                guard case .unready(let unready) = $0, case .building(let position, _) = unready.reason else {
                    return false
                }
                return unready.projection == "test.balances" && position == .start
            }
        ) { _ = try await program.total(of: "a") }
        try await program.sample.processing { _ in
            try await program.system.processors.waitUntilReady(timeout: .seconds(60))
        }
        try await expectEqual(program.total(of: "a"), 6)
    }

    static func retired(_ stores: any Stores) async throws {
        let old = try VersionSystem(Balances.self, on: stores)
        let new = try VersionSystem(DoubledBalances.self, on: stores)
        try await old.deposit([1, 2, 3], to: "a")
        try await old.sample.processing { _ in
            try await old.system.processors.waitUntilReady(timeout: .seconds(60))
            // Not before the new one is there.
            try await expectThrows(ProjectionUnready.self, "building", where: { _ in true }) {
                _ = try await new.system.processors.retireOlderVersions(of: "test.balances.v2")
            }
            try await new.sample.processing { _ in
                try await new.system.processors.waitUntilReady(timeout: .seconds(60))
            }
            // Nor while a program handles the old one.
            try await expectThrows(
                CheckpointError.self,
                "held",
                where: { if case .held("test.balances", _, _) = $0 { true } else { false } }
            ) { _ = try await new.system.processors.retireOlderVersions(of: "test.balances.v2") }
        }
        try await expectEqual(new.system.processors.olderVersions(of: "test.balances.v2"), ["test.balances"])
        try await expectEqual(
            new.system.processors.retireOlderVersions(of: "test.balances.v2"),
            ["test.balances"]
        )
        try await expectEqual(new.system.processors.olderVersions(of: "test.balances.v2"), [])
        try await expectEqual(old.sample.balances().count, 0)
        try await expectEqual(stores.checkpoints.load("test.balances") == nil, true)
        try await expectEqual(new.balances(), new.expectedBalances())
        // An old program that is started again begins anew.
        try await expectEqual(old.isUnready(), true)
        try await old.sample.processing { _ in
            try await old.system.processors.waitUntilReady(timeout: .seconds(60))
        }
        try await expectEqual(old.balances(), old.expectedBalances())
    }
}
