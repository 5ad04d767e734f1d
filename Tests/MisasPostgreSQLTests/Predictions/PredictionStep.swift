import Foundation
import Misas
import TestSupport

/// One thing that a random test does to predictions, and what came of it in words.
enum PredictionStep {
    struct Abandoned: Error {}

    case schedule(NewPrediction)
    case cancel(PredictionIdentity)
    case find(PredictionIdentity)
    /// The number of the claim, counted from the last.
    case complete(Int)
    case completeMany([Int])
    case retry(Int, Date)
    case park(Int)

    init(
        at date: Date,
        _ random: inout SeededGenerator
    ) {
        let identity = Self.identity(&random)
        let claim = Int.random(in: 0..<4, using: &random)
        let partition = ["p", "q", nil].randomElement(using: &random) ?? nil
        self =
            switch Int.random(in: 0..<12, using: &random) {
            case 0..<4:
                .schedule(NewPrediction(identity: identity, dueAt: date, partition: partition, data: Array("{}".utf8)))
            case 4: .cancel(identity)
            case 5: .find(identity)
            case 6, 7: .complete(claim)
            case 8: .completeMany((0...claim).map { _ in Int.random(in: 0..<6, using: &random) })
            case 9, 10: .retry(claim, date)
            default: .park(claim)
            }
    }

    static func identity(_ random: inout SeededGenerator) -> PredictionIdentity {
        PredictionIdentity(
            type: ["a", "b"].randomElement(using: &random) ?? "a",
            key: "\(Int.random(in: 0..<4, using: &random))"
        )
    }

    func run(
        on predictions: any PredictionSchedule,
        _ claims: [PredictionClaim]
    ) async -> String {
        func claim(_ index: Int) -> PredictionClaim? {
            index < claims.count ? claims[claims.count - 1 - index] : nil
        }
        do throws(PredictionStoreError) {
            switch self {
            case .schedule(let prediction): return "\(String(describing: try await predictions.schedule(prediction)))"
            case .cancel(let identity): return "\(try await predictions.cancel(identity))"
            case .find(let identity): return try await predictions.find(identity).map(Self.words) ?? "none"
            case .complete(let index):
                if let claim = claim(index) { try await predictions.complete(claim) }
            case .completeMany(let indexes): try await predictions.complete(indexes.compactMap(claim))
            case .retry(let index, let date):
                if let claim = claim(index) { try await predictions.retry(claim, at: date, failure: "failure") }
            case .park(let index):
                if let claim = claim(index) { try await predictions.park(claim, reason: "reason") }
            }
            return "done"
        } catch {
            return "\(error)"
        }
    }

    static func run(
        _ steps: [PredictionStep],
        on predictions: any PredictionSchedule,
        _ claims: [PredictionClaim],
        isAbandoned: Bool
    ) async throws -> [String] {
        var done: [String] = []
        for step in steps { done.append(await step.run(on: predictions, claims)) }
        if isAbandoned { throw Abandoned() }
        return done
    }

    /// A prediction without what depends on the clock.
    static func words(_ prediction: StoredPrediction) -> String {
        let state =
            switch prediction.state {
            case .scheduled: "scheduled"
            case .claimed(let owner, _): "claimed by \(owner)"
            case .parked(let reason): "parked for \(reason)"
            }
        let due = prediction.dueAt.timeIntervalSince1970
        return "\(prediction.identity) at \(due) \(prediction.attempts) \(state) \(prediction.lastFailure ?? "")"
    }
}
