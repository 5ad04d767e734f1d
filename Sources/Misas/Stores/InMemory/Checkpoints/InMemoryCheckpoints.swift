/// The checkpoints in memory, as far as they take part in transactions.
struct InMemoryCheckpoints: Checkpoints {
    let session: InMemorySession

    func load(_ name: String) async throws(CheckpointError) -> Checkpoint? {
        try CheckpointError.checking { () throws(InvalidStoreInput) in try NameRules.check(name, as: .checkpoint) }
        return try session.perform { overlay, state, _ throws(CheckpointError) in
            overlay.checkpoints.load(name, over: state.checkpoints)
        }
        .0
    }

    func hold(_ name: String) async throws(CheckpointError) -> Checkpoint? {
        try CheckpointError.checking { () throws(InvalidStoreInput) in try NameRules.check(name, as: .checkpoint) }
        return try session.perform { overlay, state, _ throws(CheckpointError) in
            overlay.checkpoints.hold(name, over: state.checkpoints)
        }
        .0
    }

    func save(
        _ position: GlobalPosition,
        for name: String,
        expecting expected: GlobalPosition,
        fence: Int64
    ) async throws(CheckpointError) {
        try CheckpointError.checking { () throws(InvalidStoreInput) in
            try CheckpointRules.checkSave(of: name, at: position)
        }
        _ = try session.perform { overlay, state, now throws(CheckpointError) in
            try overlay.checkpoints.save(
                position,
                for: name,
                expecting: expected,
                fence: fence,
                over: state.checkpoints,
                at: now
            )
        }
    }
}
