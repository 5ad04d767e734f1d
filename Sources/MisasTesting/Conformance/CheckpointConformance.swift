import Misas

/// What every checkpoint store does.
///
/// A lease of no length has ended at once, so that no scenario has to wait.
enum CheckpointConformance {
    static let scenarios: [StoreScenario] =
        [
            StoreScenario("A checkpoint that was never saved is nil, and stands at the start", absent),
            StoreScenario("A checkpoint moves from where it is expected, forward and back", moves),
            StoreScenario("A save from elsewhere is refused, and names both positions", conflict),
            StoreScenario("A position that is none of a recorded event is refused", positions),
            StoreScenario("Checkpoints are listed by the bytes of their names", list),
            StoreScenario("Names of checkpoints as long as they may be are taken, and longer ones refused", longNames),
            StoreScenario("Nothing is done to checkpoints on a cancelled task", cancelled),
            StoreScenario("Of 20 that claim one wins, of 20 that save from one place one wins", covers: [44], races),
        ] + claiming + sharing

    static let hour = Duration.seconds(3_600)

    static func absent(_ stores: any Stores) async throws {
        try await expectEqual(stores.checkpoints.load("p"), nil)
        try await expectEqual(stores.checkpoints.delete("p"), false)
        try await expectEmpty(stores.checkpoints.list())
        try await expectThrows(CheckpointError.conflict("p", expected: 1, actual: .start)) {
            try await stores.checkpoints.save(2, for: "p", expecting: 1, fence: 0)
        }
        try await expectThrows(CheckpointError.fenced("p", fence: 1, current: 0)) {
            try await stores.checkpoints.save(2, for: "p", expecting: .start, fence: 1)
        }
        try await expectThrows(CheckpointError.fenced("p", fence: 0, current: 0)) {
            try await stores.checkpoints.renew("p", fence: 0, for: hour)
        }
        try await expectThrows(CheckpointError.fenced("p", fence: 0, current: 0)) {
            try await stores.checkpoints.release("p", fence: 0)
        }
        try await expectEqual(stores.checkpoints.load("p"), nil)
    }

    static func moves(_ stores: any Stores) async throws {
        try await stores.checkpoints.save(5, for: "p", expecting: .start, fence: 0)
        try await stores.checkpoints.save(9, for: "p", expecting: 5, fence: 0)
        try await stores.checkpoints.save(.start, for: "p", expecting: 9, fence: 0)
        let checkpoint = try unwrap(try await stores.checkpoints.load("p"))
        try expectEqual(checkpoint.position, .start)
        try expectEqual(checkpoint.fence, 0)
        try expectEqual(checkpoint.owner, nil)
        try expectEqual(checkpoint.leaseExpiresAt, nil)
        try expect(checkpoint.savedAt, "the time of the save") { $0 != nil }
    }

    static func conflict(_ stores: any Stores) async throws {
        try await stores.checkpoints.save(5, for: "p", expecting: .start, fence: 0)
        try await expectThrows(CheckpointError.conflict("p", expected: 4, actual: 5)) {
            try await stores.checkpoints.save(6, for: "p", expecting: 4, fence: 0)
        }
        try await expectEqual(stores.checkpoints.load("p")?.position, 5)
        // An owner that lost its claim must hear of that first: to it, the position says nothing.
        try await expectThrows(CheckpointError.fenced("p", fence: 7, current: 0)) {
            try await stores.checkpoints.save(6, for: "p", expecting: 4, fence: 7)
        }
    }

    static func positions(_ stores: any Stores) async throws {
        for position: GlobalPosition in [.pending, -1] {
            try await expectThrows(CheckpointError.invalid(.position(position))) {
                try await stores.checkpoints.save(position, for: "p", expecting: .start, fence: 0)
            }
        }
        try await expectThrows(CheckpointError.invalid(.name(.checkpoint, .empty))) {
            try await stores.checkpoints.load("")
        }
        try await expectThrows(CheckpointError.invalid(.name(.owner, .empty))) {
            try await stores.checkpoints.claim("p", by: "", for: hour)
        }
        try await expectThrows(CheckpointError.invalid(.negative("lease"))) {
            try await stores.checkpoints.claim("p", by: "a", for: .seconds(-1))
        }
        let last = GlobalPosition(.max - 1)
        try await stores.checkpoints.save(last, for: "p", expecting: .start, fence: 0)
        try await expectEqual(stores.checkpoints.load("p")?.position, last)
    }

    static func list(_ stores: any Stores) async throws {
        for name in ["b", "a", "\u{E9}", "B", "_"] {
            try await stores.checkpoints.save(1, for: name, expecting: .start, fence: 0)
        }
        let claimed = try await stores.checkpoints.claim("c", by: "o", for: hour)
        let all = try await stores.checkpoints.list()
        try expectEqual(all.map(\.name), ["B", "_", "a", "b", "c", "\u{E9}"])
        try expectEqual(all.map(\.position), [1, 1, 1, 1, .start, 1])
        try expectEqual(all.map(\.owner), [nil, nil, nil, nil, "o", nil])
        try expectEqual(all[4].leaseExpiresAt, claimed.leaseExpiresAt)
    }

    static func longNames(_ stores: any Stores) async throws {
        let (name, owner) = (StoreSamples.longName("p"), StoreSamples.longName("o"))
        let claimed = try await stores.checkpoints.claim(name, by: owner, for: hour)
        try expectEqual(claimed.name, name)
        try await expectEqual(stores.checkpoints.load(name)?.owner, owner)
        let problem = NameProblem.tooLong(bytes: StoreLimits.nameBytes + 1, maximum: StoreLimits.nameBytes)
        try await expectThrows(CheckpointError.invalid(.name(.checkpoint, problem))) {
            try await stores.checkpoints.save(1, for: name + "n", expecting: .start, fence: 0)
        }
        try await expectThrows(CheckpointError.invalid(.name(.owner, problem))) {
            try await stores.checkpoints.claim("q", by: owner + "n", for: hour)
        }
    }

    static func cancelled(_ stores: any Stores) async throws {
        let (cancelled, checkpoints) = (CheckpointError.cancelled, stores.checkpoints)
        let claim = try await checkpoints.claim("p", by: "a", for: .zero)
        try expectFailure(
            await onCancelledTask { try await checkpoints.save(1, for: "p", expecting: .start, fence: claim.fence) },
            cancelled
        )
        try expectFailure(await onCancelledTask { try await checkpoints.load("p") }, cancelled)
        try expectFailure(await onCancelledTask { try await checkpoints.claim("p", by: "b", for: hour) }, cancelled)
        try expectFailure(
            await onCancelledTask { try await checkpoints.renew("p", fence: claim.fence, for: hour) },
            cancelled
        )
        try expectFailure(await onCancelledTask { try await checkpoints.release("p", fence: claim.fence) }, cancelled)
        try expectFailure(await onCancelledTask { try await checkpoints.list() }, cancelled)
        try expectFailure(await onCancelledTask { try await checkpoints.delete("p") }, cancelled)
        try await expectEqual(checkpoints.load("p"), claim)
    }

    static func races(_ stores: any Stores) async throws {
        let claims = await race(20) { owner in
            await Result.of { try await stores.checkpoints.claim("p", by: "owner \(owner)", for: hour) }
        }
        try expectEqual(claims.count { $0.isSuccess }, 1, "the number of claims")
        let holder = try unwrap(try await stores.checkpoints.load("p")?.owner)
        for case .failure(let error) in claims {
            try expect(error as? CheckpointError, "that \(holder) holds it") { error in
                guard case .held("p", holder, _)? = error else { return false }
                return true
            }
        }
        let saves = await race(20) { owner in
            await Result.of { try await stores.checkpoints.save(7, for: "q", expecting: .start, fence: 0) }
        }
        try expectOneSuccess(saves, others: CheckpointError.conflict("q", expected: .start, actual: 7))
    }
}
