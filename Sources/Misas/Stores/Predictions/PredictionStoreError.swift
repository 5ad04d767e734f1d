/// How a prediction store fails.
///
/// Whatever is thrown, nothing was written.
public enum PredictionStoreError: Error, Equatable, Sendable {
    /// The claim is no longer valid: it has ended, the prediction was cancelled, or somebody claimed it, or another one of
    /// its partition, when the lease had ended.
    case claimLost(PredictionIdentity)
    /// There is no such parked prediction.
    case notParked(PredictionIdentity)
    /// What was given is refused, whatever the store holds.
    case invalid(InvalidStoreInput)
    /// The store could not be asked, or did not answer.
    case unavailable(StoreUnavailable)
    /// The task was cancelled before the store did anything.
    case cancelled
}

extension PredictionStoreError: StoreFailure {}

extension PredictionStoreError: CustomStringConvertible {
    /// The failure in plain words, with the offending values.
    public var description: String {
        switch self {
        case .claimLost(let identity): "the claim on prediction \(identity) is no longer valid"
        case .notParked(let identity): "prediction \(identity) is not parked"
        case .invalid(let input): input.description
        case .unavailable(let reason): "the prediction store is unavailable: \(reason)"
        case .cancelled: "the task was cancelled"
        }
    }
}
