#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// How an event store fails.
///
/// Whatever is thrown, nothing was written.
public enum EventStoreError: Error, Equatable, Sendable {
    /// The stream is not at the version that was expected.
    case conflict(StreamName, expected: StreamVersion, actual: StreamVersion)
    /// No stream was expected, and there is one.
    case streamExists(StreamName, actual: StreamVersion)
    /// A stream was expected, and there is none.
    case streamNotFound(StreamName)
    /// The stream was deleted: it can be neither read nor appended to.
    case streamDeleted(StreamName)
    /// The stream was archived: it cannot be appended to.
    case streamArchived(StreamName)
    /// The store has an event of this id in another place than the append would put it.
    case duplicateEventID(UUID, StreamName)
    /// The store has some of the append's events, and others not: it is not a repetition, and not new.
    case batchPartlyKnown(StreamName, known: UUID, unknown: UUID)
    /// A projection that is written with the events could not be.
    case projectionFailed(InlineProjectionFailure)
    /// Others appended meanwhile, and took the positions that the transaction had told of its events, or a projection that
    /// is written with them began to be so: try again.
    ///
    /// Only a transaction with a projection that is inline fails so.
    case positionsMoved
    /// What was given is refused, whatever the store holds.
    case invalid(InvalidStoreInput)
    /// The store could not be asked, or did not answer. Whether an append was stored is not known; to send it again
    /// with the same event ids is safe.
    case unavailable(StoreUnavailable)
    /// The task was cancelled before the store did anything.
    case cancelled
}

extension EventStoreError {
    /// Whether another writer came first, so that to decide again on fresh state may succeed.
    public var isConflict: Bool {
        switch self {
        case .conflict, .streamExists, .streamNotFound, .positionsMoved: true
        case .projectionFailed(let failure): failure.isConflict
        default: false
        }
    }
}

extension EventStoreError: CustomStringConvertible {
    /// The failure in plain words, with the offending values.
    public var description: String {
        switch self {
        case .conflict(let stream, let expected, let actual):
            "stream \(stream) was expected at version \(expected), and is at \(actual)"
        case .streamExists(let stream, let actual):
            "stream \(stream) was expected not to exist, and is at version \(actual)"
        case .streamNotFound(let stream): "stream \(stream) does not exist"
        case .streamDeleted(let stream): "stream \(stream) was deleted"
        case .streamArchived(let stream): "stream \(stream) was archived"
        case .duplicateEventID(let id, let stream): "event id \(id) is already used in stream \(stream)"
        case .batchPartlyKnown(let stream, let known, let unknown):
            "the append to stream \(stream) is partly stored: event \(known) is there, event \(unknown) is not"
        case .projectionFailed(let failure): failure.description
        case .positionsMoved: "others appended meanwhile, and took the positions of the transaction's events"
        case .invalid(let input): input.description
        case .unavailable(let reason): "the event store is unavailable: \(reason)"
        case .cancelled: "the task was cancelled"
        }
    }
}
