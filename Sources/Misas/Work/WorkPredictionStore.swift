#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The prediction store as a system's handlers reach it.
struct WorkPredictionStore: PredictionStore {
    let base: any PredictionStore

    /// The schedule of the transaction that the task works in, else of the store.
    private var schedule: any PredictionSchedule { UnitOfWork.current?.predictions ?? base }

    func schedule(_ prediction: NewPrediction) async throws(PredictionStoreError) -> Date? {
        try await schedule.schedule(prediction)
    }

    func cancel(_ identity: PredictionIdentity) async throws(PredictionStoreError) -> Bool {
        try await schedule.cancel(identity)
    }

    func find(_ identity: PredictionIdentity) async throws(PredictionStoreError) -> StoredPrediction? {
        try await schedule.find(identity)
    }

    func complete(_ claims: [PredictionClaim]) async throws(PredictionStoreError) {
        try await schedule.complete(claims)
    }

    func complete(_ claim: PredictionClaim) async throws(PredictionStoreError) {
        try await schedule.complete(claim)
    }

    func retry(_ claim: PredictionClaim, at date: Date, failure: String) async throws(PredictionStoreError) {
        try await schedule.retry(claim, at: date, failure: failure)
    }

    func park(_ claim: PredictionClaim, reason: String) async throws(PredictionStoreError) {
        try await schedule.park(claim, reason: reason)
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

    func renew(_ claim: PredictionClaim, for lease: Duration) async throws(PredictionStoreError) -> PredictionClaim {
        try await base.renew(claim, for: lease)
    }

    func unpark(_ identity: PredictionIdentity, at date: Date) async throws(PredictionStoreError) {
        try await base.unpark(identity, at: date)
    }

    func list(_ query: PredictionQuery) async throws(PredictionStoreError) -> [StoredPrediction] {
        try await base.list(query)
    }

    func nextDue(types: Set<String>?) async throws(PredictionStoreError) -> Date? {
        try await base.nextDue(types: types)
    }

    func waitUntilScheduled(before date: Date?, types: Set<String>?) async throws(PredictionStoreError) {
        try await base.waitUntilScheduled(before: date, types: types)
    }
}
