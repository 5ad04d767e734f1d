#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// All committed replies of the stores in memory.
struct ReplyTable: ~Copyable {
    private var replies: [ExactText: StoredReply] = [:]

    /// The reply to a key that has not expired.
    func reply(
        to key: String,
        at now: Date
    ) -> StoredReply? {
        replies[ExactText(key)].flatMap { $0.expiresAt > now ? $0 : nil }
    }

    /// How many replies have expired.
    func expired(at now: Date) -> Int {
        replies.values.count { $0.expiresAt <= now }
    }

    mutating func set(_ reply: StoredReply) {
        replies[ExactText(reply.key)] = reply
    }

    mutating func removeExpired(at now: Date) {
        replies = replies.filter { $0.value.expiresAt > now }
    }
}
