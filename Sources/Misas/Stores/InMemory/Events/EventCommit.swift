/// What a commit did to events.
struct EventCommit: Sendable {
    /// Where the appended events stand, the store's own left out, in the order of the appends.
    var appends: [AppendResult] = []
    /// The indexes of the new events in the log, the store's own included.
    var appended: Range<Int64>
    /// The streams that were deleted.
    var deleted: [StreamName] = []
}
