/// What a transaction does to one stream.
struct StreamOverlay: Sendable {
    /// The committed version that the transaction relies on: it cannot commit on another.
    var pinned: StreamVersion?
    /// The events to append, as indexes into ``EventOverlay/pending``.
    var pending: [Int] = []
    /// The oldest version to keep, where the transaction truncates.
    var truncatedBefore: StreamVersion?
    /// The status to set, where the transaction sets one.
    var status: StreamInfo.Status?

    var isEmpty: Bool { pending.isEmpty && truncatedBefore == nil && status == nil }
}
