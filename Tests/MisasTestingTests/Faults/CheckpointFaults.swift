import Misas
import MisasTesting

/// Checkpoint stores that break their promises.
enum CheckpointFaults {
    static let all = [
        StoreFault(
            "A checkpoint store that forgets to check the fencing number",
            in: "An owner that was taken over from can neither save nor renew nor release",
            expected: "CheckpointError: checkpoint p was claimed with fencing number 2, so that 1 is no longer valid",
            found: "()"
        ) { PatchedStores { $0.checkpoints = ForgetsFence(base: $0.checkpoints) } },
        StoreFault(
            "A checkpoint store that gives a checkpoint to everybody",
            in: "A claim keeps others off until its lease ends, its owner not",
            expected: "CheckpointError: that a holds it",
            found: "Checkpoint("
        ) { PatchedStores { $0.checkpoints = HoldsNothing(base: $0.checkpoints) } },
        StoreFault(
            "A checkpoint store that does not compare before it sets",
            in: "A save from elsewhere is refused, and names both positions",
            expected: "CheckpointError: checkpoint p was expected at position 4, and is at 5",
            found: "()"
        ) { PatchedStores { $0.checkpoints = SetsOnly(base: $0.checkpoints) } },
        StoreFault(
            "A checkpoint store that lists by a language's order",
            in: "Checkpoints are listed by the bytes of their names",
            expected: #"["B", "_", "a""#,
            found: #"["_", "a", "b", "B""#
        ) { PatchedStores { $0.checkpoints = ListsAsPeople(base: $0.checkpoints) } },
        StoreFault(
            "A checkpoint store that renews what was given up",
            in: "A released checkpoint cannot be renewed, only claimed anew",
            expected: "CheckpointError: checkpoint p is not claimed, so that fencing number 1 is not valid",
            found: "Checkpoint("
        ) { PatchedStores { $0.checkpoints = RenewsReleased(base: $0.checkpoints) } },
    ]

    private struct ForgetsFence: CheckpointStoreWrapper {
        let base: any CheckpointStore

        func save(
            _ position: GlobalPosition,
            for name: String,
            expecting expected: GlobalPosition,
            fence: Int64
        ) async throws(CheckpointError) {
            let current = try await base.load(name)?.fence ?? 0
            try await base.save(position, for: name, expecting: expected, fence: current)
        }
    }

    private struct HoldsNothing: CheckpointStoreWrapper {
        let base: any CheckpointStore

        func claim(
            _ name: String,
            by owner: String,
            for lease: Duration
        ) async throws(CheckpointError) -> Checkpoint {
            if let held = try await base.load(name), held.owner != nil {
                try await base.release(name, fence: held.fence)
            }
            return try await base.claim(name, by: owner, for: lease)
        }
    }

    private struct SetsOnly: CheckpointStoreWrapper {
        let base: any CheckpointStore

        func save(
            _ position: GlobalPosition,
            for name: String,
            expecting expected: GlobalPosition,
            fence: Int64
        ) async throws(CheckpointError) {
            let current = try await base.load(name)?.position ?? .start
            try await base.save(position, for: name, expecting: current, fence: fence)
        }
    }

    private struct ListsAsPeople: CheckpointStoreWrapper {
        let base: any CheckpointStore

        func list() async throws(CheckpointError) -> [Checkpoint] {
            let all = try await base.list()
            return all.sorted { ($0.name.lowercased(), $1.name) < ($1.name.lowercased(), $0.name) }
        }
    }

    private struct RenewsReleased: CheckpointStoreWrapper {
        let base: any CheckpointStore

        func renew(
            _ name: String,
            fence: Int64,
            for lease: Duration
        ) async throws(CheckpointError) -> Checkpoint {
            if let current = try await base.load(name), current.owner == nil { return current }
            return try await base.renew(name, fence: fence, for: lease)
        }
    }
}
