import Misas

extension CheckpointConformance {
    static let claiming = [
        StoreScenario("A claim keeps others off until its lease ends, its owner not", covers: [44], claims),
        StoreScenario(
            "An owner that was taken over from can neither save nor renew nor release",
            covers: [45],
            zombie
        ),
        StoreScenario("A lease that has ended without a take-over can be renewed, and saves", lateRenewal),
        StoreScenario("A released checkpoint can be claimed at once", release),
        StoreScenario("A released checkpoint cannot be renewed, only claimed anew", renewalAfterRelease),
        StoreScenario("A deleted checkpoint starts anew, and old fencing numbers stay invalid", deletion),
        StoreScenario("Fencing numbers grow over all checkpoints of a store", fences),
    ]

    /// Expects that a claim by somebody else is refused.
    private static func expectHeld(
        by holder: String,
        in stores: any Stores,
        file: String = #fileID,
        line: Int = #line
    ) async throws {
        let current = try await stores.checkpoints.load("p")
        try await expectThrows(
            CheckpointError.self,
            "that \(holder) holds it",
            where: { error in
                guard case .held("p", holder, let end) = error else { return false }
                return end == current?.leaseExpiresAt
            },
            file: file,
            line: line,
            { try await stores.checkpoints.claim("p", by: "somebody else", for: hour) }
        )
    }

    static func claims(_ stores: any Stores) async throws {
        let first = try await stores.checkpoints.claim("p", by: "a", for: hour)
        try expectEqual(first.owner, "a")
        try expectEqual(first.position, .start)
        try expectEqual(first.savedAt, nil)
        try expectGreater(first.fence, 0)
        try await expectEqual(stores.checkpoints.load("p"), first)
        try await expectHeld(by: "a", in: stores)
        let restarted = try await stores.checkpoints.claim("p", by: "a", for: .zero)
        try expectGreater(restarted.fence, first.fence)
        let second = try await stores.checkpoints.claim("p", by: "b", for: hour)
        try expectGreater(second.fence, restarted.fence)
        try expectEqual(second.owner, "b")
        try await expectHeld(by: "b", in: stores)
    }

    static func zombie(_ stores: any Stores) async throws {
        let old = try await stores.checkpoints.claim("p", by: "a", for: .zero)
        try await stores.checkpoints.save(5, for: "p", expecting: .start, fence: old.fence)
        let new = try await stores.checkpoints.claim("p", by: "b", for: hour)
        try expectEqual(new.position, 5)
        let fenced = CheckpointError.fenced("p", fence: old.fence, current: new.fence)
        try await expectThrows(fenced) {
            try await stores.checkpoints.save(6, for: "p", expecting: 5, fence: old.fence)
        }
        try await expectThrows(fenced) { try await stores.checkpoints.renew("p", fence: old.fence, for: hour) }
        try await expectThrows(fenced) { try await stores.checkpoints.release("p", fence: old.fence) }
        try await stores.checkpoints.save(6, for: "p", expecting: 5, fence: new.fence)
        let saved = try unwrap(try await stores.checkpoints.load("p"))
        try expectEqual(saved.owner, "b")
        try expectEqual(saved.fence, new.fence)
        try expectEqual(saved.leaseExpiresAt, new.leaseExpiresAt)
        try await expectHeld(by: "b", in: stores)
    }

    static func lateRenewal(_ stores: any Stores) async throws {
        let claim = try await stores.checkpoints.claim("p", by: "a", for: .zero)
        try await stores.checkpoints.save(1, for: "p", expecting: .start, fence: claim.fence)
        let renewed = try await stores.checkpoints.renew("p", fence: claim.fence, for: hour)
        try expectEqual(renewed.fence, claim.fence)
        try expectEqual(renewed.position, 1)
        try expectEqual(renewed.owner, "a")
        try await expectEqual(stores.checkpoints.load("p"), renewed)
        try await expectHeld(by: "a", in: stores)
        try await expectThrows(CheckpointError.invalid(.negative("lease"))) {
            try await stores.checkpoints.renew("p", fence: claim.fence, for: .seconds(-1))
        }
    }

    static func renewalAfterRelease(_ stores: any Stores) async throws {
        let claim = try await stores.checkpoints.claim("p", by: "a", for: hour)
        try await stores.checkpoints.release("p", fence: claim.fence)
        let fenced = CheckpointError.fenced("p", fence: claim.fence, current: claim.fence)
        try await expectThrows(fenced) { try await stores.checkpoints.renew("p", fence: claim.fence, for: hour) }
        // To give it up again does no harm.
        try await stores.checkpoints.release("p", fence: claim.fence)
        try await expectEqual(stores.checkpoints.load("p")?.owner, nil)
        let anew = try await stores.checkpoints.claim("p", by: "a", for: hour)
        try expectGreater(anew.fence, claim.fence)
        try await stores.checkpoints.leave("a")
        try await expectThrows(CheckpointError.fenced("p", fence: anew.fence, current: anew.fence)) {
            try await stores.checkpoints.renew("p", fence: anew.fence, for: hour)
        }
    }

    static func release(_ stores: any Stores) async throws {
        let claim = try await stores.checkpoints.claim("p", by: "a", for: hour)
        try await stores.checkpoints.save(3, for: "p", expecting: .start, fence: claim.fence)
        try await stores.checkpoints.release("p", fence: claim.fence)
        let released = try unwrap(try await stores.checkpoints.load("p"))
        try expectEqual(released.owner, nil)
        try expectEqual(released.position, 3)
        let next = try await stores.checkpoints.claim("p", by: "b", for: hour)
        try expectGreater(next.fence, claim.fence)
        try expectEqual(next.position, 3)
    }

    static func deletion(_ stores: any Stores) async throws {
        let old = try await stores.checkpoints.claim("p", by: "a", for: .zero)
        try await stores.checkpoints.save(5, for: "p", expecting: .start, fence: old.fence)
        try await expectEqual(stores.checkpoints.delete("p"), true)
        try await expectEqual(stores.checkpoints.load("p"), nil)
        let new = try await stores.checkpoints.claim("p", by: "b", for: .zero)
        try expectEqual(new.position, .start)
        try expectGreater(new.fence, old.fence)
        try await expectThrows(CheckpointError.fenced("p", fence: old.fence, current: new.fence)) {
            try await stores.checkpoints.save(6, for: "p", expecting: 5, fence: old.fence)
        }
    }

    static func fences(_ stores: any Stores) async throws {
        var last: Int64 = 0
        for name in ["p", "q", "p", "r", "q"] {
            let claim = try await stores.checkpoints.claim(name, by: "a", for: hour)
            try expectGreater(claim.fence, last)
            last = claim.fence
        }
    }
}
