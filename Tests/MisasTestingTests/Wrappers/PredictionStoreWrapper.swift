import Misas

/// A prediction store that passes everything on; a broken one does one thing otherwise.
protocol PredictionStoreWrapper: PredictionStore {
    var base: any PredictionStore { get }
}

extension PredictionStoreWrapper {
    func schedule(_ prediction: NewPrediction) async throws(PredictionStoreError) -> Date? {
        try await base.schedule(prediction)
    }

    func cancel(_ identity: PredictionIdentity) async throws(PredictionStoreError) -> Bool {
        try await base.cancel(identity)
    }

    func find(_ identity: PredictionIdentity) async throws(PredictionStoreError) -> StoredPrediction? {
        try await base.find(identity)
    }

    func complete(_ claim: PredictionClaim) async throws(PredictionStoreError) {
        try await base.complete(claim)
    }

    func complete(_ claims: [PredictionClaim]) async throws(PredictionStoreError) {
        try await base.complete(claims)
    }

    func retry(
        _ claim: PredictionClaim,
        at date: Date,
        failure: String
    ) async throws(PredictionStoreError) {
        try await base.retry(claim, at: date, failure: failure)
    }

    func park(
        _ claim: PredictionClaim,
        reason: String
    ) async throws(PredictionStoreError) {
        try await base.park(claim, reason: reason)
    }

    func claimDue(
        at date: Date,
        types: Set<String>?,
        limit: Int,
        by owner: String,
        for lease: Duration
    ) async throws(PredictionStoreError) -> [PredictionClaim] {
        try await base.claimDue(at: date, types: types, limit: limit, by: owner, for: lease)
    }

    func renew(
        _ claim: PredictionClaim,
        for lease: Duration
    ) async throws(PredictionStoreError) -> PredictionClaim {
        try await base.renew(claim, for: lease)
    }

    func unpark(
        _ identity: PredictionIdentity,
        at date: Date
    ) async throws(PredictionStoreError) {
        try await base.unpark(identity, at: date)
    }

    func list(_ query: PredictionQuery) async throws(PredictionStoreError) -> [StoredPrediction] {
        try await base.list(query)
    }

    func nextDue(types: Set<String>?) async throws(PredictionStoreError) -> Date? {
        try await base.nextDue(types: types)
    }

    func waitUntilScheduled(
        before date: Date?,
        types: Set<String>?
    ) async throws(PredictionStoreError) {
        try await base.waitUntilScheduled(before: date, types: types)
    }
}
