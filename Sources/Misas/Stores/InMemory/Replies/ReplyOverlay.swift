#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What a transaction does to replies: kept aside until it commits.
struct ReplyOverlay: Sendable {
    private var recorded: [ExactText: StoredReply] = [:]
    private var removesExpired = false

    func reply(
        to key: String,
        over table: borrowing ReplyTable,
        at now: Date
    ) -> StoredReply? {
        if let own = recorded[ExactText(key)] { return own.expiresAt > now ? own : nil }
        return table.reply(to: key, at: now)
    }

    mutating func record(
        _ reply: StoredReply,
        over table: borrowing ReplyTable,
        at now: Date
    ) throws(ReplyStoreError) {
        if let kept = self.reply(to: reply.key, over: table, at: now) { throw .alreadyRecorded(kept) }
        recorded[ExactText(reply.key)] = reply
    }

    mutating func removeExpired() {
        removesExpired = true
    }

    /// Refuses to commit where somebody else has replied since.
    func validate(
        against table: borrowing ReplyTable,
        at now: Date
    ) throws(ReplyStoreError) {
        for (key, _) in recorded.sorted(by: { $0.key < $1.key }) {
            if let kept = table.reply(to: key.string, at: now) { throw .alreadyRecorded(kept) }
        }
    }

    func apply(
        to table: inout ReplyTable,
        at now: Date
    ) {
        if removesExpired { table.removeExpired(at: now) }
        for reply in recorded.values { table.set(reply) }
    }
}
