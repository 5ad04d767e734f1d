#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A prediction store that tells how what is scheduled fares.
///
/// What looks for predictions that are due is not told: it is the program's own.
struct ObservedPredictionStore: PredictionStoreWrapper {
    let base: any PredictionStore
    let observer: StoreObserver

    var scheduling: any PredictionSchedule { ObservedPredictionSchedule(base: base, observer: observer) }
}

/// A schedule of predictions that tells how its operations fare.
struct ObservedPredictionSchedule: PredictionSchedule {
    let base: any PredictionSchedule
    let observer: StoreObserver

    private nonisolated(nonsending) func observe<Value>(
        _ name: String,
        _ type: String?,
        _ size: Int? = nil,
        _ body: nonisolated(nonsending) () async throws(PredictionStoreError) -> Value
    ) async throws(PredictionStoreError) -> Value {
        try await observer.observe(.init(name, collection: type, size: size), body)
    }

    func schedule(_ prediction: NewPrediction) async throws(PredictionStoreError) -> Date? {
        try await observe("predictionStore.Schedule", prediction.identity.type) {
            () async throws(PredictionStoreError) in
            try await base.schedule(prediction)
        }
    }

    func cancel(_ identity: PredictionIdentity) async throws(PredictionStoreError) -> Bool {
        try await observe("predictionStore.Cancel", identity.type) { () async throws(PredictionStoreError) in
            try await base.cancel(identity)
        }
    }

    func find(_ identity: PredictionIdentity) async throws(PredictionStoreError) -> StoredPrediction? {
        try await observe("predictionStore.Find", identity.type) { () async throws(PredictionStoreError) in
            try await base.find(identity)
        }
    }

    func complete(_ claim: PredictionClaim) async throws(PredictionStoreError) {
        try await observe("predictionStore.Complete", claim.identity.type) { () async throws(PredictionStoreError) in
            try await base.complete(claim)
        }
    }

    func complete(_ claims: [PredictionClaim]) async throws(PredictionStoreError) {
        try await observe("predictionStore.Complete", claims.first?.identity.type, claims.count) {
            () async throws(PredictionStoreError) in try await base.complete(claims)
        }
    }

    func retry(_ claim: PredictionClaim, at date: Date, failure: String) async throws(PredictionStoreError) {
        try await observe("predictionStore.Retry", claim.identity.type) { () async throws(PredictionStoreError) in
            try await base.retry(claim, at: date, failure: failure)
        }
    }

    func park(_ claim: PredictionClaim, reason: String) async throws(PredictionStoreError) {
        try await observe("predictionStore.Park", claim.identity.type) { () async throws(PredictionStoreError) in
            try await base.park(claim, reason: reason)
        }
    }
}
