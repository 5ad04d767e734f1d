/// What the failure of a store means to who has sent a request.
package enum StoreFailureKind: Sendable {
    /// What was given is refused by every store.
    case invalid(InvalidStoreInput)
    /// The store does not answer.
    case unavailable
    /// A projection cannot be read yet, or any more.
    case unready(ProjectionUnready)
    /// The task was cancelled.
    case cancelled
    /// Another writer came first.
    case conflict
    /// What is written to was ended: a stream that is deleted, or archived.
    case ended

    /// `nil` for a failure that means nothing to who has sent a request.
    package init?(_ error: any StoreFailure) {
        switch error {
        case EventStoreError.invalid(let input), DocumentStoreError.invalid(let input),
            TableStoreError.invalid(let input), PredictionStoreError.invalid(let input),
            ReplyStoreError.invalid(let input), CheckpointError.invalid(let input), StoreError.invalid(let input):
            self = .invalid(input)
        case EventStoreError.unavailable, DocumentStoreError.unavailable, TableStoreError.unavailable,
            PredictionStoreError.unavailable, ReplyStoreError.unavailable, CheckpointError.unavailable,
            StoreError.unavailable:
            self = .unavailable
        case DocumentStoreError.unready(let obstacle), TableStoreError.unready(let obstacle): self = .unready(obstacle)
        case EventStoreError.cancelled, DocumentStoreError.cancelled, TableStoreError.cancelled,
            PredictionStoreError.cancelled, ReplyStoreError.cancelled, CheckpointError.cancelled, StoreError.cancelled:
            self = .cancelled
        case EventStoreError.streamDeleted, EventStoreError.streamArchived: self = .ended
        case let error as EventStoreError where error.isConflict: self = .conflict
        case let error as DocumentStoreError where error.isConflict: self = .conflict
        case let error as CheckpointError where error.isLoss: self = .conflict
        default: return nil
        }
    }
}
