#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A prediction as a store holds it.
public struct StoredPrediction: Hashable, Sendable {
    /// What is becoming of it.
    public enum State: Hashable, Sendable {
        /// It waits for its time.
        case scheduled
        /// An owner is seeing to it, until its lease ends.
        case claimed(owner: String, until: Date)
        /// It failed and was set aside, for this reason, until somebody decides.
        case parked(reason: String)
    }

    /// What was scheduled; the time in it is that at which it occurs next.
    public let prediction: NewPrediction
    /// When it was scheduled.
    public let scheduledAt: Date
    /// How often it was claimed since it was scheduled.
    public let attempts: Int
    /// What is becoming of it.
    public let state: State
    /// Why the last attempt failed, where one did.
    public let lastFailure: String?

    /// A prediction as a store holds it.
    public init(
        _ prediction: NewPrediction,
        scheduledAt: Date,
        attempts: Int,
        state: State,
        lastFailure: String?
    ) {
        self.prediction = prediction
        self.scheduledAt = scheduledAt
        self.attempts = attempts
        self.state = state
        self.lastFailure = lastFailure
    }

    /// What makes it the same prediction.
    public var identity: PredictionIdentity { prediction.identity }
    /// When it occurs.
    public var dueAt: Date { prediction.dueAt }
}
