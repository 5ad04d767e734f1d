#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A store of predictions, from which owners take those that have fallen due.
public protocol PredictionStore: PredictionSchedule {
    /// Claims predictions that are due at a time, in order of time, those of equal time as they were scheduled.
    ///
    /// What another claimed is left out until its lease has ended; so is what follows it in its partition, so that
    /// within a partition one owner at a time sees to them, in order. No prediction has two valid claims. One that
    /// waits and is of a type that is not wanted holds nothing up.
    ///
    /// A claim whose lease has ended stays valid until somebody claims the prediction, or another one of its partition:
    /// that ends it, whatever becomes of the other one.
    ///
    /// - Parameters:
    ///   - date: The time; what is due at it is claimed too.
    ///   - types: The types that are wanted; `nil` means all.
    ///   - limit: How many to claim at most.
    ///   - owner: Who claims.
    ///   - lease: How long others leave them alone.
    /// - Throws: ``PredictionStoreError``.
    func claimDue(
        at date: Date,
        types: Set<String>?,
        limit: Int,
        by owner: String,
        for lease: Duration
    ) async throws(PredictionStoreError) -> [PredictionClaim]

    /// Extends the lease of a claim, from now; also one that has ended, as long as the claim is valid.
    ///
    /// - Throws: ``PredictionStoreError``; ``PredictionStoreError/claimLost(_:)`` where the claim is not valid.
    func renew(
        _ claim: PredictionClaim,
        for lease: Duration
    ) async throws(PredictionStoreError) -> PredictionClaim

    /// Schedules a parked prediction again, its attempts forgotten.
    ///
    /// - Throws: ``PredictionStoreError``; ``PredictionStoreError/notParked(_:)`` where there is no such.
    func unpark(
        _ identity: PredictionIdentity,
        at date: Date
    ) async throws(PredictionStoreError)

    /// Predictions in order of time.
    ///
    /// - Throws: ``PredictionStoreError``.
    func list(_ query: PredictionQuery) async throws(PredictionStoreError) -> [StoredPrediction]

    /// When there will next be something to claim; `nil` when nothing is scheduled. May lie in the past.
    ///
    /// - Throws: ``PredictionStoreError``.
    func nextDue(types: Set<String>?) async throws(PredictionStoreError) -> Date?

    /// Waits until there will be something to claim before a time; without a time, at any time.
    ///
    /// A driver sleeps until ``nextDue(types:)`` and waits for something earlier meanwhile.
    ///
    /// - Throws: ``PredictionStoreError``; ``PredictionStoreError/cancelled`` when the task is cancelled.
    func waitUntilScheduled(
        before date: Date?,
        types: Set<String>?
    ) async throws(PredictionStoreError)
}
