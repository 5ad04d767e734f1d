#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The predictions in memory, as far as they take part in transactions.
struct InMemoryPredictionSchedule: PredictionSchedule {
    let session: InMemorySession

    func schedule(_ prediction: NewPrediction) async throws(PredictionStoreError) -> Date? {
        try PredictionStoreError.checking { () throws(InvalidStoreInput) in try prediction.check() }
        var kept = prediction
        kept.dueAt = prediction.dueAt.roundedToMicroseconds
        let scheduled = kept
        return try session.perform { overlay, state, now throws(PredictionStoreError) in
            overlay.predictions.schedule(scheduled, over: state.predictions, at: now)
        }
        .0
    }

    func cancel(_ identity: PredictionIdentity) async throws(PredictionStoreError) -> Bool {
        try PredictionStoreError.checking { () throws(InvalidStoreInput) in try identity.check() }
        return try session.perform { overlay, state, _ throws(PredictionStoreError) in
            overlay.predictions.cancel(identity, over: state.predictions)
        }
        .0
    }

    func find(_ identity: PredictionIdentity) async throws(PredictionStoreError) -> StoredPrediction? {
        try PredictionStoreError.checking { () throws(InvalidStoreInput) in try identity.check() }
        return try session.perform { overlay, state, _ throws(PredictionStoreError) in
            overlay.predictions.find(identity, over: state.predictions)
        }
        .0
    }

    func complete(_ claim: PredictionClaim) async throws(PredictionStoreError) {
        try end(claim, by: .complete)
    }

    func complete(_ claims: [PredictionClaim]) async throws(PredictionStoreError) {
        _ = try session.perform { overlay, state, _ throws(PredictionStoreError) in
            // Put aside only when all are.
            var changed = overlay.predictions
            for claim in claims { try changed.end(claim, by: .complete, over: state.predictions) }
            overlay.predictions = changed
        }
    }

    func retry(
        _ claim: PredictionClaim,
        at date: Date,
        failure: String
    ) async throws(PredictionStoreError) {
        try PredictionStoreError.checking { () throws(InvalidStoreInput) in try PredictionRules.checkReason(failure) }
        try end(claim, by: .retry(at: date.roundedToMicroseconds, failure: failure))
    }

    func park(
        _ claim: PredictionClaim,
        reason: String
    ) async throws(PredictionStoreError) {
        try PredictionStoreError.checking { () throws(InvalidStoreInput) in try PredictionRules.checkReason(reason) }
        try end(claim, by: .park(reason: reason))
    }

    private func end(
        _ claim: PredictionClaim,
        by change: PredictionOverlay.Change
    ) throws(PredictionStoreError) {
        _ = try session.perform { overlay, state, _ throws(PredictionStoreError) in
            try overlay.predictions.end(claim, by: change, over: state.predictions)
        }
    }
}
