#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Misas

extension ProcessingConformance {
    /// What becomes of commands that are sent again.
    static let commands: [StoreScenario] = [
        StoreScenario("The same command again has one effect and the same reply", covers: [62], again),
        StoreScenario(
            "The same command many times at once has one effect, and every sender gets its reply",
            covers: [62],
            atOnce
        ),
        StoreScenario(
            "A command that was lost in mid-commit, or whose answer was, is done once when sent again",
            covers: [62],
            afterCrash
        ),
        StoreScenario("An id that was used for another command is refused", covers: [62], reused),
        StoreScenario("A command that failed is decided anew when it is sent again", covers: [62, 63], failedBefore),
        StoreScenario("Where replies are not kept, each command is done", covers: [62], off),
        StoreScenario(
            "A policy that reacts to the same event again repeats no effect",
            covers: [57, 62, 64],
            reactedBefore
        ),
    ]

    static func again(_ stores: any Stores) async throws {
        let sample = try SampleSystem(on: stores)
        let id = UUID.version7()
        for _ in 0..<3 {
            let reply = try await sample.system.commands.send(Note(account: "a", amount: 7), id: id)
            try expectEqual(reply, 7)
        }
        // Another program, after a restart.
        let other = try SampleSystem(on: stores)
        try await expectEqual(other.system.commands.send(Note(account: "a", amount: 7), id: id), 7)
        try await other.system.commands.send(Note(account: "a", amount: 7))
        try await expectEqual(sample.notes(), ["a": [7, 7]])
    }

    static func atOnce(_ stores: any Stores) async throws {
        let samples = try (0..<2).map { _ in try SampleSystem(on: stores) }
        let id = UUID.version7()
        let results = await race(20) { number in
            await Result.of {
                try await samples[number % 2].system.commands.send(Note(account: "a", amount: 7), id: id)
            }
        }
        for result in results { try expectEqual(try result.get(), 7) }
        try await expectEqual(samples[0].notes(), ["a": [7]])
    }

    static func afterCrash(_ stores: any Stores) async throws {
        let meddled = MeddledStores(base: stores)
        let sample = try SampleSystem(on: meddled)
        for (number, becomes) in [MeddledStores.Meddling.Commit.isLost, .isNotAnswered].enumerated() {
            let id = UUID.version7()
            let note = Note(account: "a", amount: number)
            meddled.meddling.nextCommits(becomes)
            try await expectThrows(StoreError.unavailable(MeddledStores.trouble)) {
                try await sample.system.commands.send(note, id: id)
            }
            for _ in 0..<2 { try await expectEqual(sample.system.commands.send(note, id: id), number) }
        }
        try await expectEqual(sample.notes(), ["a": [0, 1]])
    }

    static func reused(_ stores: any Stores) async throws {
        let sample = try SampleSystem(on: stores)
        let id = UUID.version7()
        try await sample.system.commands.send(Note(account: "a", amount: 7), id: id)
        try await expectThrows(CommandIDReused(command: Note.wireName, id: id)) {
            try await sample.system.commands.send(Note(account: "a", amount: 8), id: id)
        }
        try await expectEqual(sample.notes(), ["a": [7]])
    }

    static func failedBefore(_ stores: any Stores) async throws {
        let isHealed = Flag()
        var behavior = SampleBehavior()
        behavior.note = { _, _ in if !isHealed.isRaised { throw NoteRefused() } }
        let sample = try SampleSystem(on: stores, behavior)
        let id = UUID.version7()
        try await expectThrows(NoteRefused()) {
            try await sample.system.commands.send(Note(account: "a", amount: 7), id: id)
        }
        isHealed.raise()
        try await expectEqual(sample.system.commands.send(Note(account: "a", amount: 7), id: id), 7)
        try await expectEqual(sample.notes(), ["a": [7]])
    }

    static func off(_ stores: any Stores) async throws {
        let system = try System(name: "test", version: "1", .stores(stores), .idempotency(.off), .silent) {
            SampleSubsystem(behavior: SampleBehavior())
        }
        let id = UUID.version7()
        for _ in 0..<2 { try await system.commands.send(Note(account: "a", amount: 7), id: id) }
        let sample = try SampleSystem(on: stores)
        try await expectEqual(sample.notes(), ["a": [7, 7]])
        try await expectEqual(stores.replies.reply(to: "command/\(id)"), nil)
    }

    static func reactedBefore(_ stores: any Stores) async throws {
        let sample = try SampleSystem(on: stores)
        try await sample.deposit([1, 2, 3], to: "a")
        try await sample.processing { _ in try await sample.waitForPolicy() }
        // An operator sets it back, or another store had lost its checkpoint.
        let checkpoint = try unwrap(try await stores.checkpoints.load(SampleSubsystem.policy))
        try await stores.checkpoints.save(
            .start,
            for: checkpoint.name,
            expecting: checkpoint.position,
            fence: checkpoint.fence
        )
        try await sample.processing { _ in try await sample.waitForPolicy() }
        try await expectEqual(sample.notes(), ["a": [1, 2, 3]])
    }
}
