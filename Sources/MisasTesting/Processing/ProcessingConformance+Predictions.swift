#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Misas
import Synchronization

extension ProcessingConformance {
    /// What becomes of predictions.
    static let predictions: [StoreScenario] = [
        StoreScenario("A prediction comes true once, in its time, on one of two instances", covers: [65], once),
        StoreScenario(
            "A prediction that is cancelled does not come true; one that is moved does at its new time",
            covers: [65],
            cancelledPrediction
        ),
        StoreScenario(
            "What fell due while nothing ran comes true at the start, in order of time",
            covers: [65],
            whileDown
        ),
        StoreScenario(
            "A prediction that fails is tried again, then set aside, and the others come true",
            covers: [65],
            failingPrediction
        ),
        StoreScenario("Predictions of a partition come true in order of time", covers: [65], partitionOrder),
        StoreScenario(
            "The clock that decides is the system's: put forward, what is due comes true",
            covers: [65],
            clockChanges
        ),
        StoreScenario(
            "What a prediction's handler writes is there once, also where commits are lost",
            covers: [42, 65],
            predictionCommits
        ),
    ]

    static func schedule(
        _ account: String,
        _ number: Int,
        at time: Date,
        on stores: any Stores
    ) async throws {
        let prediction = PaymentDue(account: account, number: number)
        try await stores.predictions.schedule(
            NewPrediction(
                identity: PredictionIdentity(type: PaymentDue.wireName, key: PaymentDue.key(of: prediction)),
                dueAt: time,
                partition: account,
                data: try JSON.encode(prediction)
            )
        )
    }

    /// Sends a command for each prediction.
    private static func paying() -> SampleBehavior {
        var behavior = SampleBehavior()
        behavior.occur = { prediction, reaction, _ in
            _ = try await reaction.send(Note(account: prediction.account, amount: prediction.number))
        }
        return behavior
    }

    static func once(_ stores: any Stores) async throws {
        let first = try SampleSystem(on: stores, paying())
        let second = try SampleSystem(on: stores, paying())
        try await first.processing { _ in
            try await second.processing { _ in
                let begin = Date()
                for number in 0..<100 {
                    let due = begin.addingTimeInterval(Double(number) * 0.005)
                    try await schedule("a\(number % 10)", number, at: due, on: stores)
                }
                try await eventually("all payments") {
                    try await first.notes().values.reduce(0) { $0 + $1.count } >= 100
                }
            }
        }
        let notes = try await first.notes()
        for account in 0..<10 {
            try expectEqual(notes["a\(account)"], (0..<10).map { $0 * 10 + account })
        }
        try await expectEmpty(stores.predictions.list(PredictionQuery()))
        for try await event in stores.events.readAll(filter: .types([Noted.wireName])) {
            try expect(event.metadata.causationID, "a cause") { $0 != nil }
        }
    }

    static func cancelledPrediction(_ stores: any Stores) async throws {
        var behavior = paying()
        behavior.react = { event, reaction, context in
            switch event.amount {
            case 1: try await reaction.schedule(PaymentDue(account: "a", number: 7), at: context.now + 0.3)
            case 2: _ = try await reaction.cancel(PaymentDue.self, key: "a/7")
            case 3: try await reaction.schedule(PaymentDue(account: "b", number: 8), at: context.now + 0.1)
            default: try await reaction.schedule(PaymentDue(account: "d", number: 10), at: context.now + 3600)
            }
        }
        let sample = try SampleSystem(on: stores, behavior)
        try await schedule("b", 8, at: Date() + 3600, on: stores)
        try await sample.processing { _ in
            try await sample.deposit([1, 2, 3, 4], to: "a")
            try await sample.waitForPolicy()
            let identity = PredictionIdentity(type: PaymentDue.wireName, key: "d/10")
            let waiting = try unwrap(try await stores.predictions.find(identity))
            try expectEqual(waiting.prediction.partition, "d", "the partition that the reacting policy says")
            try await eventually("the one that was moved") { try await sample.notes()["b"] != nil }
            // Later than the cancelled one would have been.
            try await schedule("c", 9, at: Date() + 0.4, on: stores)
            try await eventually("the last") { try await sample.notes()["c"] != nil }
        }
        try await expectEqual(sample.notes(), ["b": [8], "c": [9]])
    }

    static func whileDown(_ stores: any Stores) async throws {
        let sample = try SampleSystem(on: stores, paying())
        let past = Date() - 3600
        for number in (1...20).reversed() {
            try await schedule("a", number, at: past + Double(number), on: stores)
        }
        try await sample.processing { _ in
            try await eventually("all payments") { try await sample.notes()["a"]?.count == 20 }
        }
        try await expectEqual(sample.notes()["a"], Array(1...20))
    }

    static func failingPrediction(_ stores: any Stores) async throws {
        struct Poison: Error {}
        let attempts = Mutex(0)
        let isHealed = Flag()
        var behavior = paying()
        behavior.policyFailure = .retry(
            attempts: 2,
            backoff: .milliseconds(5)...Duration.milliseconds(10),
            then: .park
        )
        behavior.occur = { prediction, reaction, _ in
            if prediction.number == 3, !isHealed.isRaised {
                attempts.withLock { $0 += 1 }
                throw Poison()
            }
            _ = try await reaction.send(Note(account: prediction.account, amount: prediction.number))
        }
        let sample = try SampleSystem(on: stores, behavior)
        for number in 1...6 { try await schedule("a\(number)", number, at: Date(), on: stores) }
        let identity = PredictionIdentity(type: PaymentDue.wireName, key: "a3/3")
        try await sample.processing { _ in
            try await eventually("five payments") { try await sample.notes().count == 5 }
            try await eventually("a parked one") {
                if case .parked = try await stores.predictions.find(identity)?.state { true } else { false }
            }
            isHealed.raise()
            try await stores.predictions.unpark(identity, at: Date())
            try await eventually("six payments") { try await sample.notes().count == 6 }
        }
        try await expectEqual(sample.notes(), Dictionary(uniqueKeysWithValues: (1...6).map { ("a\($0)", [$0]) }))
        // Together with others or by itself, then twice again.
        try expectAtLeast(attempts.withLock { $0 }, 3)
    }

    static func partitionOrder(_ stores: any Stores) async throws {
        let begin = Date() + 0.05
        for number in (1...200).reversed() {
            try await schedule("a\(number % 4)", number, at: begin + Double(number) * 0.001, on: stores)
        }
        let first = try SampleSystem(on: stores, paying())
        let second = try SampleSystem(on: stores, paying())
        try await first.processing { _ in
            try await second.processing { _ in
                try await eventually("all payments") {
                    try await first.notes().values.reduce(0) { $0 + $1.count } >= 200
                }
            }
        }
        for (account, numbers) in try await first.notes() {
            try expectEqual(numbers, numbers.sorted(), "the payments of \(account)")
            try expectEqual(numbers.count, 50)
        }
    }

    static func clockChanges(_ stores: any Stores) async throws {
        let clock = ManualClock(Date(timeIntervalSinceReferenceDate: 1_000_000))
        let sample = try SampleSystem(on: stores, clock: clock, paying())
        for number in 1...4 {
            try await schedule("a", number, at: clock.now + Double(number) * 60, on: stores)
        }
        try await sample.processing { _ in
            clock.advance(by: .seconds(90))
            try await eventually("the first") { try await sample.notes()["a"] == [1] }
            // Back: what has come true does not again, and the next waits for its time.
            clock.advance(by: .seconds(-80))
            clock.advance(by: .seconds(200))
            try await eventually("the next two") { try await sample.notes()["a"] == [1, 2, 3] }
        }
        try await expectEqual(stores.predictions.list(PredictionQuery()).map(\.identity.key), ["a/4"])
    }

    static func predictionCommits(_ stores: any Stores) async throws {
        let meddled = MeddledStores(base: stores)
        let sample = try SampleSystem(on: meddled, paying())
        for number in 1...5 { try await schedule("a", number, at: Date() - 10 + Double(number), on: stores) }
        meddled.meddling.nextCommits(.isLost, .isNotAnswered, .isLost)
        try await sample.processing { _ in
            try await eventually("all payments") { try await (sample.notes()["a"]?.count ?? 0) >= 5 }
            try await eventually("nothing left") { try await stores.predictions.list(PredictionQuery()).isEmpty }
        }
        try await expectEqual(sample.notes()["a"]?.sorted(), Array(1...5))
    }
}
