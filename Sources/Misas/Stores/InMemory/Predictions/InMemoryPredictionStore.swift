import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The prediction store in memory.
struct InMemoryPredictionStore: PredictionStore {
    let core: InMemoryCore

    private var predictions: InMemoryPredictionSchedule { InMemoryPredictionSchedule(session: .direct(core)) }

    func schedule(_ prediction: NewPrediction) async throws(PredictionStoreError) -> Date? {
        try await predictions.schedule(prediction)
    }

    func cancel(_ identity: PredictionIdentity) async throws(PredictionStoreError) -> Bool {
        try await predictions.cancel(identity)
    }

    func find(_ identity: PredictionIdentity) async throws(PredictionStoreError) -> StoredPrediction? {
        try await predictions.find(identity)
    }

    func complete(_ claim: PredictionClaim) async throws(PredictionStoreError) {
        try await predictions.complete(claim)
    }

    func complete(_ claims: [PredictionClaim]) async throws(PredictionStoreError) {
        try await predictions.complete(claims)
    }

    func retry(
        _ claim: PredictionClaim,
        at date: Date,
        failure: String
    ) async throws(PredictionStoreError) {
        try await predictions.retry(claim, at: date, failure: failure)
    }

    func park(
        _ claim: PredictionClaim,
        reason: String
    ) async throws(PredictionStoreError) {
        try await predictions.park(claim, reason: reason)
    }

    func claimDue(
        at date: Date,
        types: Set<String>?,
        limit: Int,
        by owner: String,
        for lease: Duration
    ) async throws(PredictionStoreError) -> [PredictionClaim] {
        try PredictionStoreError.checking { () throws(InvalidStoreInput) in
            try PredictionRules.checkClaim(limit: limit, by: owner, for: lease)
        }
        return try core.change { state, now throws(PredictionStoreError) in
            state.predictions.claimDue(
                at: date,
                types: types,
                limit: limit,
                by: owner,
                until: now.adding(lease),
                now: now
            )
        }
    }

    func renew(
        _ claim: PredictionClaim,
        for lease: Duration
    ) async throws(PredictionStoreError) -> PredictionClaim {
        try PredictionStoreError.checking { () throws(InvalidStoreInput) in try LeaseRules.check(lease) }
        return try core.change { state, now throws(PredictionStoreError) -> PredictionClaim in
            guard var record = state.predictions.records[claim.identity], record.standing(of: claim.token) == .current
            else { throw .claimLost(claim.identity) }
            let expiry = now.adding(lease)
            record.claim?.expiresAt = expiry
            state.predictions.set(record, for: claim.identity)
            return PredictionClaim(prediction: record.published, token: claim.token, expiresAt: expiry)
        }
    }

    func unpark(
        _ identity: PredictionIdentity,
        at date: Date
    ) async throws(PredictionStoreError) {
        try PredictionStoreError.checking { () throws(InvalidStoreInput) in try identity.check() }
        try core.change { state, _ throws(PredictionStoreError) -> Void in
            guard var record = state.predictions.records[identity], record.parkedFor != nil else {
                throw .notParked(identity)
            }
            record.parkedFor = nil
            record.attempts = 0
            record.prediction.dueAt = date.roundedToMicroseconds
            state.predictions.set(record, for: identity)
        }
    }

    func list(_ query: PredictionQuery) async throws(PredictionStoreError) -> [StoredPrediction] {
        try PredictionStoreError.checking { () throws(InvalidStoreInput) in
            guard query.offset >= 0 else { throw .negative("offset") }
            guard query.limit >= 0 else { throw .negative("limit") }
        }
        return try core.change { state, _ throws(PredictionStoreError) in state.predictions.list(query) }
    }

    func nextDue(types: Set<String>?) async throws(PredictionStoreError) -> Date? {
        try core.change { state, _ throws(PredictionStoreError) in state.predictions.nextDue(types: types) }
    }

    func waitUntilScheduled(
        before date: Date?,
        types: Set<String>?
    ) async throws(PredictionStoreError) {
        let id = core.state.withLock { $0.schedulers.nextID() }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = core.state.withLock { state in
                    // As in `LogFollower`: cancellation is either seen here, or finds the waiting one.
                    let isOver =
                        Task.isCancelled || Schedulers.isOver(before: date, state.predictions.nextDue(types: types))
                    if !isOver { state.schedulers.insert(id, before: date, types: types, continuation) }
                    return isOver
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            core.state.withLock { $0.schedulers.remove(id) }?.resume()
        }
        guard !Task.isCancelled else { throw .cancelled }
    }
}
