/// What every store checks of replies before it looks at what it holds.
package enum ReplyRules {
    /// Refuses what cannot be recorded.
    package static func checkRecord(
        of data: [UInt8],
        as key: String,
        fingerprint: String,
        retention: Duration
    ) throws(InvalidStoreInput) {
        try NameRules.check(key, as: .replyKey)
        if !fingerprint.isEmpty { try NameRules.check(fingerprint, as: .fingerprint) }
        guard retention >= .zero else { throw .negative("retention") }
        try JSONTextCheck.check(data)
    }
}
