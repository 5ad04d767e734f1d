/// A reply store that passes everything on; a broken one does one thing otherwise.
package protocol ReplyStoreWrapper: ReplyStore {
    var base: any ReplyStore { get }
}

extension ReplyStoreWrapper {
    package func reply(to key: String) async throws(ReplyStoreError) -> StoredReply? {
        try await base.reply(to: key)
    }

    package func record(
        _ data: [UInt8],
        as key: String,
        fingerprint: String,
        retention: Duration
    ) async throws(ReplyStoreError) {
        try await base.record(data, as: key, fingerprint: fingerprint, retention: retention)
    }

    package func removeExpired() async throws(ReplyStoreError) -> Int {
        try await base.removeExpired()
    }
}
