import FoundationEssentials
import Misas

/// A prediction store that spells JSON otherwise.
struct DistantPredictionStore: PredictionStoreWrapper {
    let base: any PredictionStore

    func schedule(_ prediction: NewPrediction) async throws(PredictionStoreError) -> Date? {
        await Distance.pass()
        return try await base.schedule(prediction)
    }

    func find(_ identity: PredictionIdentity) async throws(PredictionStoreError) -> StoredPrediction? {
        await Distance.pass()
        return try await base.find(identity).map(Self.spelt)
    }

    func claimDue(
        at date: Date,
        types: Set<String>?,
        limit: Int,
        by owner: String,
        for lease: Duration
    ) async throws(PredictionStoreError) -> [PredictionClaim] {
        await Distance.pass()
        return try await base.claimDue(at: date, types: types, limit: limit, by: owner, for: lease)
            .map { claim in
                PredictionClaim(
                    prediction: Self.spelt(claim.prediction),
                    token: claim.token,
                    expiresAt: claim.expiresAt
                )
            }
    }

    private static func spelt(_ stored: StoredPrediction) -> StoredPrediction {
        var prediction = stored.prediction
        prediction.data = JSONSpelling.otherwise(prediction.data)
        return StoredPrediction(
            prediction,
            scheduledAt: stored.scheduledAt,
            attempts: stored.attempts,
            state: stored.state,
            lastFailure: stored.lastFailure
        )
    }
}
