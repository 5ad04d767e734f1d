/// How a store fails that has no conflicts of its own.
public enum StoreError: Error, Equatable, Sendable {
    /// What was given is refused, whatever the store holds.
    case invalid(InvalidStoreInput)
    /// The store could not be asked, or did not answer.
    case unavailable(StoreUnavailable)
    /// The task was cancelled before the store did anything.
    case cancelled
}

extension StoreError: CustomStringConvertible {
    /// The failure in plain words.
    public var description: String {
        switch self {
        case .invalid(let input): input.description
        case .unavailable(let reason): "the store is unavailable: \(reason)"
        case .cancelled: "the task was cancelled"
        }
    }
}
