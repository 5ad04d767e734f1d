/// What a commit did.
struct StoreCommit: Sendable {
    var events: EventCommit
}
