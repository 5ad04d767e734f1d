#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Misas

extension CheckpointConformance {
    static let sharing = [
        StoreScenario("Owners that attend share a group's checkpoints, in the order given", covers: [44], shares),
        StoreScenario("A share that is attended again keeps its claims, and extends their leases", extends),
        StoreScenario("A member whose time has ended is counted no more, and what it held is claimed", forgets),
        StoreScenario("Groups are shared apart from each other, in one call", groups),
        StoreScenario("An owner that leaves gives up all that it claimed, and is counted no more", leaves),
        StoreScenario("A group's revision counts how often it was notified", notifies),
        StoreScenario(
            "Of many that attend at once no two hold the same, and each gets its share",
            covers: [44],
            raceToShare
        ),
        StoreScenario("What a transaction is moving is neither waited for nor taken from it", passesOver),
        StoreScenario("What the owner's own transaction is moving stays held", keepsOwn),
        StoreScenario("Groups are refused for the same names as checkpoints, and for a name twice", refusedGroups),
        StoreScenario("Nothing is shared on a cancelled task", cancelledSharing),
    ]

    static func group(
        _ name: String = "g",
        of count: Int
    ) -> CheckpointGroup {
        CheckpointGroup(name: name, checkpoints: (1...count).map { "\(name)\($0)" })
    }

    private static func attend(
        _ group: CheckpointGroup,
        by owner: String,
        for lease: Duration = hour,
        in stores: any Stores
    ) async throws -> CheckpointShare {
        try unwrap(try await stores.checkpoints.attend([group], by: owner, for: lease).first)
    }

    static func shares(_ stores: any Stores) async throws {
        // In another order than that of their names.
        let group = CheckpointGroup(name: "g", checkpoints: ["d", "b", "a", "c", "e"])
        let alone = try await attend(group, by: "x", in: stores)
        try expectEqual(alone.group, "g")
        try expectEqual(alone.held.map(\.name), group.checkpoints)
        try expectEqual(alone.owners, ["x"])
        try expectEqual(alone.quota, 5)
        try expectEqual(alone.revision, 0)
        try expectEqual(alone.nextExpiry, nil)
        for checkpoint in alone.held {
            try expectEqual(checkpoint.owner, "x")
            try expectEqual(checkpoint.position, .start)
            try await expectEqual(stores.checkpoints.load(checkpoint.name), checkpoint)
        }
        try expectEqual(Set(alone.held.map(\.fence)).count, 5, "the number of fencing numbers")

        let second = try await attend(group, by: "Y", in: stores)
        try expectEmpty(second.held)
        try expectEqual(second.owners, ["Y", "x"])
        try expectEqual(second.quota, 3)
        try expectEqual(second.nextExpiry, alone.held.first?.leaseExpiresAt)
        let crowded = try await attend(group, by: "x", in: stores)
        try expectEqual(crowded.held.map(\.name), group.checkpoints)
        try expectEqual(crowded.quota, 3)
        for checkpoint in crowded.held[3...] {
            try await stores.checkpoints.release(checkpoint.name, fence: checkpoint.fence)
        }
        let shared = try await attend(group, by: "Y", in: stores)
        try expectEqual(shared.held.map(\.name), ["c", "e"])
        try expectGreater(unwrap(shared.held.map(\.fence).min()), unwrap(crowded.held.map(\.fence).max()))
        try await expectEqual(attend(group, by: "x", in: stores).held.map(\.name), ["d", "b", "a"])
    }

    static func extends(_ stores: any Stores) async throws {
        let group = Self.group(of: 3)
        let first = try await attend(group, by: "a", in: stores).held
        try await stores.checkpoints.save(7, for: "g2", expecting: .start, fence: first[1].fence)
        let claimed = try await stores.checkpoints.claim("g3", by: "a", for: hour)
        let again = try await attend(group, by: "a", for: hour * 2, in: stores)
        try expectEqual(again.held.map(\.fence), [first[0].fence, first[1].fence, claimed.fence])
        try expectEqual(again.held.map(\.position), [.start, 7, .start])
        for (new, old) in zip(again.held, first) {
            try expectGreater(unwrap(new.leaseExpiresAt), unwrap(old.leaseExpiresAt).addingTimeInterval(3_000))
            try await expectEqual(stores.checkpoints.load(new.name), new)
        }
        try expectGreater(unwrap(again.held[0].leaseExpiresAt), again.now.addingTimeInterval(7_000))
        // Late, and nobody came between.
        let ended = try await attend(group, by: "a", for: .zero, in: stores)
        try expectEqual(ended.held.map(\.fence), again.held.map(\.fence))
        try await expectEqual(attend(group, by: "a", in: stores).held.map(\.fence), again.held.map(\.fence))
    }

    static func forgets(_ stores: any Stores) async throws {
        let group = Self.group(of: 4)
        let gone = try await attend(group, by: "a", for: .zero, in: stores)
        let heir = try await attend(group, by: "b", in: stores)
        try expectEqual(heir.owners, ["b"])
        try expectEqual(heir.quota, 4)
        try expectEqual(heir.held.map(\.name), group.checkpoints)
        try expectEqual(heir.nextExpiry, nil)
        let (old, new) = (gone.held[0], heir.held[0])
        try await expectThrows(CheckpointError.fenced("g1", fence: old.fence, current: new.fence)) {
            try await stores.checkpoints.save(1, for: "g1", expecting: .start, fence: old.fence)
        }
        // It comes back, as one among two.
        let back = try await attend(group, by: "a", in: stores)
        try expectEmpty(back.held)
        try expectEqual(back.owners, ["a", "b"])
        try expectEqual(back.quota, 2)
        // One that only waits is counted too, as long as its time lasts.
        let waiting = try await attend(group, by: "b", in: stores)
        try expectEqual(waiting.owners, ["a", "b"])
        try expect(waiting.nextExpiry, "the end of the other's membership") { $0 != nil }
    }

    static func groups(_ stores: any Stores) async throws {
        let (first, second, empty) = (group("g", of: 4), group("h", of: 3), CheckpointGroup(name: "i", checkpoints: []))
        _ = try await attend(first, by: "a", for: .zero, in: stores)
        _ = try await attend(first, by: "b", in: stores)
        try await stores.checkpoints.release("g4", fence: unwrap(stores.checkpoints.load("g4")).fence)
        let shares = try await stores.checkpoints.attend([second, empty, first], by: "a", for: hour)
        try expectEqual(shares.map(\.group), ["h", "i", "g"])
        try expectEqual(shares.map(\.quota), [3, 0, 2])
        try expectEqual(shares.map(\.owners), [["a"], ["a"], ["a", "b"]])
        try expectEqual(shares.map { $0.held.map(\.name) }, [["h1", "h2", "h3"], [], ["g4"]])
        try await expectEqual(stores.checkpoints.attend([], by: "a", for: hour), [])
        let names = try await stores.checkpoints.list().map(\.name)
        try expectEqual(names, ["g1", "g2", "g3", "g4", "h1", "h2", "h3"])
    }

    static func leaves(_ stores: any Stores) async throws {
        let group = Self.group(of: 4)
        let left = try await attend(group, by: "a", in: stores).held
        try await stores.checkpoints.save(5, for: "g1", expecting: .start, fence: left[0].fence)
        _ = try await stores.checkpoints.claim("single", by: "a", for: hour)
        let others = try await stores.checkpoints.claim("other", by: "b", for: hour)
        try await stores.checkpoints.leave("a")
        try await expectEqual(stores.checkpoints.load("other"), others)
        let free = try await stores.checkpoints.list().filter { $0.name != "other" }
        try expectEqual(free.map(\.owner), [nil, nil, nil, nil, nil])
        try expectEqual(free.map(\.leaseExpiresAt), [nil, nil, nil, nil, nil])
        try expectEqual(free.map(\.position), [5, .start, .start, .start, .start])
        let heir = try await attend(group, by: "b", in: stores)
        try expectEqual(heir.owners, ["b"])
        try expectEqual(heir.held.map(\.name), group.checkpoints)
        // Nothing is left to give up.
        try await stores.checkpoints.leave("a")
        try await stores.checkpoints.leave("nobody")
    }

    static func notifies(_ stores: any Stores) async throws {
        try await expectEqual(stores.checkpoints.notify("g"), 1)
        try await expectEqual(stores.checkpoints.notify("g"), 2)
        try await expectEqual(stores.checkpoints.notify("h"), 1)
        let groups = [group(of: 1), group("h", of: 1), group("i", of: 1)]
        let shares = try await stores.checkpoints.attend(groups, by: "a", for: hour)
        try expectEqual(shares.map(\.revision), [2, 1, 0])
        let raised = try await race(10) { _ in await Result.of { try await stores.checkpoints.notify("i") } }
            .map { try $0.get() }
        try expectEqual(raised.sorted(), Array(1...10))
    }

    static func raceToShare(_ stores: any Stores) async throws {
        let (first, second) = (group("g", of: 12), group("h", of: 8))
        let rounds = await race(4) { owner in
            await Result<Void, any Error>.of {
                // Each names the groups in an order of its own.
                let both = owner % 2 == 0 ? [first, second] : [second, first]
                for _ in 0..<20 {
                    for share in try await stores.checkpoints.attend(both, by: "owner \(owner)", for: hour) {
                        for checkpoint in share.held.dropFirst(share.quota) {
                            try await stores.checkpoints.release(checkpoint.name, fence: checkpoint.fence)
                        }
                    }
                }
            }
        }
        for round in rounds { try round.get() }
        var held: [String] = []
        // Whoever came first may have to give up, and whoever gave up in vain come again.
        for _ in 0..<2 {
            held = []
            for owner in 0..<4 {
                for share in try await stores.checkpoints.attend([first, second], by: "owner \(owner)", for: hour) {
                    for checkpoint in share.held.dropFirst(share.quota) {
                        try await stores.checkpoints.release(checkpoint.name, fence: checkpoint.fence)
                    }
                    try expectEqual(share.owners.count, 4, "the number of owners")
                    held += share.held.prefix(share.quota).map(\.name)
                }
            }
        }
        try expectEqual(held.sorted(), (first.checkpoints + second.checkpoints).sorted())
        let all = try await stores.checkpoints.list()
        for owner in (0..<4).map({ "owner \($0)" }) {
            let names = all.filter { $0.owner == owner }.map { $0.name.prefix(1) }
            try expectEqual(names, ["g", "g", "g", "h", "h"], "the groups of what \(owner) holds")
        }
        try expectEqual(Set(all.map(\.fence)).count, 20, "the number of fencing numbers")
    }

    static func passesOver(_ stores: any Stores) async throws {
        try await stores.checkpoints.save(1, for: "g1", expecting: .start, fence: 0)
        let taken = Held()
        let result = await Result<Void, any Error>.of {
            try await stores.transaction { transaction in
                // One that is there, and one that is not yet.
                try await transaction.checkpoints.save(2, for: "g1", expecting: 1, fence: 0)
                try await transaction.checkpoints.save(2, for: "g2", expecting: .start, fence: 0)
                taken.set(try await attend(group(of: 4), by: "a", in: stores).held)
            }
        }
        let names = taken.value.map(\.name)
        try expectEqual(Array(names.suffix(2)), ["g3", "g4"])
        // A store may give away what the transaction is moving, and must let that fail then.
        if names.count == 2 { try result.get() }
        if let stolen = taken.value.first, names.count > 2 {
            try expectFailure(result, CheckpointError.fenced(stolen.name, fence: 0, current: stolen.fence))
        }
        let all = try await attend(group(of: 4), by: "a", in: stores).held
        try expectEqual(all.map(\.name), ["g1", "g2", "g3", "g4"])
        try expectEqual(all.prefix(2).map(\.position), names.count == 2 ? [2, 2] : [1, .start])
    }

    static func keepsOwn(_ stores: any Stores) async throws {
        let first = try await attend(group(of: 3), by: "a", in: stores)
        try await stores.transaction { transaction in
            try await transaction.checkpoints.save(5, for: "g2", expecting: .start, fence: first.held[1].fence)
            let during = try await attend(group(of: 3), by: "a", for: hour * 2, in: stores)
            try expectEqual(during.held.map(\.fence), first.held.map(\.fence))
            try expectEqual(during.held.map(\.owner), ["a", "a", "a"])
            try expectGreater(
                unwrap(during.held[2].leaseExpiresAt),
                unwrap(first.held[2].leaseExpiresAt).addingTimeInterval(3_000)
            )
        }
        let after = try await attend(group(of: 3), by: "a", for: hour * 2, in: stores)
        try expectEqual(after.held.map(\.fence), first.held.map(\.fence))
        try expectEqual(after.held.map(\.position), [.start, 5, .start])
        try expectGreater(
            unwrap(after.held[1].leaseExpiresAt),
            unwrap(first.held[1].leaseExpiresAt).addingTimeInterval(3_000)
        )
    }

    static func refusedGroups(_ stores: any Stores) async throws {
        func expectRefused(
            _ groups: [CheckpointGroup],
            _ input: InvalidStoreInput,
            line: Int = #line
        ) async throws {
            try await expectThrows(CheckpointError.invalid(input), line: line) {
                try await stores.checkpoints.attend(groups, by: "a", for: hour)
            }
        }
        let valid = group(of: 1)
        try await expectRefused([valid, CheckpointGroup(name: "", checkpoints: [])], .name(.checkpointGroup, .empty))
        try await expectRefused(
            [CheckpointGroup(name: "g", checkpoints: ["a", ""])],
            .name(.checkpoint, .empty)
        )
        try await expectRefused([valid, group(of: 2)], .repeatedName(.checkpointGroup, "g"))
        try await expectRefused(
            [valid, CheckpointGroup(name: "h", checkpoints: ["a", "g1"])],
            .repeatedName(.checkpoint, "g1")
        )
        try await expectThrows(CheckpointError.invalid(.name(.owner, .empty))) {
            try await stores.checkpoints.attend([valid], by: "", for: hour)
        }
        try await expectThrows(CheckpointError.invalid(.negative("lease"))) {
            try await stores.checkpoints.attend([valid], by: "a", for: .seconds(-1))
        }
        try await expectThrows(CheckpointError.invalid(.name(.owner, .empty))) {
            try await stores.checkpoints.leave("")
        }
        try await expectThrows(CheckpointError.invalid(.name(.checkpointGroup, .empty))) {
            try await stores.checkpoints.notify("")
        }
        let long = CheckpointGroup(name: StoreSamples.longName("g"), checkpoints: [StoreSamples.longName("p")])
        try await expectEqual(attend(long, by: StoreSamples.longName("o"), in: stores).held.count, 1)
        try await expectEqual(stores.checkpoints.list().map(\.name), long.checkpoints)
    }

    static func cancelledSharing(_ stores: any Stores) async throws {
        let (cancelled, checkpoints) = (CheckpointError.cancelled, stores.checkpoints)
        let first = try await attend(group(of: 2), by: "a", in: stores)
        try expectFailure(
            await onCancelledTask { try await checkpoints.attend([group("h", of: 2)], by: "b", for: hour) },
            cancelled
        )
        try expectFailure(await onCancelledTask { try await checkpoints.leave("a") }, cancelled)
        try expectFailure(await onCancelledTask { try await checkpoints.notify("g") }, cancelled)
        try expectFailure(await onCancelledTask { try await checkpoints.hold("g1") }, cancelled)
        try await expectEqual(checkpoints.list(), first.held)
        try await expectEqual(checkpoints.notify("g"), 1)
    }
}
