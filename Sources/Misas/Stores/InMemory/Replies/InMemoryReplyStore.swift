#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The reply store in memory.
struct InMemoryReplyStore: ReplyStore {
    let session: InMemorySession

    func reply(to key: String) async throws(ReplyStoreError) -> StoredReply? {
        try ReplyStoreError.checking { () throws(InvalidStoreInput) in try NameRules.check(key, as: .replyKey) }
        return try session.perform { overlay, state, now throws(ReplyStoreError) in
            overlay.replies.reply(to: key, over: state.replies, at: now)
        }
        .0
    }

    func record(
        _ data: [UInt8],
        as key: String,
        fingerprint: String,
        retention: Duration
    ) async throws(ReplyStoreError) {
        try ReplyStoreError.checking { () throws(InvalidStoreInput) in
            try ReplyRules.checkRecord(of: data, as: key, fingerprint: fingerprint, retention: retention)
        }
        _ = try session.perform { overlay, state, now throws(ReplyStoreError) in
            let reply = StoredReply(
                key: key,
                fingerprint: fingerprint,
                data: data,
                recordedAt: now,
                expiresAt: now.adding(retention)
            )
            try overlay.replies.record(reply, over: state.replies, at: now)
        }
    }

    func removeExpired() async throws(ReplyStoreError) -> Int {
        try session.perform { overlay, state, now throws(ReplyStoreError) in
            overlay.replies.removeExpired()
            return state.replies.expired(at: now)
        }
        .0
    }
}
