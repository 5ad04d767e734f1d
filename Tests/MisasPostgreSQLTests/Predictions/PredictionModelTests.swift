import Foundation
import Misas
@testable import MisasPostgreSQL
import TestSupport
import Testing

@Suite("Predictions in PostgreSQL and in memory", .serialized, .timeLimit(.minutes(10)))
struct PredictionModelTests {
    /// Long after every lease.
    private static let start = 4_000_000_000.0

    private struct Pair {
        let database: PostgresDatabase
        let memory = InMemoryStores()
        var claims: [PredictionClaim] = []
        var memoryClaims: [PredictionClaim] = []
    }

    @Test("are scheduled, claimed and ended alike, in and out of transactions")
    func steps() async throws {
        var random = SeededGenerator()
        let seed = random.seed
        let fixture = try await DatabaseFixture()
        var pair = Pair(database: fixture.database)
        for round in 0..<300 {
            // Each time is another one, since of equal times the order may differ within a transaction.
            func date(_ step: Int) -> Date {
                Date(timeIntervalSince1970: Self.start + Double(Int.random(in: 0..<50, using: &random)))
                    .addingTimeInterval(Double(round * 10 + step) / 10_000)
            }
            let steps = (0..<Int.random(in: 1...6, using: &random)).map { PredictionStep(at: date($0), &random) }
            let place = "seed \(seed), round \(round): \(steps)"
            if Bool.random(using: &random) {
                for step in steps {
                    let done = await step.run(on: pair.database.predictions, pair.claims)
                    let expected = await step.run(on: pair.memory.predictions, pair.memoryClaims)
                    #expect(done == expected, "\(place)")
                }
            } else {
                let isAbandoned = Int.random(in: 0..<3, using: &random) == 0
                let (database, claims, memoryClaims) = (pair.database, pair.claims, pair.memoryClaims)
                let done = await Result<[String], any Error>.of {
                    try await database.transaction { session in
                        let own = PostgresPredictionSchedule(database: database, session: session)
                        return try await PredictionStep.run(steps, on: own, claims, isAbandoned: isAbandoned)
                    }
                }
                let expected = await Result<[String], any Error>.of {
                    try await pair.memory.transaction { transaction in
                        try await PredictionStep.run(
                            steps,
                            on: transaction.predictions,
                            memoryClaims,
                            isAbandoned: isAbandoned
                        )
                    }
                }
                #expect((try? done.get()) == (try? expected.get()), "\(place)")
            }
            try await claim(&pair, &random, place)
            try await compare(pair, place)
        }
        #expect(pair.claims.count > 20)
        await fixture.close()
    }

    private func claim(
        _ pair: inout Pair,
        _ random: inout SeededGenerator,
        _ place: String
    ) async throws {
        let (predictions, memory) = (pair.database.predictions, pair.memory.predictions)
        switch Int.random(in: 0..<4, using: &random) {
        case 0, 1:
            let time = Date(timeIntervalSince1970: Self.start + Double.random(in: 0..<60, using: &random))
            let types: Set<String>? = [nil, ["a"], ["a", "b"], []].randomElement(using: &random) ?? nil
            let limit = Int.random(in: 0...4, using: &random)
            let lease = [Duration.zero, .seconds(3_600)].randomElement(using: &random) ?? .zero
            let owner = ["x", "y"].randomElement(using: &random) ?? "x"
            let claims = try await predictions.claimDue(at: time, types: types, limit: limit, by: owner, for: lease)
            let expected = try await memory.claimDue(at: time, types: types, limit: limit, by: owner, for: lease)
            let words = claims.map { PredictionStep.words($0.prediction) }
            #expect(words == expected.map { PredictionStep.words($0.prediction) }, "\(place)")
            pair.claims += claims
            pair.memoryClaims += expected
        case 2:
            guard let claim = pair.claims.last, let memoryClaim = pair.memoryClaims.last else { return }
            let done = await Result<String, any Error>.of {
                PredictionStep.words(try await predictions.renew(claim, for: .zero).prediction)
            }
            let expected = await Result<String, any Error>.of {
                PredictionStep.words(try await memory.renew(memoryClaim, for: .zero).prediction)
            }
            #expect((try? done.get()) == (try? expected.get()), "\(place)")
        default:
            let identity = PredictionStep.identity(&random)
            let time = Date(timeIntervalSince1970: Self.start + Double(pair.claims.count) / 7)
            let done = await Result<Void, any Error>.of { try await predictions.unpark(identity, at: time) }
            let expected = await Result<Void, any Error>.of { try await memory.unpark(identity, at: time) }
            #expect(done.isSuccess == expected.isSuccess, "\(place)")
        }
    }

    private func compare(
        _ pair: Pair,
        _ place: String
    ) async throws {
        let (predictions, memory) = (pair.database.predictions, pair.memory.predictions)
        for status: PredictionQuery.Status? in [nil, .scheduled, .claimed, .parked] {
            let query = PredictionQuery(status: status)
            let listed = try await predictions.list(query).map(PredictionStep.words)
            #expect(try await listed == memory.list(query).map(PredictionStep.words), "\(place)")
        }
        for types: Set<String>? in [nil, ["a"], ["b"]] {
            #expect(try await predictions.nextDue(types: types) == memory.nextDue(types: types), "\(place)")
        }
    }
}
