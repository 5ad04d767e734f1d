/// How a reply store fails.
///
/// Whatever is thrown, nothing was written.
public enum ReplyStoreError: Error, Equatable, Sendable {
    /// There is a reply to this key: the command was done before.
    case alreadyRecorded(StoredReply)
    /// What was given is refused, whatever the store holds.
    case invalid(InvalidStoreInput)
    /// The store could not be asked, or did not answer.
    case unavailable(StoreUnavailable)
    /// The task was cancelled before the store did anything.
    case cancelled
}

extension ReplyStoreError: StoreFailure {}

extension ReplyStoreError: CustomStringConvertible {
    /// The failure in plain words.
    public var description: String {
        switch self {
        case .alreadyRecorded(let reply): "the command \(reply.key) was already replied to"
        case .invalid(let input): input.description
        case .unavailable(let reason): "the reply store is unavailable: \(reason)"
        case .cancelled: "the task was cancelled"
        }
    }
}
