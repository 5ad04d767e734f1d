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

    /// Refuses groups that cannot be shared.
    package static func checkAttendance(
        of groups: [CheckpointGroup],
        by owner: String,
        for lease: Duration
    ) throws(InvalidStoreInput) {
        try NameRules.check(owner, as: .owner)
        try LeaseRules.check(lease)
        var names: Set<ExactText> = []
        var checkpoints: Set<ExactText> = []
        for group in groups {
            try NameRules.check(group.name, as: .checkpointGroup)
            guard names.insert(ExactText(group.name)).inserted else {
                throw .repeatedName(.checkpointGroup, group.name)
            }
            for checkpoint in group.checkpoints {
                try NameRules.check(checkpoint, as: .checkpoint)
                guard checkpoints.insert(ExactText(checkpoint)).inserted else {
                    throw .repeatedName(.checkpoint, checkpoint)
                }
            }
        }
    }
}
