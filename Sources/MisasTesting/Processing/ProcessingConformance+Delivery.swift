#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Misas
import Synchronization

extension ProcessingConformance {
    /// What becomes of policies that are to do nothing twice.
    static let delivery: [StoreScenario] = [
        StoreScenario(
            "What fails at most once is set aside or left out, and not tried again",
            covers: [49],
            atMostOnce
        ),
        StoreScenario(
            "What a program was at when it ended is not done again where it is to be done at most once",
            covers: [42, 64],
            atMostOnceDied
        ),
        StoreScenario(
            "A prediction that is to come true at most once is not tried again",
            covers: [65],
            atMostOncePrediction
        ),
        StoreScenario(
            "Replies that are not kept any more are removed by those who process",
            covers: [62],
            housekeeping
        ),
    ]

    private struct Refused: Error {}

    private static func options(_ failure: FailureStrategy) -> ProcessingOptions {
        var options = SampleSystem.quick
        options.processors = [SampleSubsystem.policy: ProcessorOptions(failure: failure, delivery: .atMostOnce)]
        return options
    }

    static func atMostOnce(_ stores: any Stores) async throws {
        let called = Mutex<[Int]>([])
        var behavior = SampleBehavior()
        behavior.react = { event, reaction, _ in
            called.withLock { $0.append(event.amount) }
            _ = try await reaction.send(Note(account: event.account, amount: event.amount))
            if event.amount == 2 { throw Refused() }
        }
        let retried = FailureStrategy.retry(
            attempts: 5,
            backoff: .milliseconds(1)...Duration.milliseconds(2),
            then: .park
        )
        let parking = try SampleSystem(on: stores, options: options(retried), behavior)
        try await parking.processing { _ in
            try await parking.deposit([1, 2, 3], to: "a")
            try await parking.deposit([4], to: "b")
            try await parking.waitForPolicy()
        }
        try expectEqual(called.withLock { $0 }, [1, 2, 4])
        // What it wrote before it failed is undone.
        try await expectEqual(parking.notes(), ["a": [1], "b": [4]])
        let parked = try await parking.system.processors.parkedEvents(of: SampleSubsystem.policy)
        try expectEqual(parked.map(\.attempts), [1, 0])

        let skipping = try SampleSystem(on: stores, options: options(.skip), behavior)
        try await skipping.system.processors.discard(SampleSubsystem.policy)
        try await skipping.processing { _ in
            try await eventually("nothing that is set aside") {
                try await skipping.system.processors.parkedEvents(of: SampleSubsystem.policy).isEmpty
            }
            try await skipping.deposit([2, 5], to: "c")
            try await skipping.waitForPolicy()
        }
        try expectEqual(called.withLock { $0 }, [1, 2, 4, 2, 5])
        try await expectEqual(skipping.notes()["c"], [5])
    }

    static func atMostOnceDied(_ stores: any Stores) async throws {
        let meddled = MeddledStores(base: stores)
        let called = Mutex<[Int]>([])
        let entered = Flag()
        var dying = SampleBehavior()
        dying.react = { event, _, _ in
            called.withLock { $0.append(event.amount) }
            entered.raise()
            meddled.meddling.die()
            throw Refused()
        }
        let first = try SampleSystem(on: meddled, options: options(.policyDefault), dying)
        try await first.deposit([1, 2], to: "a")
        let processing = Task { try await first.system.process() }
        try await eventually("a reaction") { entered.isRaised }
        processing.cancel()
        _ = await processing.result
        var behavior = SampleBehavior()
        behavior.react = { event, reaction, _ in
            called.withLock { $0.append(event.amount) }
            _ = try await reaction.send(Note(account: event.account, amount: event.amount))
        }
        let second = try SampleSystem(on: stores, options: options(.policyDefault), behavior)
        try await second.processing { _ in try await second.waitForPolicy() }
        try expectEqual(called.withLock { $0 }, [1, 2])
        try await expectEqual(second.notes()["a"], [2])
    }

    static func atMostOncePrediction(_ stores: any Stores) async throws {
        let called = Mutex<[Int]>([])
        var behavior = SampleBehavior()
        behavior.occur = { prediction, reaction, _ in
            called.withLock { $0.append(prediction.number) }
            _ = try await reaction.send(Note(account: prediction.account, amount: prediction.number))
            if prediction.number == 2 { throw Refused() }
        }
        let sample = try SampleSystem(on: stores, options: options(.policyDefault), behavior)
        for number in 1...3 { try await schedule("a", number, at: Date() + Double(number) * 0.01, on: stores) }
        try await sample.processing { _ in
            try await eventually("the last of them") { try await sample.notes()["a"]?.last == 3 }
            try await eventually("no prediction") {
                try await stores.predictions.list(PredictionQuery()).isEmpty
            }
        }
        try expectEqual(called.withLock { $0 }, [1, 2, 3])
        try await expectEqual(sample.notes()["a"], [1, 3])
    }

    static func housekeeping(_ stores: any Stores) async throws {
        let counted = CountingStores(base: stores, pageSize: 0)
        let sample = try SampleSystem(on: counted)
        try await sample.processing { _ in
            try await eventually("replies removed") { counted.cleanings.value > 0 }
        }
    }
}
