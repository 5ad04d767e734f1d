import FoundationEssentials
import Misas
import Testing

/// What every checkpoint store does.
///
/// A lease of no length has ended at once, so that no scenario has to wait.
enum CheckpointConformance {
    static let scenarios = [
        StoreScenario("A checkpoint that was never saved is nil, and stands at the start", absent),
        StoreScenario("A checkpoint moves from where it is expected, forward and back", moves),
        StoreScenario("A save from elsewhere is refused, and names both positions", conflict),
        StoreScenario("A position that is none of a recorded event is refused", positions),
        StoreScenario("A claim keeps others off until its lease ends, its owner not", claims),
        StoreScenario("An owner that was taken over from can neither save nor renew nor release", zombie),
        StoreScenario("A lease that has ended without a take-over can be renewed, and saves", lateRenewal),
        StoreScenario("A released checkpoint can be claimed at once", release),
        StoreScenario("A deleted checkpoint starts anew, and old fencing numbers stay invalid", deletion),
        StoreScenario("Checkpoints are listed by name", list),
        StoreScenario("Of 20 that claim one wins, of 20 that save from one place one wins", races),
    ]

    private static let hour = Duration.seconds(3_600)

    static func absent(_ stores: any Stores) async throws {
        #expect(try await stores.checkpoints.load("p") == nil)
        #expect(try await stores.checkpoints.delete("p") == false)
        await #expect(throws: CheckpointError.conflict("p", expected: 1, actual: .start)) {
            try await stores.checkpoints.save(2, for: "p", expecting: 1, fence: 0)
        }
        await #expect(throws: CheckpointError.fenced("p", fence: 1, current: 0)) {
            try await stores.checkpoints.save(2, for: "p", expecting: .start, fence: 1)
        }
        await #expect(throws: CheckpointError.fenced("p", fence: 0, current: 0)) {
            _ = try await stores.checkpoints.renew("p", fence: 0, for: hour)
        }
    }

    static func moves(_ stores: any Stores) async throws {
        try await stores.checkpoints.save(5, for: "p", expecting: .start, fence: 0)
        try await stores.checkpoints.save(9, for: "p", expecting: 5, fence: 0)
        try await stores.checkpoints.save(.start, for: "p", expecting: 9, fence: 0)
        let checkpoint = try #require(try await stores.checkpoints.load("p"))
        #expect(checkpoint.position == .start)
        #expect(checkpoint.fence == 0)
        #expect(checkpoint.owner == nil)
        #expect(checkpoint.savedAt != nil)
    }

    static func conflict(_ stores: any Stores) async throws {
        try await stores.checkpoints.save(5, for: "p", expecting: .start, fence: 0)
        await #expect(throws: CheckpointError.conflict("p", expected: 4, actual: 5)) {
            try await stores.checkpoints.save(6, for: "p", expecting: 4, fence: 0)
        }
        #expect(try await stores.checkpoints.load("p")?.position == 5)
    }

    static func positions(_ stores: any Stores) async throws {
        for position: GlobalPosition in [.pending, -1] {
            await #expect(throws: CheckpointError.invalid(.position(position))) {
                try await stores.checkpoints.save(position, for: "p", expecting: .start, fence: 0)
            }
        }
        await #expect(throws: CheckpointError.invalid(.name(.checkpoint, .empty))) {
            try await stores.checkpoints.load("")
        }
        await #expect(throws: CheckpointError.invalid(.negative("lease"))) {
            _ = try await stores.checkpoints.claim("p", by: "a", for: .seconds(-1))
        }
    }

    static func claims(_ stores: any Stores) async throws {
        let first = try await stores.checkpoints.claim("p", by: "a", for: hour)
        #expect(first.owner == "a")
        #expect(first.position == .start)
        await #expect {
            _ = try await stores.checkpoints.claim("p", by: "b", for: hour)
        } throws: { error in
            guard case .held("p", "a", _)? = error as? CheckpointError else { return false }
            return true
        }
        let restarted = try await stores.checkpoints.claim("p", by: "a", for: .zero)
        #expect(restarted.fence > first.fence)
        let second = try await stores.checkpoints.claim("p", by: "b", for: hour)
        #expect(second.fence > restarted.fence)
        #expect(second.owner == "b")
    }

    static func zombie(_ stores: any Stores) async throws {
        let old = try await stores.checkpoints.claim("p", by: "a", for: .zero)
        try await stores.checkpoints.save(5, for: "p", expecting: .start, fence: old.fence)
        let new = try await stores.checkpoints.claim("p", by: "b", for: hour)
        #expect(new.position == 5)
        let fenced = CheckpointError.fenced("p", fence: old.fence, current: new.fence)
        await #expect(throws: fenced) {
            try await stores.checkpoints.save(6, for: "p", expecting: 5, fence: old.fence)
        }
        await #expect(throws: fenced) { _ = try await stores.checkpoints.renew("p", fence: old.fence, for: hour) }
        await #expect(throws: fenced) { try await stores.checkpoints.release("p", fence: old.fence) }
        try await stores.checkpoints.save(6, for: "p", expecting: 5, fence: new.fence)
        #expect(try await stores.checkpoints.load("p")?.owner == "b")
    }

    static func lateRenewal(_ stores: any Stores) async throws {
        let claim = try await stores.checkpoints.claim("p", by: "a", for: .zero)
        try await stores.checkpoints.save(1, for: "p", expecting: .start, fence: claim.fence)
        let renewed = try await stores.checkpoints.renew("p", fence: claim.fence, for: hour)
        #expect(renewed.fence == claim.fence)
        #expect(renewed.position == 1)
        await #expect(throws: CheckpointError.self) {
            _ = try await stores.checkpoints.claim("p", by: "b", for: hour)
        }
    }

    static func release(_ stores: any Stores) async throws {
        let claim = try await stores.checkpoints.claim("p", by: "a", for: hour)
        try await stores.checkpoints.release("p", fence: claim.fence)
        #expect(try await stores.checkpoints.load("p")?.owner == nil)
        #expect(try await stores.checkpoints.claim("p", by: "b", for: hour).fence > claim.fence)
    }

    static func deletion(_ stores: any Stores) async throws {
        let old = try await stores.checkpoints.claim("p", by: "a", for: .zero)
        try await stores.checkpoints.save(5, for: "p", expecting: .start, fence: old.fence)
        #expect(try await stores.checkpoints.delete("p"))
        #expect(try await stores.checkpoints.load("p") == nil)
        let new = try await stores.checkpoints.claim("p", by: "b", for: .zero)
        #expect(new.position == .start)
        #expect(new.fence > old.fence)
        await #expect(throws: CheckpointError.fenced("p", fence: old.fence, current: new.fence)) {
            try await stores.checkpoints.save(6, for: "p", expecting: 5, fence: old.fence)
        }
    }

    static func list(_ stores: any Stores) async throws {
        for name in ["b", "a", "\u{E9}"] {
            try await stores.checkpoints.save(1, for: name, expecting: .start, fence: 0)
        }
        #expect(try await stores.checkpoints.list().map(\.name) == ["a", "b", "\u{E9}"])
    }

    static func races(_ stores: any Stores) async throws {
        let claims = await race(20) { owner in
            await Result.of { try await stores.checkpoints.claim("p", by: "owner \(owner)", for: hour) }
        }
        #expect(claims.count { $0.isSuccess } == 1)
        let saves = await race(20) { owner in
            await Result.of { try await stores.checkpoints.save(7, for: "q", expecting: .start, fence: 0) }
        }
        #expect(saves.count { $0.isSuccess } == 1)
    }
}
