#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Predictions: the part of a prediction store that can also take part in a transaction.
///
/// What ends a claim (``complete(_:)-(PredictionClaim)``, ``retry(_:at:failure:)``, ``park(_:reason:)``) in the transaction that holds
/// the handler's writes makes those happen once: the transaction of an owner that has lost its claim is refused.
public protocol PredictionSchedule: Sendable {
    /// Schedules a prediction. One of the same identity moves: it is replaced, attempts and parking forgotten.
    ///
    /// - Returns: When the one that was replaced would have occurred.
    /// - Throws: ``PredictionStoreError``.
    @discardableResult
    func schedule(_ prediction: NewPrediction) async throws(PredictionStoreError) -> Date?

    /// Takes a prediction back, also a parked one. One that an owner is seeing to at the moment loses its claim.
    ///
    /// - Returns: Whether there was one.
    /// - Throws: ``PredictionStoreError``.
    @discardableResult
    func cancel(_ identity: PredictionIdentity) async throws(PredictionStoreError) -> Bool

    /// Reads a prediction; `nil` when there is none.
    ///
    /// - Throws: ``PredictionStoreError``.
    func find(_ identity: PredictionIdentity) async throws(PredictionStoreError) -> StoredPrediction?

    /// Ends a claim: the prediction has occurred. One that was scheduled anew since the claim stays.
    ///
    /// - Throws: ``PredictionStoreError``; ``PredictionStoreError/claimLost(_:)`` where the claim is not valid.
    func complete(_ claim: PredictionClaim) async throws(PredictionStoreError)

    /// Ends claims, all of them or none: the predictions have occurred. Those that were scheduled anew since the claim stay.
    ///
    /// - Throws: ``PredictionStoreError``; ``PredictionStoreError/claimLost(_:)`` for the first, in the order given, that is
    ///   not valid, or has stood before.
    func complete(_ claims: [PredictionClaim]) async throws(PredictionStoreError)

    /// Ends a claim: the prediction occurs again later. One that was scheduled anew since the claim stays as it is.
    ///
    /// - Throws: ``PredictionStoreError``; ``PredictionStoreError/claimLost(_:)`` where the claim is not valid.
    func retry(
        _ claim: PredictionClaim,
        at date: Date,
        failure: String
    ) async throws(PredictionStoreError)

    /// Ends a claim: the prediction is set aside. One that was scheduled anew since the claim stays as it is.
    ///
    /// - Throws: ``PredictionStoreError``; ``PredictionStoreError/claimLost(_:)`` where the claim is not valid.
    func park(
        _ claim: PredictionClaim,
        reason: String
    ) async throws(PredictionStoreError)
}
