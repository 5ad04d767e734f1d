#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The checkpoint store in memory.
struct InMemoryCheckpointStore: CheckpointStore {
    let core: InMemoryCore

    private var checkpoints: InMemoryCheckpoints { InMemoryCheckpoints(session: .direct(core)) }

    func load(_ name: String) async throws(CheckpointError) -> Checkpoint? {
        try await checkpoints.load(name)
    }

    func hold(_ name: String) async throws(CheckpointError) -> Checkpoint? {
        try await checkpoints.hold(name)
    }

    func save(
        _ position: GlobalPosition,
        for name: String,
        expecting expected: GlobalPosition,
        fence: Int64
    ) async throws(CheckpointError) {
        try await checkpoints.save(position, for: name, expecting: expected, fence: fence)
    }

    func claim(
        _ name: String,
        by owner: String,
        for lease: Duration
    ) async throws(CheckpointError) -> Checkpoint {
        try CheckpointError.checking { () throws(InvalidStoreInput) in
            try CheckpointRules.checkClaim(of: name, by: owner, for: lease)
        }
        return try core.change { state, now throws(CheckpointError) in
            try state.checkpoints.claim(name, by: owner, until: now.adding(lease), at: now)
        }
    }

    func renew(
        _ name: String,
        fence: Int64,
        for lease: Duration
    ) async throws(CheckpointError) -> Checkpoint {
        try CheckpointError.checking { () throws(InvalidStoreInput) in
            try NameRules.check(name, as: .checkpoint)
            try LeaseRules.check(lease)
        }
        return try core.change { state, now throws(CheckpointError) in
            try state.checkpoints.setLease(of: name, fence: fence, until: now.adding(lease))
        }
    }

    func release(
        _ name: String,
        fence: Int64
    ) async throws(CheckpointError) {
        try CheckpointError.checking { () throws(InvalidStoreInput) in try NameRules.check(name, as: .checkpoint) }
        try core.change { state, _ throws(CheckpointError) in
            _ = try state.checkpoints.setLease(of: name, fence: fence, until: nil)
        }
    }

    func attend(
        _ groups: [CheckpointGroup],
        by owner: String,
        for lease: Duration
    ) async throws(CheckpointError) -> [CheckpointShare] {
        try CheckpointError.checking { () throws(InvalidStoreInput) in
            try CheckpointRules.checkAttendance(of: groups, by: owner, for: lease)
        }
        return try core.change { state, now throws(CheckpointError) in
            var shares: [CheckpointShare] = []
            for group in groups {
                shares.append(state.checkpoints.attend(group, by: owner, until: now.adding(lease), at: now))
            }
            return shares
        }
    }

    func leave(_ owner: String) async throws(CheckpointError) {
        try CheckpointError.checking { () throws(InvalidStoreInput) in try NameRules.check(owner, as: .owner) }
        try core.change { state, _ throws(CheckpointError) in state.checkpoints.leave(owner) }
    }

    func notify(_ group: String) async throws(CheckpointError) -> Int64 {
        try CheckpointError.checking { () throws(InvalidStoreInput) in
            try NameRules.check(group, as: .checkpointGroup)
        }
        return try core.change { state, _ throws(CheckpointError) in state.checkpoints.notify(group) }
    }

    func list() async throws(CheckpointError) -> [Checkpoint] {
        let all = try core.change { state, _ throws(CheckpointError) in Array(state.checkpoints.checkpoints.values) }
        return all.sorted { ExactText($0.name) < ExactText($1.name) }
    }

    func delete(_ name: String) async throws(CheckpointError) -> Bool {
        try CheckpointError.checking { () throws(InvalidStoreInput) in try NameRules.check(name, as: .checkpoint) }
        return try core.change { state, _ throws(CheckpointError) in state.checkpoints.delete(name) }
    }
}
