/// What every store checks of claims on predictions before it looks at what it holds.
package enum PredictionRules {
    /// Refuses what cannot be claimed.
    package static func checkClaim(
        limit: Int,
        by owner: String,
        for lease: Duration
    ) throws(InvalidStoreInput) {
        try NameRules.check(owner, as: .owner)
        try LeaseRules.check(lease)
        guard limit >= 0 else { throw .negative("limit") }
    }

    /// Refuses what cannot be told of why a claim ends.
    package static func checkReason(_ reason: String) throws(InvalidStoreInput) {
        guard !reason.utf8.contains(0) else { throw .metadataWithNUL(member: "failure") }
        guard reason.utf8.count <= StoreLimits.metadataBytes else { throw .metadataTooLarge(bytes: reason.utf8.count) }
    }
}
