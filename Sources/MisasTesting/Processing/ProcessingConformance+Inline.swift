import Misas
import Synchronization

extension ProcessingConformance {
    /// What becomes of projections that are written with the events.
    static let inline: [StoreScenario] = [
        StoreScenario("An inline projection is written with the first event, and by every append", inlineFirst),
        StoreScenario("An inline projection that the appends write keeps no instance busy", inlineAtRest),
        StoreScenario(
            "An append whose inline projection fails leaves nothing, and the next one goes on",
            covers: [54],
            inlineFails
        ),
        StoreScenario(
            "An inline projection that is new is built while others append, and then written by the appends",
            covers: [38, 54, 55],
            inlineBuilt
        ),
        StoreScenario(
            "An append that is under way while an inline projection is handed over is in it once, and holds nobody up",
            covers: [29, 54],
            inlineSlowAppend
        ),
        StoreScenario(
            "An inline projection is handed over once, whatever becomes of the program or of the answers that it waits for",
            covers: [42, 54],
            inlineLostAnswers
        ),
        StoreScenario(
            "What is appended after an inline projection was handed over is in it once, though the answer was lost",
            covers: [42, 54],
            inlineSilentSwitch
        ),
        StoreScenario(
            "An inline projection is built by preparing the system, and stops where it fails",
            covers: [54],
            inlinePrepared
        ),
        StoreScenario(
            "An inline projection that is being built stops at an event that cannot be read",
            covers: [51, 54],
            inlineUnreadable
        ),
        StoreScenario(
            "An inline projection that is built anew while others append ends as one that never stopped",
            covers: [54, 55],
            inlineRebuilt
        ),
        StoreScenario(
            "A newer version of an inline projection takes the place of the older one, whose programs are refused",
            covers: [54, 56],
            inlineSuperseded
        ),
    ]

    static func inlineFirst(_ stores: any Stores) async throws {
        let program = try VersionSystem(InlineBalances.self, on: stores)
        // Nobody processes: the log is empty before the first event.
        try await expectEqual(program.isUnready(), true)
        try await program.deposit([5], to: "a")
        try await expectEqual(program.total(of: "a"), 5)
        try await inParallel(4) { writer in
            for number in 1...20 {
                try await program.deposit([number], to: "a\((writer + number) % 3)")
            }
        }
        try await expectEqual(program.balances(), program.expectedBalances())
        // A program that starts later finds it so.
        let later = try VersionSystem(InlineBalances.self, on: stores)
        try await later.deposit([7], to: "b")
        try await expectEqual(later.balances(), later.expectedBalances())
        try await expectEqual(later.system.processors.status(of: InlineBalances.wireName).health, .current)
    }

    static func inlineAtRest(_ stores: any Stores) async throws {
        let counted = CountingStores(base: stores, pageSize: 0)
        let (program, other) = (
            try VersionSystem(InlineBalances.self, on: counted), try VersionSystem(InlineBalances.self, on: stores)
        )
        // It begins by the other's append, before anybody processes and while somebody does.
        try await other.deposit([1], to: "a")
        try await program.sample.processing { _ in
            try await program.sample.waitForPolicy()
            let before = counted.attended.value
            try await Task.sleep(for: .seconds(1))
            // Not quite twice in a lease, and when it is told of something.
            try expectGreater(30, counted.attended.value - before)
        }
        try await expectEqual(program.total(of: "a"), 1)
    }

    static func inlineFails(_ stores: any Stores) async throws {
        struct Refused: Error {}
        var behavior = SampleBehavior()
        behavior.project = { event, _ in if event.amount < 0 { throw Refused() } }
        let program = try VersionSystem(InlineBalances.self, on: stores, behavior)
        try await program.deposit([5], to: "a")
        try await expectThrows(
            EventStoreError.self,
            "a projection that failed",
            where: {
                guard case .projectionFailed(let failure) = $0 else { return false }
                return failure.projection == InlineBalances.wireName && failure.underlying is Refused
            }
        ) { try await program.deposit([-1], to: "a") }
        try await expectEqual(program.total(of: "a"), 5)
        try await expectEqual(stores.events.streamInfo(StreamName("test.account-a"))?.version, StreamVersion(1))
        try await program.deposit([6], to: "a")
        try await expectEqual(program.balances(), program.expectedBalances())
    }

    static func inlineBuilt(_ stores: any Stores) async throws {
        let older = try SampleSystem(on: stores)
        for number in 1...60 { try await older.deposit([number], to: "a\(number % 7)") }
        let program = try VersionSystem(InlineBalances.self, on: stores)
        try await program.deposit([1], to: "b")
        try await expectEqual(program.isUnready(), true)
        try await program.sample.processing { _ in
            try await inParallel(3) { writer in
                for number in 1...60 {
                    try await program.deposit([number], to: "a\((writer + number) % 5)")
                    if number % 20 == 0 {
                        // What is read now is whole.
                        try await program.system.processors.waitUntilReady(timeout: .seconds(60))
                        try await program.deposit([1_000], to: "own\(writer)")
                        try await expectEqual(program.total(of: "own\(writer)"), 1_000 * number / 20)
                    }
                }
            }
            // What it appends would hide from readers what came behind it.
            try await program.sample.waitForPolicy()
            try await expectEqual(program.balances(), program.expectedBalances())
        }
        // And when nobody processes any more.
        try await program.deposit([3], to: "b")
        try await expectEqual(program.balances(), program.expectedBalances())
    }

    static func inlineSlowAppend(_ stores: any Stores) async throws {
        try await SampleSystem(on: stores).deposit([1, 2, 3], to: "a")
        let program = try VersionSystem(InlineBalances.self, on: stores)
        let opened = Flag()
        let release = Gate(2)
        try await program.sample.processing { _ in
            defer { release.open() }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    // Stores that hold nobody up may refuse it at its end instead; then it is done anew.
                    for attempt in 1... {
                        do {
                            return try await program.system.stores.transaction { transaction in
                                let event = try Deposited(account: "slow", amount: 100).new
                                let stream = try StreamName("test.account-slow")
                                _ = try await transaction.events.append([event], to: stream, expecting: .noStream)
                                opened.raise()
                                if attempt == 1 { await release.pass() }
                            }
                        } catch EventStoreError.positionsMoved {
                            try expectGreater(10, attempt)
                        } catch let error as CheckpointError {
                            try expectGreater(10, attempt)
                            switch error {
                            case .conflict, .fenced: continue
                            default: throw error
                            }
                        }
                    }
                }
                try await eventually("a transaction that has appended") { opened.isRaised }
                for number in 1...20 { try await program.deposit([number], to: "b") }
                release.open()
                try await group.waitForAll()
            }
            try await program.system.processors.waitUntilReady(timeout: .seconds(60))
            try await program.sample.waitForPolicy()
            try await expectEqual(program.balances(), program.expectedBalances())
            try await expectEqual(program.total(of: "slow"), 100)
        }
    }

    static func inlineLostAnswers(_ stores: any Stores) async throws {
        let other = try VersionSystem(InlineBalances.self, on: stores)
        let meddled = MeddledStores(base: stores)
        let program = try VersionSystem(InlineBalances.self, on: meddled)
        try await SampleSystem(on: stores).deposit([1, 2, 3], to: "a")
        meddled.meddling.nextCommits(.isNotAnswered, .isLost, .isNotAnswered, .isNotAnswered, .isLost, .isNotAnswered)
        try await program.sample.processing { _ in
            for number in 1...40 { try await other.deposit([number], to: "a\(number % 3)") }
            try await other.system.processors.waitUntilReady(timeout: .seconds(60))
            try await other.deposit([7], to: "a")
        }
        try await expectEqual(other.balances(), other.expectedBalances())
        // What fails half way through is done again by whoever is asked next.
        meddled.meddling.nextCommits(.goes, .goes, .isLost)
        let result = await Result<Void, any Error>.of {
            try await program.system.processors.rebuild(InlineBalances.wireName)
        }
        try expectEqual(result.isSuccess, false)
        try await eventually("that it is not read") { try await other.isUnready() }
        try await expectEqual(other.system.processors.status(of: InlineBalances.wireName).health, .building)
        try await other.deposit([8], to: "a")
        try await other.system.processors.rebuild(InlineBalances.wireName)
        try await other.system.prepare(timeout: .seconds(60))
        try await other.deposit([9], to: "a")
        try await expectEqual(other.balances(), other.expectedBalances())
    }

    static func inlineSilentSwitch(_ stores: any Stores) async throws {
        let sample = try SampleSystem(on: stores)
        try await sample.deposit([1, 2, 3], to: "a")
        // Nothing else is to commit anything.
        try await sample.system.processors.pause(SampleSubsystem.policy)
        let other = try VersionSystem(InlineBalances.self, on: stores)
        // The one who builds it finds the event, or has it handed over once more and finds it while that is done.
        for isAtOnce in [true, false] {
            let meddled = MeddledStores(base: stores)
            let program = try VersionSystem(InlineBalances.self, on: meddled)
            meddled.meddling.silence(
                MeddledStores.Meddling.Silencing(
                    document: DocumentKey(InlineBalances.wireName, in: "misas.built"),
                    happens: { try await other.deposit([7], to: "a") },
                    isAtOnce: isAtOnce
                )
            )
            try await program.sample.processing { _ in
                try await eventually("a switch that was not answered") { meddled.meddling.isSilenced }
                try await other.system.processors.waitUntilReady(timeout: .seconds(60))
                try await other.deposit([8], to: "a")
            }
            try await expectEqual(other.balances(), other.expectedBalances())
            try await other.system.processors.rebuild(InlineBalances.wireName)
            try await expectEqual(other.isUnready(), true)
        }
        try await other.system.prepare(timeout: .seconds(60))
        try await other.deposit([9], to: "a")
        try await expectEqual(other.balances(), other.expectedBalances())
    }

    static func inlinePrepared(_ stores: any Stores) async throws {
        struct Refused: Error {}
        try await SampleSystem(on: stores).deposit([1, 2, 3], to: "a")
        var behavior = SampleBehavior()
        behavior.project = { event, _ in if event.amount == 2 { throw Refused() } }
        let broken = try VersionSystem(InlineBalances.self, on: stores, behavior)
        try await expectThrows(
            ProcessorError.self,
            "stopped at the second event",
            where: {
                guard case .stopped(let stop, _) = $0 else { return false }
                return stop.processor == InlineBalances.wireName && stop.type == Deposited.wireName
            }
        ) { try await broken.system.prepare() }
        try await expectEqual(broken.isUnready(), true)
        let program = try VersionSystem(InlineBalances.self, on: stores)
        try await program.system.prepare(timeout: .seconds(60))
        try await program.deposit([4], to: "a")
        try await expectEqual(program.balances(), program.expectedBalances())
        // There is nothing to do any more.
        try await program.system.prepare()
    }

    static func inlineUnreadable(_ stores: any Stores) async throws {
        let sample = try SampleSystem(on: stores)
        try await sample.deposit([1], to: "a")
        let unreadable = NewEvent(type: Deposited.wireName, data: Array(#"{"account":7}"#.utf8))
        _ = try await stores.events.append([unreadable], to: StreamName("test.account-a"), expecting: .any)
        let program = try VersionSystem(UnguardedBalances.self, on: stores)
        // Set aside, it would be missing from what the appends go on with.
        try await expectThrows(
            ProcessorError.self,
            "stopped at the second event",
            where: { if case .stopped(let stop, _) = $0 { stop.position == 2 } else { false } }
        ) { try await program.system.prepare(timeout: .seconds(60)) }
        try await expectEqual(program.isUnready(), true)
    }

    static func inlineRebuilt(_ stores: any Stores) async throws {
        let program = try VersionSystem(InlineBalances.self, on: stores)
        let other = try VersionSystem(InlineBalances.self, on: stores)
        try await program.sample.processing { _ in
            try await other.sample.processing { _ in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for (writer, program) in [program, other, other].enumerated() {
                        group.addTask {
                            for number in 1...100 {
                                try await program.deposit([number], to: "a\((number + writer) % 5)")
                            }
                        }
                    }
                    group.addTask {
                        for _ in 0..<2 {
                            try await program.system.processors.rebuild(InlineBalances.wireName)
                            try await other.system.processors.waitUntilReady(timeout: .seconds(60))
                        }
                    }
                    try await group.waitForAll()
                }
                try await program.sample.waitForPolicy()
                try await expectEqual(other.balances(), program.expectedBalances())
            }
        }
        for program in [program, other] { try await program.deposit([2], to: "a") }
        try await expectEqual(program.balances(), program.expectedBalances())
    }

    static func inlineSuperseded(_ stores: any Stores) async throws {
        let old = try VersionSystem(InlineBalances.self, on: stores)
        try await old.deposit([1, 2, 3], to: "a")
        let new = try VersionSystem(DoubledInlineBalances.self, on: stores)
        try await new.system.prepare(timeout: .seconds(60))
        try await new.deposit([4], to: "a")
        try await expectEqual(new.balances(), new.expectedBalances())
        // What the old program would append, the new version would not have.
        try await expectThrows(
            EventStoreError.self,
            "superseded",
            where: {
                guard case .projectionFailed(let failure) = $0,
                    let unready = failure.underlying as? ProjectionUnready
                else { return false }
                return unready.reason == .superseded(by: "test.inline_balances.v2")
            }
        ) { try await old.deposit([5], to: "a") }
        try await eventually("the old program noticing") { try await old.isUnready() }
        // To go back is to build the older one anew; it takes the newer one's place then.
        try await old.system.processors.rebuild(InlineBalances.wireName)
        try await old.system.prepare(timeout: .seconds(60))
        try await old.deposit([6], to: "a")
        try await expectEqual(old.balances(), old.expectedBalances())
        try await eventually("the new program noticing") { try await new.isUnready() }
    }

    private static func inParallel(
        _ count: Int,
        _ body: @escaping @Sendable (Int) async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<count { group.addTask { try await body(number) } }
            try await group.waitForAll()
        }
    }
}
