import FoundationEssentials
import Misas
import MisasTesting

/// Checkpoint stores that break their promises to those who share checkpoints, or hold them.
enum SharingFaults {
    static let all = [
        StoreFault(
            "A checkpoint store that claims without a quota",
            in: "Groups are shared apart from each other, in one call",
            expected: "[3, 0, 2]",
            found: "[3, 0, 4]"
        ) { PatchedStores { $0.checkpoints = CountsNobody(base: $0.checkpoints) } },
        StoreFault(
            "A checkpoint store that claims by the order of the names",
            in: "Owners that attend share a group's checkpoints, in the order given",
            expected: #"["d", "b", "a", "c", "e"]"#,
            found: #"["a", "b", "c", "d", "e"]"#
        ) { PatchedStores { $0.checkpoints = SortsNames(base: $0.checkpoints) } },
        StoreFault(
            "A checkpoint store that claims anew what is attended again",
            in: "A share that is attended again keeps its claims, and extends their leases",
            expected: "[1, 2, 4]",
            found: "[5, 6, 7]"
        ) { PatchedStores { $0.checkpoints = ClaimsAnew(base: $0.checkpoints) } },
        StoreFault(
            "A checkpoint store that never forgets a member",
            in: "A member whose time has ended is counted no more, and what it held is claimed",
            expected: #"["b"]"#,
            found: #"["a", "b"]"#
        ) { PatchedStores { $0.checkpoints = ForgetsNobody(base: $0.checkpoints) } },
        StoreFault(
            "A checkpoint store that only counts no more who leaves",
            in: "An owner that leaves gives up all that it claimed, and is counted no more",
            expected: "[nil, nil, nil, nil, nil]",
            found: #"[nil, nil, nil, nil, Optional("a")]"#
        ) { PatchedStores { $0.checkpoints = LeavesSingle(base: $0.checkpoints) } },
        StoreFault(
            "A checkpoint store that notifies all groups as one",
            in: "A group's revision counts how often it was notified",
            expected: "1",
            found: "3"
        ) { PatchedStores { $0.checkpoints = NotifiesAll(base: $0.checkpoints) } },
        StoreFault(
            "A checkpoint store that gives the same checkpoint to two at once",
            in: "Of many that attend at once no two hold the same, and each gets its share",
            expected: #"["g1", "g10", "g11", "g12", "g2","#,
            found: #"["g1", "g1", "g1", "g1", "g2","#
        ) { PatchedStores { $0.checkpoints = LocksNothing(base: $0.checkpoints) } },
        StoreFault(
            "A checkpoint store that loses what the owner's own transaction is moving",
            in: "What the owner's own transaction is moving stays held",
            expected: "[1, 2, 3]",
            found: "[1, 3]"
        ) { PatchedStores { $0.checkpoints = LosesMoved(base: $0.checkpoints) } },
        StoreFault(
            "A checkpoint store that waits for what a transaction is moving",
            in: "What a transaction is moving is neither waited for nor taken from it",
            expected: "an end within 0.3 seconds",
            found: "that it still waits",
            patience: .milliseconds(300)
        ) { PatchedStores { $0.checkpoints = Waits(base: $0.checkpoints) } },
        StoreFault(
            "A checkpoint store that takes a name twice",
            in: "Groups are refused for the same names as checkpoints, and for a name twice",
            expected: "CheckpointError: the checkpoint group g stands twice",
            found: "CheckpointShare("
        ) { PatchedStores { $0.checkpoints = TakesTwice(base: $0.checkpoints) } },
        StoreFault(
            "Stores that only read what is to be held",
            in: "A checkpoint that a transaction holds is given to nobody before it has committed",
            expected: "CheckpointError: checkpoint p was claimed with fencing number 1, so that 0 is no longer valid",
            found: "()"
        ) { HoldsNothing() },
        StoreFault(
            "Stores that only read what is to be held and is not there",
            in: "A checkpoint that was not there and is held comes from nobody else",
            expected: "CheckpointError: checkpoint p was claimed with fencing number 1, so that 0 is no longer valid",
            found: "()"
        ) { HoldsNothing() },
    ]

    private struct CountsNobody: CheckpointStoreWrapper {
        let base: any CheckpointStore

        func attend(
            _ groups: [CheckpointGroup],
            by owner: String,
            for lease: Duration
        ) async throws(CheckpointError) -> [CheckpointShare] {
            let shares = try await base.attend(groups, by: owner, for: lease)
            return zip(shares, groups).map { $0.with(quota: $1.checkpoints.count) }
        }
    }

    private struct SortsNames: CheckpointStoreWrapper {
        let base: any CheckpointStore

        func attend(
            _ groups: [CheckpointGroup],
            by owner: String,
            for lease: Duration
        ) async throws(CheckpointError) -> [CheckpointShare] {
            let sorted = groups.map { CheckpointGroup(name: $0.name, checkpoints: $0.checkpoints.sorted()) }
            return try await base.attend(sorted, by: owner, for: lease)
        }
    }

    private struct ClaimsAnew: CheckpointStoreWrapper {
        let base: any CheckpointStore

        func attend(
            _ groups: [CheckpointGroup],
            by owner: String,
            for lease: Duration
        ) async throws(CheckpointError) -> [CheckpointShare] {
            for name in groups.flatMap(\.checkpoints) {
                guard let own = try await base.load(name), own.owner == owner else { continue }
                try await base.release(name, fence: own.fence)
            }
            return try await base.attend(groups, by: owner, for: lease)
        }
    }

    private struct ForgetsNobody: CheckpointStoreWrapper {
        let base: any CheckpointStore

        func attend(
            _ groups: [CheckpointGroup],
            by owner: String,
            for lease: Duration
        ) async throws(CheckpointError) -> [CheckpointShare] {
            try await base.attend(groups, by: owner, for: max(lease, .seconds(60)))
        }
    }

    private struct LeavesSingle: CheckpointStoreWrapper {
        let base: any CheckpointStore

        func leave(_ owner: String) async throws(CheckpointError) {
            let single = try await base.load("single")
            try await base.leave(owner)
            if single?.owner == owner { _ = try await base.claim("single", by: owner, for: .seconds(60)) }
        }
    }

    private struct NotifiesAll: CheckpointStoreWrapper {
        let base: any CheckpointStore

        func notify(_ group: String) async throws(CheckpointError) -> Int64 {
            try await base.notify("all")
        }
    }

    private struct LocksNothing: CheckpointStoreWrapper {
        let base: any CheckpointStore

        func attend(
            _ groups: [CheckpointGroup],
            by owner: String,
            for lease: Duration
        ) async throws(CheckpointError) -> [CheckpointShare] {
            let shares = try await base.attend(groups, by: owner, for: lease)
            return zip(shares, groups).map { share, group in
                share.with(held: group.checkpoints.prefix(share.quota).map { Checkpoint(name: $0, owner: owner) })
            }
        }
    }

    private struct LosesMoved: CheckpointStoreWrapper {
        let base: any CheckpointStore

        func attend(
            _ groups: [CheckpointGroup],
            by owner: String,
            for lease: Duration
        ) async throws(CheckpointError) -> [CheckpointShare] {
            let isFirst = try await base.list().isEmpty
            return try await base.attend(groups, by: owner, for: lease).map { share in
                share.with(held: share.held.filter { isFirst || $0.name != "g2" })
            }
        }
    }

    private struct Waits: CheckpointStoreWrapper {
        let base: any CheckpointStore

        func attend(
            _ groups: [CheckpointGroup],
            by owner: String,
            for lease: Duration
        ) async throws(CheckpointError) -> [CheckpointShare] {
            // As long as the task is not cancelled.
            try? await Task.sleep(for: .seconds(3_600))
            throw .cancelled
        }
    }

    private struct TakesTwice: CheckpointStoreWrapper {
        let base: any CheckpointStore

        func attend(
            _ groups: [CheckpointGroup],
            by owner: String,
            for lease: Duration
        ) async throws(CheckpointError) -> [CheckpointShare] {
            let names = Set(groups.map(\.name))
            return try await base.attend(names.count < groups.count ? [groups[0]] : groups, by: owner, for: lease)
        }
    }

    private struct HoldsNothing: StoresWrapper {
        private struct Reads: Checkpoints {
            let base: any Checkpoints

            func load(_ name: String) async throws(CheckpointError) -> Checkpoint? {
                try await base.load(name)
            }

            func hold(_ name: String) async throws(CheckpointError) -> Checkpoint? {
                try await base.load(name)
            }

            func save(
                _ position: GlobalPosition,
                for name: String,
                expecting expected: GlobalPosition,
                fence: Int64
            ) async throws(CheckpointError) {
                try await base.save(position, for: name, expecting: expected, fence: fence)
            }
        }

        private struct Transaction: TransactionWrapper {
            let base: any StoreTransaction

            var checkpoints: any Checkpoints { Reads(base: base.checkpoints) }
        }

        let base: any Stores = InMemoryStores()

        nonisolated(nonsending) func commit<R: Sendable>(
            _ body: nonisolated(nonsending) (any StoreTransaction) async throws -> R
        ) async throws -> Committed<R> {
            try await base.commit { try await body(Transaction(base: $0)) }
        }
    }
}

extension CheckpointShare {
    /// The share with another quota, or less of what is held.
    fileprivate func with(
        held: [Checkpoint]? = nil,
        quota: Int? = nil
    ) -> CheckpointShare {
        CheckpointShare(
            group: group,
            held: held ?? self.held,
            owners: owners,
            quota: quota ?? self.quota,
            revision: revision,
            nextExpiry: nextExpiry,
            now: now
        )
    }
}
