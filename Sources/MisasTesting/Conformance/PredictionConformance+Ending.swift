import Misas

extension PredictionConformance {
    static let ending = [
        StoreScenario("Many claims end together, or none of them", completesMany),
        StoreScenario("Many claims end with what was scheduled anew or cancelled, as each alone", completesOthers),
        StoreScenario("A refused end of many claims leaves a transaction as it was", completesInTransaction),
        StoreScenario("Of 20 that end the same claims in any order one does", raceComplete),
        StoreScenario("A claim that has run out ends when another one of its partition is claimed", endsWithPartition),
        StoreScenario("A claim that has run out can be renewed while nobody claimed of its partition", renewsLate),
    ]

    private static func lost(_ key: String) -> PredictionStoreError { .claimLost(identity(key)) }

    /// Schedules predictions, and claims them.
    private static func claimed(
        _ keys: String,
        in stores: any Stores
    ) async throws -> [PredictionClaim] {
        for (index, key) in keys.enumerated() {
            try await stores.predictions.schedule(prediction("\(key)", at: Double(index), partition: "p \(key)"))
        }
        let claims = try await claim(stores, at: 100)
        try expectEqual(Self.keys(claims), keys)
        return claims
    }

    private static func left(_ stores: any Stores) async throws -> String {
        try await stores.predictions.list(PredictionQuery()).map(\.identity.key).sorted().joined()
    }

    static func completesMany(_ stores: any Stores) async throws {
        let claims = try await claimed("abcd", in: stores)
        try await stores.predictions.complete([])
        try await stores.predictions.complete([claims[1], claims[0]])
        try await expectEqual(left(stores), "cd")
        try await expectThrows(lost("b")) {
            try await stores.predictions.complete([claims[3], claims[1], claims[0], claims[2]])
        }
        try await expectEqual(left(stores), "cd")
        // A claim ends once.
        try await expectThrows(lost("c")) { try await stores.predictions.complete([claims[2], claims[3], claims[2]]) }
        try await expectEqual(left(stores), "cd")
        for claim in claims[2...] {
            let found = try unwrap(try await stores.predictions.find(claim.identity))
            try expectEqual(found.state, .claimed(owner: "a", until: claim.expiresAt))
        }
        try await stores.predictions.complete([claims[3], claims[2]])
        try await expectEqual(left(stores), "")
    }

    static func completesOthers(_ stores: any Stores) async throws {
        let claims = try await claimed("abc", in: stores)
        try await stores.predictions.schedule(prediction("b", at: 200))
        try await stores.predictions.complete([claims[0], claims[1]])
        try await expectEqual(left(stores), "bc")
        try await expectEqual(stores.predictions.find(identity("b"))?.dueAt, time(200))
        try await expectThrows(lost("b")) { try await stores.predictions.complete([claims[2], claims[1]]) }
        try await expectEqual(left(stores), "bc")
        let anew = try unwrap(try await claim(stores, at: 200).first)
        try await stores.transaction { transaction in
            try await transaction.predictions.cancel(identity("c"))
            try await transaction.predictions.schedule(prediction("b", at: 300))
            try await transaction.predictions.complete([claims[2], anew])
            try await expectThrows(lost("c")) { try await transaction.predictions.complete([claims[2]]) }
        }
        try await expectEqual(left(stores), "b")
        try await expectEqual(stores.predictions.find(identity("b"))?.dueAt, time(300))
    }

    static func completesInTransaction(_ stores: any Stores) async throws {
        let claims = try await claimed("abc", in: stores)
        try await stores.predictions.cancel(identity("b"))
        try await stores.transaction { transaction in
            try await transaction.documents.put(StoreSamples.json("{}"), as: DocumentKey("d", in: "documents"))
            try await expectThrows(lost("b")) { try await transaction.predictions.complete(claims) }
            try await expectEqual(transaction.predictions.find(identity("a")) != nil, true)
            try await transaction.predictions.complete([claims[0], claims[2]])
            try await expectEqual(transaction.predictions.find(identity("a")), nil)
            try await expectEqual(left(stores), "ac")
        }
        try await expectEqual(left(stores), "")
        try await expectEqual(stores.documents.count(where: .everything, in: "documents"), 1)
    }

    static func raceComplete(_ stores: any Stores) async throws {
        let claims = try await claimed("abcdefgh", in: stores)
        let results = await MisasTesting.race(20) { number in
            await Result<Void, any Error>.of {
                try await stores.predictions.complete(number % 2 == 0 ? claims : claims.reversed())
            }
        }
        try expectEqual(results.count { $0.isSuccess }, 1, "the number of winners")
        for case .failure(let error) in results {
            try expect(error as? PredictionStoreError, "a lost claim") { $0 == lost("a") || $0 == lost("h") }
        }
        try await expectEqual(left(stores), "")
    }

    static func endsWithPartition(_ stores: any Stores) async throws {
        try await stores.predictions.schedule(prediction("first", at: 1, type: "test.other", partition: "p"))
        try await stores.predictions.schedule(prediction("second", at: 2, partition: "p"))
        let old = try unwrap(try await claim(stores, at: 9, types: ["test.reached"], for: .zero).first)
        try expectEqual(old.identity.key, "second")
        let new = try unwrap(try await claim(stores, at: 9, types: ["test.other"], by: "b").first)
        try expectEqual(new.identity.key, "first")
        // Two valid claims of one partition would be two who see to it at once.
        try await expectThrows(lost("second")) { try await stores.predictions.renew(old, for: hour) }
        try await expectThrows(lost("second")) { try await stores.predictions.complete(old) }
        try await expectThrows(lost("second")) { try await stores.predictions.complete([old]) }
        try await expectEqual(stores.predictions.find(identity("second"))?.state, .scheduled)
        try await stores.predictions.complete(new)
        // Whatever became of the other one since.
        try await expectThrows(lost("second")) { try await stores.predictions.renew(old, for: hour) }
        let again = try unwrap(try await claim(stores, at: 9).first)
        try expectEqual(again.identity.key, "second")
        try expectEqual(again.prediction.attempts, 2)
    }

    static func renewsLate(_ stores: any Stores) async throws {
        for (index, partition) in ["p", "q", nil].enumerated() {
            try await stores.predictions.schedule(prediction("\(index)", at: Double(index), partition: partition))
        }
        let old = try await claim(stores, at: 9, limit: 1, for: .zero)
        // Others are claimed, and not of its partition; in its own another one only waits.
        try await stores.predictions.schedule(prediction("3", at: 3, type: "test.other", partition: "p"))
        try await stores.predictions.cancel(identity("2"))
        try await expectEqual(keys(claim(stores, at: 1, types: ["test.none"], by: "b")), "")
        let renewed = try await stores.predictions.renew(old[0], for: hour)
        try expectEqual(renewed.token, old[0].token)
        try await expectEqual(keys(claim(stores, at: 9, by: "b")), "1")
        try await stores.predictions.complete([renewed])
        try await expectEqual(keys(claim(stores, at: 9, by: "b")), "3")
    }
}
