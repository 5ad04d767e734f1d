import Misas

/// A reply store that passes everything on; a broken one does one thing otherwise.
protocol ReplyStoreWrapper: ReplyStore {
    var base: any ReplyStore { get }
}

extension ReplyStoreWrapper {
    func reply(to key: String) async throws(ReplyStoreError) -> StoredReply? {
        try await base.reply(to: key)
    }

    func record(
        _ data: [UInt8],
        as key: String,
        fingerprint: String,
        retention: Duration
    ) async throws(ReplyStoreError) {
        try await base.record(data, as: key, fingerprint: fingerprint, retention: retention)
    }

    func removeExpired() async throws(ReplyStoreError) -> Int {
        try await base.removeExpired()
    }
}
