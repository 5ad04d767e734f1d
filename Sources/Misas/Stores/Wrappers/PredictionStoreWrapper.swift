/// A prediction store that passes everything on, but for what it does otherwise.
package protocol PredictionStoreWrapper: PredictionStore {
    var base: any PredictionStore { get }
    /// Where what belongs to the schedule is passed on to.
    var scheduling: any PredictionSchedule { get }
}

extension PredictionStoreWrapper {
    package var scheduling: any PredictionSchedule { base }

    package func schedule(_ prediction: NewPrediction) async throws(PredictionStoreError) -> Date? {
        try await scheduling.schedule(prediction)
    }

    package func cancel(_ identity: PredictionIdentity) async throws(PredictionStoreError) -> Bool {
        try await scheduling.cancel(identity)
    }

    package func find(_ identity: PredictionIdentity) async throws(PredictionStoreError) -> StoredPrediction? {
        try await scheduling.find(identity)
    }

    package func complete(_ claim: PredictionClaim) async throws(PredictionStoreError) {
        try await scheduling.complete(claim)
    }

    package func complete(_ claims: [PredictionClaim]) async throws(PredictionStoreError) {
        try await scheduling.complete(claims)
    }

    package func retry(
        _ claim: PredictionClaim,
        at date: Date,
        failure: String
    ) async throws(PredictionStoreError) {
        try await scheduling.retry(claim, at: date, failure: failure)
    }

    package func park(
        _ claim: PredictionClaim,
        reason: String
    ) async throws(PredictionStoreError) {
        try await scheduling.park(claim, reason: reason)
    }

    package func claimDue(
        at date: Date,
        types: Set<String>?,
        limit: Int,
        by owner: String,
        for lease: Duration
    ) async throws(PredictionStoreError) -> [PredictionClaim] {
        try await base.claimDue(at: date, types: types, limit: limit, by: owner, for: lease)
    }

    package func renew(
        _ claim: PredictionClaim,
        for lease: Duration
    ) async throws(PredictionStoreError) -> PredictionClaim {
        try await base.renew(claim, for: lease)
    }

    package func unpark(
        _ identity: PredictionIdentity,
        at date: Date
    ) async throws(PredictionStoreError) {
        try await base.unpark(identity, at: date)
    }

    package func list(_ query: PredictionQuery) async throws(PredictionStoreError) -> [StoredPrediction] {
        try await base.list(query)
    }

    package func nextDue(types: Set<String>?) async throws(PredictionStoreError) -> Date? {
        try await base.nextDue(types: types)
    }

    package func waitUntilScheduled(
        before date: Date?,
        types: Set<String>?
    ) async throws(PredictionStoreError) {
        try await base.waitUntilScheduled(before: date, types: types)
    }
}
