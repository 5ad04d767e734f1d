#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A prediction as the table holds it.
struct PredictionRecord: Sendable {
    /// Who sees to a prediction.
    struct Claim: Sendable {
        let owner: String
        let token: Int64
        var expiresAt: Date
    }

    /// How a claim stands to a prediction.
    enum Standing {
        /// It is the one that counts.
        case current
        /// The prediction was scheduled anew since: the claim may end, and changes nothing.
        case superseded
        /// It does not count.
        case lost
    }

    var prediction: NewPrediction
    let scheduledAt: Date
    /// Tells which of two of equal time was scheduled first.
    let sequence: Int64
    var attempts = 0
    var lastFailure: String?
    var parkedFor: String?
    var claim: Claim?
    /// The claim that was current when the prediction was scheduled anew.
    var supersededToken: Int64?

    init(
        _ prediction: NewPrediction,
        scheduledAt: Date,
        sequence: Int64
    ) {
        self.prediction = prediction
        self.scheduledAt = scheduledAt
        self.sequence = sequence
    }

    func standing(of token: Int64) -> Standing {
        if claim?.token == token { return .current }
        return supersededToken == token ? .superseded : .lost
    }

    var status: PredictionQuery.Status {
        if parkedFor != nil { return .parked }
        return claim == nil ? .scheduled : .claimed
    }

    var published: StoredPrediction {
        let state: StoredPrediction.State =
            if let parkedFor {
                .parked(reason: parkedFor)
            } else if let claim {
                .claimed(owner: claim.owner, until: claim.expiresAt)
            } else {
                .scheduled
            }
        return StoredPrediction(
            prediction,
            scheduledAt: scheduledAt,
            attempts: attempts,
            state: state,
            lastFailure: lastFailure
        )
    }

    /// Ends the claim, and lets the prediction occur again at a time.
    mutating func retry(
        at date: Date,
        failure: String
    ) {
        claim = nil
        prediction.dueAt = date
        lastFailure = failure
    }

    /// Ends the claim, and sets the prediction aside.
    mutating func park(_ reason: String) {
        claim = nil
        parkedFor = reason
        lastFailure = reason
    }
}
