#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A prediction that has fallen due, in the hands of one owner until its lease ends.
public struct PredictionClaim: Hashable, Sendable {
    /// The prediction.
    public let prediction: StoredPrediction
    /// What tells this claim from every other of the store.
    public let token: Int64
    /// When others may claim it.
    public let expiresAt: Date

    /// A claim.
    public init(
        prediction: StoredPrediction,
        token: Int64,
        expiresAt: Date
    ) {
        self.prediction = prediction
        self.token = token
        self.expiresAt = expiresAt
    }

    /// What makes it the same prediction.
    public var identity: PredictionIdentity { prediction.identity }
}
