/// A store of replies to commands.
///
/// A command is done once when its reply is recorded in the transaction that does it: of two at once, one commits, and
/// the other is refused with the first one's reply.
public protocol ReplyStore: Sendable {
    /// The reply to a key; `nil` when there is none, or it has expired.
    ///
    /// - Throws: ``ReplyStoreError``.
    func reply(to key: String) async throws(ReplyStoreError) -> StoredReply?

    /// Records a reply, for as long as it is to be kept.
    ///
    /// - Throws: ``ReplyStoreError``; ``ReplyStoreError/alreadyRecorded(_:)`` where there is one that has not expired.
    func record(
        _ data: [UInt8],
        as key: String,
        fingerprint: String,
        retention: Duration
    ) async throws(ReplyStoreError)

    /// Removes the replies that have expired, and says how many they were.
    ///
    /// - Throws: ``ReplyStoreError``.
    @discardableResult
    func removeExpired() async throws(ReplyStoreError) -> Int
}
