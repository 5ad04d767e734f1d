#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// How a checkpoint store fails.
///
/// Whatever is thrown, nothing was written.
public enum CheckpointError: Error, Equatable, Sendable {
    /// The checkpoint is not at the position that was expected.
    case conflict(String, expected: GlobalPosition, actual: GlobalPosition)
    /// Somebody claimed the checkpoint since, or the claim was given up: whoever used this fencing number owns it no more.
    case fenced(String, fence: Int64, current: Int64)
    /// Somebody else holds the checkpoint.
    case held(String, owner: String, until: Date)
    /// What was given is refused, whatever the store holds.
    case invalid(InvalidStoreInput)
    /// The store could not be asked, or did not answer.
    case unavailable(StoreUnavailable)
    /// The task was cancelled before the store did anything.
    case cancelled
}

extension CheckpointError: StoreFailure {}

extension CheckpointError: CustomStringConvertible {
    /// The failure in plain words, with the offending values.
    public var description: String {
        switch self {
        case .conflict(let name, let expected, let actual):
            "checkpoint \(name) was expected at position \(expected), and is at \(actual)"
        case .fenced(let name, let fence, let current) where fence == current:
            "checkpoint \(name) is not claimed, so that fencing number \(fence) is not valid"
        case .fenced(let name, let fence, let current):
            "checkpoint \(name) was claimed with fencing number \(current), so that \(fence) is no longer valid"
        case .held(let name, let owner, _): "checkpoint \(name) is held by \(owner)"
        case .invalid(let input): input.description
        case .unavailable(let reason): "the checkpoint store is unavailable: \(reason)"
        case .cancelled: "the task was cancelled"
        }
    }
}
