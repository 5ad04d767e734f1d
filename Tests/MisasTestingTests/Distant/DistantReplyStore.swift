import Misas
import MisasTesting

/// A reply store that spells JSON otherwise.
struct DistantReplyStore: ReplyStoreWrapper {
    let base: any ReplyStore

    func reply(to key: String) async throws(ReplyStoreError) -> StoredReply? {
        await Distance.pass()
        return try await base.reply(to: key).map(Self.spelt)
    }

    func record(
        _ data: [UInt8],
        as key: String,
        fingerprint: String,
        retention: Duration
    ) async throws(ReplyStoreError) {
        await Distance.pass()
        do {
            try await base.record(data, as: key, fingerprint: fingerprint, retention: retention)
        } catch .alreadyRecorded(let reply) {
            throw .alreadyRecorded(Self.spelt(reply))
        }
    }

    private static func spelt(_ reply: StoredReply) -> StoredReply {
        StoredReply(
            key: reply.key,
            fingerprint: reply.fingerprint,
            data: JSONSpelling.otherwise(reply.data),
            recordedAt: reply.recordedAt,
            expiresAt: reply.expiresAt
        )
    }
}
