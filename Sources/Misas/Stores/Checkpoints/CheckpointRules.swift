/// What every store checks of checkpoints before it looks at what it holds.
package enum CheckpointRules {
    /// Refuses what cannot be saved.
    package static func checkSave(
        of name: String,
        at position: GlobalPosition
    ) throws(InvalidStoreInput) {
        try NameRules.check(name, as: .checkpoint)
        guard position >= .start, position != .pending else { throw .position(position) }
    }

    /// Refuses what cannot be claimed.
    package static func checkClaim(
        of name: String,
        by owner: String,
        for lease: Duration
    ) throws(InvalidStoreInput) {
        try NameRules.check(name, as: .checkpoint)
        try NameRules.check(owner, as: .owner)
        try LeaseRules.check(lease)
    }
}
